import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
import { findChromium } from "../.ci/chromium.mjs";

/** A headless Chromium of this machine that speaks to nobody but the pages of the test. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("no Chromium: run `node .ci/setup.mjs --browser`");
  const args = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  // Chromium's own sandbox does not start as root, which is what CI runs as.
  const chromiumSandbox = process.getuid?.() !== 0;
  return chromium.launch({ executablePath, args, chromiumSandbox });
}
