import { basename, dirname } from "node:path";
import { disk, makeFolder, type Files } from "../../../core/host/store/files.ts";

/** An error of the operating system. */
const failure = (code: string): Error => Object.assign(new Error(code), { code });

/** A disk which fails at its n-th operation (from 1) and, where `onwards`, at all later ones. A failing write has written half. */
export function failingAt(
  n: number,
  code: string,
  onwards = false,
  below: Files = disk,
): Files & { readonly reached: boolean } {
  let count = 0;
  const fails = () => {
    count++;
    return count === n || (onwards && count > n);
  };
  const wrap =
    <A extends unknown[], R>(operation: (...args: A) => R) =>
    (...args: A): R => {
      if (fails()) throw failure(code);
      return operation(...args);
    };
  const half = (bytes: Uint8Array) => bytes.subarray(0, bytes.length >> 1);
  const all = Object.fromEntries(
    Object.entries(below).map(([name, operation]) => [name, wrap(operation as () => void)]),
  );
  return {
    ...(all as unknown as Files),
    write: async (file, bytes, position) => {
      const failed = fails();
      await below.write(file, failed ? half(bytes) : bytes, position);
      if (failed) throw failure(code);
    },
    writeNow: (file, bytes, position) => {
      const failed = fails();
      below.writeNow(file, failed ? half(bytes) : bytes, position);
      if (failed) throw failure(code);
    },
    sync: (file) => (fails() ? Promise.reject(failure(code)) : below.sync(file)),
    get reached() {
      return count >= n;
    },
  };
}

/** The disk with so many bytes left to write; a write that does not fit fills it up and fails. */
export function smallDisk(left: number): Files & { free(bytes: number): void } {
  const spend = (bytes: Uint8Array) => {
    const fits = bytes.subarray(0, Math.max(0, Math.min(bytes.length, left)));
    left -= fits.length;
    return fits;
  };
  return {
    ...disk,
    write: async (file, bytes, position) => {
      const fits = spend(bytes);
      await disk.write(file, fits, position);
      if (fits.length < bytes.length) throw failure("ENOSPC");
    },
    writeNow: (file, bytes, position) => {
      const fits = spend(bytes);
      disk.writeNow(file, fits, position);
      if (fits.length < bytes.length) throw failure("ENOSPC");
    },
    free: (bytes) => void (left += bytes),
  };
}

/** The disk, and beside it what a power cut would leave: synced contents under names whose folder was synced. */
export function losingPower(): Files & { keepOnlySynced(to: string, root: string): void } {
  interface Inode {
    synced: Buffer;
  }
  const inodes = new Map<string, Inode>(); // by current path
  const durable = new Map<string, Map<string, Inode>>(); // folder → name → content
  const open = new Map<number, { inode: Inode; path: string }>();
  const inodeAt = (path: string): Inode => {
    const known = inodes.get(path) ?? { synced: Buffer.alloc(0) };
    inodes.set(path, known);
    return known;
  };
  const keep = (file: number) => {
    const known = open.get(file);
    if (!known) return;
    known.inode.synced = disk.readAll(known.path) ?? Buffer.alloc(0);
  };
  return {
    ...disk,
    open: (path, mode) => {
      const file = disk.open(path, mode);
      open.set(file, { inode: inodeAt(path), path });
      return file;
    },
    sync: async (file) => {
      await disk.sync(file);
      keep(file);
    },
    syncNow: (file) => {
      disk.syncNow(file);
      keep(file);
    },
    syncDir: (dir) => {
      disk.syncDir(dir);
      const names = new Map<string, Inode>();
      for (const [path, inode] of inodes) if (dirname(path) === dir) names.set(basename(path), inode);
      durable.set(dir, names);
    },
    rename: (from, to) => {
      disk.rename(from, to);
      inodes.set(to, inodeAt(from));
      inodes.delete(from);
    },
    link: (from, to) => {
      disk.link(from, to);
      inodes.set(to, inodeAt(from));
    },
    remove: (path) => {
      disk.remove(path);
      inodes.delete(path);
    },
    keepOnlySynced: (to, root) => {
      for (const [dir, names] of durable) {
        if (!dir.startsWith(root)) continue;
        makeFolder(disk, to + dir.slice(root.length));
        for (const [name, { synced }] of names) {
          const file = disk.open(`${to}${dir.slice(root.length)}/${name}`, "create");
          disk.writeNow(file, synced, 0);
          disk.close(file);
        }
      }
    },
  };
}
