/** Names shared by the service worker and by the pages that look into its caches. */

const release = 'release-';
const visited = 'visited-';
const pack = 'pack-';

/** The cache that holds one release as a whole. */
export const releaseCache = (build: string): string => release + build;

/** The cache of pages that a reader opened, of the same build. */
export const visitedCache = (build: string): string => visited + build;

/** The cache of a pack that a reader asked for, of the same build. */
export const packCache = (build: string, id: string): string => `${pack}${build}-${id}`;

/** What has arrived of packs that are not whole yet. */
export const partsCache = 'pack-parts';

/** Written last, so that a cache without it is known to be unfinished. */
export const completeMark = '/release-complete';

/** Written when a release takes over: what was there before it. So a release that waits has none. */
export const beforeMark = '/before-this-release';

/** The list of the files of a release, and of its packs. */
export const releaseFile = '/release.json';

/** Hashes of the files that a release leaves on the host: a reader who opens one sees the file of the build or none. */
export const otherFilesFile = '/release-pages.json';

/** `release-pages.json`: address to the start of its SHA-256 in base64. */
export type OtherFiles = Readonly<Record<string, string>>;

/** So much of a hash is beyond any accident, and short enough to send for a thousand pages. */
export const shortHash = (sha256: string): string => sha256.slice(0, 16);

/** The build that a cache belongs to, or `undefined` for caches that are not ours. */
export function buildOfReleaseCache(name: string): string | undefined {
  return name.startsWith(release) ? name.slice(release.length) : undefined;
}

/** The build and the pack that a cache belongs to. */
export function packOfCache(name: string): { build: string; id: string } | undefined {
  const [, build, id] = /^pack-([0-9a-f]{12})-(.+)$/.exec(name) ?? [];
  return build && id ? { build, id } : undefined;
}

export const isOurCache = (name: string): boolean =>
  [release, visited, pack].some((start) => name.startsWith(start));

/** What the worker notes beside its files: address to SHA-256 in base64. `release.json` leaves them out: `sw.js` has them. */
export const hashesFile = '/release-hashes';

/** One file of a release, and its size. */
export interface ReleaseEntry {
  readonly url: string;
  readonly bytes: number;
}

/** Many files in one compressed file (`pack-format.ts`): a request for each would cost ten times the link's own time. */
export interface Pack extends ReleaseEntry {
  readonly id: string;
  /** SHA-256 in base64. */
  readonly sha256: string;
  /** What a reader calls it; absent for the packs that every phone keeps. */
  readonly title?: string;
  /** Size of its files on the device. `bytes` is what the network carries. */
  readonly unpacked: number;
  readonly files: readonly string[];
}

/** `/ban-nay.json`: which build this is, 12 hex digits, and the day it was made. */
export interface Edition {
  readonly build: string;
  readonly day: string;
}

export const editionFile = '/ban-nay.json';

/** `release.json`. */
export interface Release extends Edition {
  /** What every phone keeps. */
  readonly files: readonly ReleaseEntry[];
  readonly packs: readonly Pack[];
}

/** What a page may ask of the worker. */
export type WorkerMessage =
  | { readonly type: 'take-over' }
  | { readonly type: 'keep'; readonly path: string }
  | { readonly type: 'save-pack' | 'stop-pack' | 'drop-pack'; readonly id: string };

/** What the worker tells the pages about a pack. Sizes in bytes. */
export type PackNews = { readonly type: 'pack'; readonly id: string } & (
  | { readonly state: 'loading'; readonly got: number; readonly of: number }
  | { readonly state: 'done' | 'stopped' | 'failed' | 'dropped' }
  | { readonly state: 'no-room'; readonly needed: number; readonly free: number }
);
