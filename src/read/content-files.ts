import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
} from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Misfit } from '#domain/misfit.ts';

/** What is ordinary in a content folder. Each limit is at least twice what content needs. */
const limits = {
  // A commune has some 300; 3,000 pages in several languages must still fit (docs/scale.md).
  files: 8_000,
  folders: 200,
  /** Folders below the content folder: `lists/<id>/`. */
  depth: 2,
  /** Characters of one line; the longest of ours has about 2,200. */
  line: 10_000,
  bytes: { '.mdx': 65_536, '.yaml': 524_288, '.csv': 3_145_728 } as Readonly<
    Record<string, number>
  >,
};

/** Folders and files of `content/` that are not content themselves; what is in them is never read. */
const notContent = /^(?:\.schemas|README\.md|CAN-VIET-LAI\.md|\.DS_Store)$/;

/** The files of a content folder: what is ordinary, and what is not. */
export interface ContentFiles {
  /** Names in a folder, without what is not content; `.` is the content folder itself. */
  names(path: string): readonly string[];
  isFolder(path: string): boolean;
  isFile(path: string): boolean;
  /** The text of a file, or why it cannot be had. */
  text(path: string): { readonly text: string } | { readonly misfit: Misfit };
  /** Every ordinary file by its path below the content folder. */
  readonly paths: readonly string[];
  readonly misfits: readonly Misfit[];
}

/**
 * Looks at a content folder before anything in it is opened. Nothing is followed and nothing is waited for: a symbolic
 * link could publish any file of the machine, a named pipe would keep the build waiting for ever.
 *
 * @throws an error with the code `NO_CONTENT` when the folder itself is not there or is a link.
 */
export function contentFiles(folder: string): ContentFiles {
  const root = lstatSync(folder, { throwIfNoEntry: false });
  if (!root?.isDirectory()) {
    const why = root?.isSymbolicLink() ? `${folder} (chỗ đó là một liên kết)` : folder;
    throw Object.assign(new Error(why), { code: 'NO_CONTENT' });
  }
  const top = basename(resolve(folder));
  const misfits: Misfit[] = [];
  const folders = new Map<string, string[]>();
  const files = new Set<string>();
  const place = (path: string) => ({ file: `${top}/${path}`, line: 1, column: 1 });

  function look(path: string, depth: number, isContent: boolean): void {
    const kept: string[] = [];
    folders.set(path, kept);
    const seen = new Map<string, string>();
    for (const name of namesIn(join(folder, path))) {
      const at = path === '.' ? name : `${path}/${name}`;
      const kind = lstatSync(join(folder, at), { throwIfNoEntry: false });
      if (kind?.isSymbolicLink()) {
        misfits.push({ ...place(at), what: 'link', written: name });
        continue;
      }
      if (!kind?.isFile() && !kind?.isDirectory()) {
        misfits.push({ ...place(at), what: 'notAFile', written: name });
        continue;
      }
      if (files.size >= limits.files || folders.size >= limits.folders) {
        misfits.push({ ...place(at), what: 'tooMany', written: name, limit: limits.files });
        return;
      }
      if (!isContent || notContent.test(name)) {
        if (kind.isDirectory()) look(at, depth + 1, false);
        continue;
      }
      const likeName = name.normalize('NFC').toLowerCase();
      const like = seen.get(likeName);
      if (like !== undefined)
        misfits.push({ ...place(at), what: 'sameName', written: name, expected: like });
      seen.set(likeName, name);
      kept.push(name);
      if (kind.isFile()) files.add(at);
      else if (depth < limits.depth) look(at, depth + 1, true);
      else folders.set(at, []);
    }
  }
  look('.', 0, true);

  return {
    names: (path) => folders.get(path) ?? [],
    isFolder: (path) => folders.has(path),
    isFile: (path) => files.has(path),
    paths: [...files],
    misfits,
    text(path) {
      if (!files.has(path)) {
        const file = place(path).file;
        return { misfit: { ...place(path), what: 'missingFile', written: file } };
      }
      const limit = limits.bytes[/\.[a-z]+$/.exec(path)?.[0] ?? ''] ?? 0;
      const bytes = bytesOf(join(folder, path), limit);
      if (bytes === 'link') return { misfit: { ...place(path), what: 'link', written: path } };
      if (bytes === 'tooLarge')
        return {
          misfit: { ...place(path), what: 'tooLarge', written: basename(path), limit },
        };
      let text: string;
      try {
        text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      } catch {
        return { misfit: { ...place(path), what: 'notUtf8' } };
      }
      const long = text.split('\n').findIndex((line) => line.length > limits.line);
      if (long >= 0)
        return {
          misfit: { ...place(path), line: long + 1, what: 'lineTooLong', limit: limits.line },
        };
      return { text };
    },
  };
}

/** A folder that may not be opened holds nothing for us; what must be there is then missing by name. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** Opens without following a link and without waiting, asks for the size, and only then reads. */
function bytesOf(path: string, limit: number): Uint8Array | 'link' | 'tooLarge' {
  // Windows has neither flag; there a link was refused by `lstat` before.
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  let opened: number;
  try {
    opened = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch {
    return 'link';
  }
  try {
    const { size } = fstatSync(opened);
    if (size > limit) return 'tooLarge';
    // One byte more than it says: a file that grows meanwhile is too large as well.
    const bytes = new Uint8Array(size + 1);
    let read = 0;
    for (let more = 1; more > 0 && read <= size; read += more)
      more = readSync(opened, bytes, read, bytes.length - read, null);
    return read > size ? 'tooLarge' : bytes.subarray(0, read);
  } finally {
    closeSync(opened);
  }
}

/** The SHA-256 of every file, by the path that `readContent` gives it, so that a change after checking shows. */
export function fingerprints(folder: string): Map<string, string> {
  const { paths, text } = contentFiles(folder);
  const top = basename(resolve(folder));
  return new Map(
    paths.map((path) => {
      const read = text(path);
      return [`${top}/${path}`, 'text' in read ? fingerprint(read.text) : read.misfit.what];
    }),
  );
}

export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
