import {
  closeSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  renameSync,
  unlinkSync,
  write,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";

/** Every file operation of the stores, and no other way to a file: so that a test can let the n-th one fail. Errors are Node's, with `code`. */
export interface Files {
  open(path: string, mode: "read" | "write" | "create"): number;
  close(file: number): void;
  /** Bytes read into the buffer, fewer than its length at the end of the file. */
  read(file: number, buffer: Uint8Array, position: number): number;
  /** All of the bytes at the position, off the event loop. */
  write(file: number, bytes: Uint8Array, position: number): Promise<void>;
  writeNow(file: number, bytes: Uint8Array, position: number): void;
  /** Resolves when the content is on disk. */
  sync(file: number): Promise<void>;
  syncNow(file: number): void;
  size(file: number): number;
  truncate(file: number, length: number): void;
  /** The whole content, or nothing where there is no such file. */
  readAll(path: string): Buffer | undefined;
  /** Names in a folder, sorted, or nothing where there is no such folder. */
  list(dir: string): readonly string[] | undefined;
  /** One folder in one that is there. */
  makeDir(dir: string): void;
  syncDir(dir: string): void;
  rename(from: string, to: string): void;
  /** A second name for a file; fails with EEXIST where the name is taken. */
  link(from: string, to: string): void;
  remove(path: string): void;
}

const FLAGS = { read: "r", write: "r+", create: "wx" } as const;

/** The disk. */
export const disk: Files = {
  open: (path, mode) => openSync(path, FLAGS[mode]),
  close: closeSync,
  read: (file, buffer, position) => {
    let got = 0;
    while (got < buffer.length) {
      const n = readSync(file, buffer, got, buffer.length - got, position + got);
      if (n === 0) break;
      got += n;
    }
    return got;
  },
  write: async (file, bytes, position) => {
    for (let done = 0; done < bytes.length;)
      done += await new Promise<number>((resolve, reject) =>
        write(file, bytes, done, bytes.length - done, position + done, (error, n) =>
          error ? reject(error) : resolve(n),
        ),
      );
  },
  writeNow: (file, bytes, position) => {
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, position + done);
  },
  sync: (file) => new Promise((resolve, reject) => fdatasync(file, (error) => (error ? reject(error) : resolve()))),
  syncNow: fdatasyncSync,
  size: (file) => fstatSync(file).size,
  truncate: ftruncateSync,
  readAll: (path) => unlessMissing(() => readFileSync(path)),
  list: (dir) => unlessMissing(() => readdirSync(dir).sort()),
  makeDir: mkdirSync,
  syncDir: (dir) => {
    const file = openSync(dir, "r");
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  rename: renameSync,
  link: linkSync,
  remove: unlinkSync,
};

function unlessMissing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** ENOSPC, EACCES, EIO …; "" where an error has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** Makes a folder that stays after a power cut, and those around it. One by one: asked for all at once, Node 20 goes round for ever in /proc. */
export function makeFolder(files: Files, dir: string): void {
  if (files.list(dir)) return;
  makeFolder(files, dirname(dir));
  try {
    files.makeDir(dir);
  } catch (error) {
    if (codeOf(error) !== "EEXIST" || !files.list(dir)) throw error;
  }
  files.syncDir(dirname(dir));
}

/** Writes a file so that its name never stands for half of it: own temporary name, sync, rename, sync of the folder. */
export function replaceFile(files: Files, dir: string, name: string, bytes: Uint8Array): void {
  const temporary = `${dir}/${name}.${process.pid}.tmp`;
  if (files.list(dir)?.includes(`${name}.${process.pid}.tmp`)) files.remove(temporary);
  const file = files.open(temporary, "create");
  try {
    try {
      files.writeNow(file, bytes, 0);
      files.syncNow(file);
    } finally {
      files.close(file);
    }
    files.rename(temporary, `${dir}/${name}`);
  } catch (error) {
    removeQuietly(files, temporary);
    throw error;
  }
  files.syncDir(dir);
}

/** Takes away what a failed write left; what cannot be taken away now is removed at the next start. */
export function removeQuietly(files: Files, path: string): void {
  try {
    files.remove(path);
  } catch (error) {
    if (codeOf(error) === "") throw error;
  }
}

/** Removes temporary files that a killed process left in a folder. */
export function sweep(files: Files, dir: string): void {
  for (const name of files.list(dir) ?? []) if (/\.\d+\.tmp$/.test(name)) removeQuietly(files, `${dir}/${name}`);
}
