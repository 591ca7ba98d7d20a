import { spawnSync } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Client {
  connect(): Promise<void>;
  query(text: string, values?: readonly unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
  end(): Promise<void>;
}

interface Pg {
  readonly default: { readonly Client: new (options: object) => Client };
}

/** Installed for the bench alone, so the compiler must not look for it. */
const PEER = ["pg"].join("");

type Load = (table: string, lines: Iterable<string>) => void;

/** Gives a database of its own, thrown away afterwards; says what is missing where PostgreSQL is not on PATH. */
export async function withPostgres(use: (client: Client, load: Load) => Promise<void>): Promise<string | undefined> {
  const absent = ["initdb", "pg_ctl", "psql"].filter((name) => spawnSync(name, ["--version"]).status !== 0);
  if (absent.length > 0) return `${absent.join(", ")} not found on PATH`;
  const folder = mkdtempSync(join(tmpdir(), "guanjia-pg-"));
  const started = start(folder);
  if (started !== undefined) {
    rmSync(folder, { recursive: true, force: true });
    return started;
  }
  try {
    const pg = (await import(/* @vite-ignore */ PEER)) as Pg;
    const client = new pg.default.Client({ host: folder, user: "bench", database: "postgres" });
    await client.connect();
    await use(client, (table, lines) => copy(folder, table, lines));
    await client.end();
    return undefined;
  } finally {
    asServer(`pg_ctl -D ${folder}/data -m fast stop`);
    rmSync(folder, { recursive: true, force: true });
  }
}

function start(folder: string): string | undefined {
  const root = process.getuid?.() === 0;
  if (root) {
    const [uid, gid] = ["-u", "-g"].map((flag) =>
      Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout),
    );
    if (!uid || !gid) return "it does not run as root, and there is no user postgres";
    chownSync(folder, uid, gid);
  }
  const made = asServer(`initdb -D ${folder}/data -A trust -U bench --locale=C -E UTF8`);
  if (made.status !== 0) return `initdb: ${made.stderr.trim()}`;
  const options = `-k ${folder} -c listen_addresses='' -c shared_buffers=1GB -c fsync=off`;
  const up = asServer(`pg_ctl -D ${folder}/data -w -l ${folder}/log -o "${options}" start`);
  return up.status === 0 ? undefined : `pg_ctl: ${up.stderr.trim()}`;
}

/** PostgreSQL refuses to run as root. */
function asServer(command: string) {
  const [shell, ...flags] = process.getuid?.() === 0 ? ["su", "postgres", "-c"] : ["sh", "-c"];
  return spawnSync(shell, [...flags, `PATH=${process.env["PATH"]} ${command}`], {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
  });
}

function copy(folder: string, table: string, lines: Iterable<string>): void {
  const args = ["-q", "-h", folder, "-U", "bench", "postgres", "-c", `\\copy ${table} from pstdin csv`];
  const { status, stderr } = spawnSync("psql", args, { input: [...lines].join(""), encoding: "utf8", maxBuffer: 1e9 });
  if (status !== 0) throw new Error(stderr);
}
