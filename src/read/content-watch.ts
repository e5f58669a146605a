/** A place that an editor must mend, with what is wrong and what to write. */
export interface Mistake {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** One entry of a collection, as Astro keeps it. */
export interface CheckedEntry {
  readonly id: string;
  readonly collection: string;
  readonly data: unknown;
}

/** What one build knows about its content from the moment of reading to its end. */
export interface ContentWatch {
  /** SHA-256 of every file as it was read and checked, by its path. */
  read?: ReadonlyMap<string, string>;
  /** In a build: resolves when everything is read and checked, and fails with every place to mend. */
  checked?: Promise<void>;
  /**
   * The content by collection and id, for the pages of a build, which are published only when `checked` resolves. Through
   * Astro's own store it would go through the bundler as a program, dozens of megabytes of it for a large site.
   */
  entries?: ReadonlyMap<string, ReadonlyMap<string, CheckedEntry>>;
  /** While somebody edits beside `astro dev`: shows mistakes in the browser, none when all are mended. */
  show?: (mistakes: readonly Mistake[]) => void;
}

/**
 * The build has two copies of every module: Node's, in which the guard runs, and the bundler's, in which the content is
 * read. They share nothing but the global object, so the guard signs in there.
 */
export const contentWatchName = 'cam-tay.content-watch';
const key = Symbol.for(contentWatchName);
const shared = globalThis as { [key]?: ContentWatch };

/** The guard begins to watch. */
export function watchContent(): ContentWatch {
  shared[key] = {};
  return shared[key];
}

/** @throws when no guard watches: content is handed out to nothing else. */
export function contentWatch(): ContentWatch {
  const watch = shared[key];
  if (!watch)
    throw new Error(
      'Thiếu bộ canh nội dung: astro.config.mjs phải có contentGuard() trong integrations, nếu không thì không đưa nội dung ra.',
    );
  return watch;
}
