import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
// The whole package loads a bundler that is not needed here.
import { injectManifest } from 'workbox-build/build/inject-manifest.js';
import {
  type OtherFiles,
  otherFilesFile,
  type Pack,
  type Release,
  releaseFile,
  shortHash,
} from '#offline/cache-names.ts';
import { cachePlan, everythingPack } from '#offline/cache-plan.ts';
import { languagesIn } from '#read/languages.ts';
import { today } from '#read/today.ts';
import { hashOfFile } from './file-hashes.ts';
import { ownPackIds, packOrders } from './pack-contents.ts';
import { addressOf, fileOf, filesLeftOut, keptFiles } from './phone-files.ts';
import { ofEdition, workerCode } from './worker-bundle.ts';
import { writePacks } from './write-packs.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');

/** The code of the service worker, without its build and its list of files: it need not wait for them. */
export const serviceWorker = (): Promise<string> =>
  workerCode('service', 'src/offline/service-worker.ts', 'iife');

/**
 * Puts the list of what a phone keeps, each file with its hash, into `sw.js` and `release.json`, and writes the packs.
 *
 * @param folder - a finished site; what an earlier call has written there is replaced.
 * @param worker - what `serviceWorker` gave, where it was begun before.
 */
export async function buildServiceWorker(
  build: string,
  folder = 'dist',
  worker = serviceWorker(),
): Promise<{ files: number; packs: readonly Pack[] }> {
  const edition = { build, day: today() };
  const bare = join('node_modules', '.cache', 'cam-tay', build, 'sw.js');
  mkdirSync(dirname(bare), { recursive: true });
  writeFileSync(bare, ofEdition(await worker, edition));

  const { maxTotalBytes, maxFiles, ...files } = cachePlan;
  const languages = languagesIn(process.env.CONTENT_DIR ?? 'content');
  const isOnEveryPhone = keptFiles(folder, languages);
  let packs: readonly Pack[] = [];
  let total = 0;
  const { warnings } = await injectManifest({
    ...files,
    globDirectory: folder,
    swSrc: bare,
    swDest: join(folder, 'sw.js'),
    manifestTransforms: [
      async (entries) => {
        const kept = entries
          .filter(({ url }) => isOnEveryPhone(url))
          .map(({ url, size: bytes }) => ({
            url: addressOf(url),
            bytes,
            sha256: hashOfFile(join(folder, url)),
          }));
        total = kept.reduce((sum, { bytes }) => sum + bytes, 0);
        const leftOut = filesLeftOut(new Set(kept.map(({ url }) => url)), folder);
        const others: OtherFiles = Object.fromEntries(
          leftOut.map((url) => [url, shortHash(hashOfFile(fileOf(folder, url)))]),
        );
        const addresses = kept.map(({ url }) => url).sort();
        packs = await writePacks(packOrders(addresses, leftOut, folder, languages), folder);
        const files = kept.map(({ url, bytes }) => ({ url, bytes }));
        const release = { ...edition, files, packs } satisfies Release;
        writeFileSync(join(folder, releaseFile), JSON.stringify(release));
        writeFileSync(join(folder, otherFilesFile), JSON.stringify(others));

        const lists = [releaseFile, otherFilesFile].map((url) => {
          const bytes = readFileSync(join(folder, url));
          return { url, revision: sha256(bytes), size: bytes.length };
        });
        const ownPacks = packs
          .filter(({ id }) => ownPackIds.includes(id))
          .map(({ url, bytes, sha256: hash }) => ({ url, revision: `${bytes} ${hash}`, size: 0 }));
        return {
          manifest: [
            ...kept.map(({ url, bytes, sha256: revision }) => ({ url, revision, size: bytes })),
            ...lists,
            ...ownPacks,
          ],
          warnings: [],
        };
      },
    ],
  });

  rmSync(dirname(bare), { recursive: true });
  const count = packs
    .filter(({ title, id }) => !title && id !== everythingPack)
    .reduce((sum, pack) => sum + pack.files.length, 0);
  if (warnings.length > 0) throw new Error(`dist/sw.js leaves files out:\n${warnings.join('\n')}`);
  if (total > maxTotalBytes)
    throw new Error(`dist/sw.js keeps ${total} bytes, over ${maxTotalBytes}`);
  if (count > maxFiles) throw new Error(`dist/sw.js keeps ${count} files, over ${maxFiles}`);
  return { files: count, packs };
}
