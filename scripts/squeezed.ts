import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { filesBelow } from './release-manifest.ts';

/** Where results lie. It may be deleted at any time. */
export const squeezedFolder = join('node_modules', '.cache', 'cam-tay-squeezed');

/** Results that no build asked for during so many days are forgotten. */
const days = 7;
const day = 86_400_000;
const hashLength = 32;

/** Another encoder may give other bytes for the same input. */
const encoders = ['brotli', 'zlib', 'zstd']
  .map((name) => `${name} ${process.versions[name]}`)
  .join(', ');

const sha256 = (...parts: (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/**
 * What `squeeze` makes of `bytes`, from an earlier build where there is one. The result is found by the SHA-256 of the
 * bytes, the settings and the versions of the encoders, so it can never be an old one; it carries its own SHA-256, so
 * that a damaged one is made anew. Deleting the folder changes the time of a build and nothing else.
 *
 * @param settings - names the encoder and everything it was told.
 */
export async function squeezed(
  bytes: Uint8Array,
  settings: string,
  squeeze: (bytes: Uint8Array) => Promise<Uint8Array> | Uint8Array,
  folder = squeezedFolder,
): Promise<Uint8Array> {
  const key = sha256(`${encoders}; ${settings}\0`, bytes).toString('hex');
  const path = join(folder, key.slice(0, 2), key.slice(2));
  const known = read(path);
  if (known) return known;
  const making = underWay.get(path) ?? make(path, bytes, squeeze);
  underWay.set(path, making);
  return making.finally(() => underWay.delete(path));
}

/** What is being made now, by its path: nobody begins the same a second time. */
const underWay = new Map<string, Promise<Uint8Array>>();

async function make(
  path: string,
  bytes: Uint8Array,
  squeeze: (bytes: Uint8Array) => Promise<Uint8Array> | Uint8Array,
): Promise<Uint8Array> {
  const made = await squeeze(bytes);
  mkdirSync(dirname(path), { recursive: true });
  // Whole or not at all, whoever writes it at the same time.
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, Buffer.concat([sha256(made), made]));
  renameSync(unfinished, path);
  return made;
}

function read(path: string): Uint8Array | undefined {
  const file = statSync(path, { throwIfNoEntry: false });
  if (!file) return undefined;
  const entry = readFileSync(path);
  const made = entry.subarray(hashLength);
  if (!sha256(made).equals(entry.subarray(0, hashLength))) return undefined;
  const now = new Date();
  // It is days that count.
  if (now.getTime() - file.mtimeMs > day) utimesSync(path, now, now);
  return made;
}

/** Takes away what no build has asked for lately. */
export function forgetUnused(folder = squeezedFolder): void {
  const before = Date.now() - days * day;
  for (const name of existsSync(folder) ? filesBelow(folder) : []) {
    const path = join(folder, name);
    // Another process may have finished meanwhile what it was writing.
    const file = statSync(path, { throwIfNoEntry: false });
    if (file && file.mtimeMs < before) rmSync(path);
  }
}
