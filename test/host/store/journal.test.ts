import { folder, opened } from "./made.ts";
import { storeContract } from "./contract.ts";

storeContract("the journal", (clock) => {
  const dir = folder();
  return { clock, open: () => Promise.resolve(opened(dir, clock)) };
});
