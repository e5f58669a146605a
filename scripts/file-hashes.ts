import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

const seen = new Map<string, { readonly state: string; readonly hash: string }>();

/**
 * The SHA-256 of a file in base64: search, offline copy and service worker all ask for that of every page. Read again only
 * when the file is another, or was written since this process has read it.
 */
export function hashOfFile(path: string): string {
  const { ino, mtimeMs, size } = statSync(path);
  const state = [ino, mtimeMs, size].join();
  const before = seen.get(path);
  if (before?.state === state) return before.hash;
  const hash = createHash('sha256').update(readFileSync(path)).digest('base64');
  seen.set(path, { state, hash });
  return hash;
}
