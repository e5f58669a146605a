/** Names shared by the service worker and by the pages that look into its caches. */

const release = 'release-';
const visited = 'visited-';

/** The cache that holds one release as a whole. */
export const releaseCache = (build: string): string => release + build;

/** The cache of pages that a reader opened, of the same build. */
export const visitedCache = (build: string): string => visited + build;

/** Written last, so that a cache without it is known to be unfinished. */
export const completeMark = '/release-complete';

/** The list of the files of a release. */
export const releaseFile = '/release.json';

/** Hashes of the pages that a release leaves on the host: a reader who opens one sees the page of the build or none. */
export const otherPagesFile = '/release-pages.json';

/** `release-pages.json`: address to the start of its SHA-256 in base64. */
export type OtherPages = Readonly<Record<string, string>>;

/** So much of a hash is beyond any accident, and short enough to send for a thousand pages. */
export const shortHash = (sha256: string): string => sha256.slice(0, 16);

/** The build that a cache belongs to, or `undefined` for caches that are not ours. */
export function buildOfReleaseCache(name: string): string | undefined {
  return name.startsWith(release) ? name.slice(release.length) : undefined;
}

export const isOurCache = (name: string): boolean =>
  name.startsWith(release) || name.startsWith(visited);

/** One file of a release: where it is, how big it is unpacked, and the SHA-256 of its bytes in base64. */
export interface ReleaseEntry {
  readonly url: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** `release.json`. */
export interface Release {
  readonly build: string;
  readonly day: string;
  readonly files: readonly ReleaseEntry[];
}

/** What a page may ask of the worker. */
export type WorkerMessage =
  | { readonly type: 'take-over' }
  | { readonly type: 'keep'; readonly path: string };
