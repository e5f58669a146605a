import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';

/** Where results lie. It may be deleted at any time: that changes the time of a build and nothing else. */
export const rememberedFolder = join('node_modules', '.cache', 'cam-tay-remembered');

/** The SHA-256 of texts, with their borders. */
export const keyOf = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('base64');
};

/**
 * The latest results of one kind of work, by what they were made from.
 *
 * @param rules - all that decides a result besides what it is asked for: the sources and packages of the work. Results of
 *   other rules are not seen. Without it nothing is known and nothing is kept.
 */
export function remember<T>(name: string, rules: string | undefined, folder = rememberedFolder) {
  const file = join(folder, `${name}.json`);
  const before = rules ? read<T>(file, rules) : new Map<string, T>();
  const now = new Map<string, T>();
  /** What an earlier build made of the same. Results are JSON and must not be changed. */
  const known = (key: string): T | undefined => {
    const result = now.get(key) ?? before.get(key);
    if (result !== undefined) now.set(key, result);
    return result;
  };
  const put = (key: string, result: T): T => {
    now.set(key, result);
    return result;
  };
  return {
    /** What an earlier build made of the same, if it did. */
    known,
    /** Keeps a result. */
    put,
    /** What an earlier build made of the same, or what `make` gives. */
    get: (key: string, make: () => T): T => known(key) ?? put(key, make()),
    /** The same for work that is waited for. */
    async wait(key: string, make: () => Promise<T>): Promise<T> {
      return known(key) ?? put(key, await make());
    },
    /** Makes a result before anyone asks for it, which is kept only if someone does. */
    ahead(key: string, make: () => T): void {
      if (!before.has(key)) before.set(key, make());
    },
    /** Keeps what was asked for since, and forgets the rest. */
    keep(): void {
      if (!rules) return;
      mkdirSync(dirname(file), { recursive: true });
      // Whole or not at all.
      const unfinished = `${file}.${process.pid}`;
      writeFileSync(unfinished, JSON.stringify([rules, [...now]]));
      renameSync(unfinished, file);
    },
  };
}

function read<T>(file: string, rules: string): Map<string, T> {
  try {
    const [writtenRules, entries] = JSON.parse(readFileSync(file, 'utf8')) as [
      string,
      [string, T][],
    ];
    return writtenRules === rules ? new Map(entries) : new Map();
  } catch {
    return new Map();
  }
}
