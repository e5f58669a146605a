/** What the build wrote into this worker: which release it is, and what belongs to it. */
import { otherFilesFile, releaseFile } from './cache-names.ts';

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: { readonly url: string; readonly revision: string | null }[];
};

export const build = import.meta.env.BUILD_ID;
const listed = self.__WB_MANIFEST.map(({ url, revision }) => ({ url, revision: revision ?? '' }));
/** The files of the release: address to SHA-256. */
export const hashOf = new Map(
  listed.filter(({ url }) => !url.startsWith('/goi/')).map(({ url, revision }) => [url, revision]),
);
/** The packs they come in; `revision` is their size and their SHA-256. */
export const ownPacks = new Map(
  listed
    .filter(({ url }) => url.startsWith('/goi/'))
    .map(({ url, revision }) => {
      const [bytes = '', hash = ''] = revision.split(' ');
      const id = url.slice('/goi/'.length).replace(/-[0-9a-f]+\.pack$/, '');
      return [id, { url, bytes: Number(bytes), sha256: hash }];
    }),
);

/** Lists that come as files of their own, the second only when a page outside the release is opened. */
export const lists: readonly string[] = [releaseFile, otherFilesFile];
