import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build as bundle } from 'vite';
import { injectManifest } from 'workbox-build';
import {
  type OtherPages,
  otherPagesFile,
  type Release,
  releaseFile,
  shortHash,
} from '#offline/cache-names.ts';
import { cachePlan } from '#offline/cache-plan.ts';
import { today } from '#read/today.ts';
import { workerBundle } from './worker-bundle.ts';

const sha256 = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('base64');

/** Where a file of `dist/` is read from: pages at the address of their folder. */
const addressOf = (file: string): string => `/${file.replace(/(^|\/)index\.html$/, '$1')}`;

/** Hashes of all pages that stay on the host. */
export function otherPages(kept: ReadonlySet<string>, folder = 'dist'): OtherPages {
  return Object.fromEntries(
    globSync('**/index.html', { cwd: folder })
      .map((file) => file.replaceAll('\\', '/'))
      .sort()
      .filter((file) => !kept.has(addressOf(file)))
      .map((file) => [addressOf(file), shortHash(sha256(join(folder, file)))]),
  );
}

/** Puts the list of what a phone keeps, each file with its hash, into `dist/sw.js` and `dist/release.json`. */
export async function buildServiceWorker(build: string): Promise<{ files: number; bytes: number }> {
  const temporary = join('node_modules', '.cache', 'cam-tay');
  await bundle(workerBundle('src/offline/service-worker.ts', temporary, 'sw.js', build, 'iife'));

  const { maxTotalBytes, maxFiles, ...files } = cachePlan;
  const release: { files: Release['files'] } = { files: [] };
  const { count, size, warnings } = await injectManifest({
    ...files,
    globDirectory: 'dist',
    swSrc: join(temporary, 'sw.js'),
    swDest: join('dist', 'sw.js'),
    manifestTransforms: [
      (entries) => {
        const hashed = entries.map(({ url, size: bytes }) => ({
          url: addressOf(url),
          bytes,
          sha256: sha256(join('dist', url)),
        }));
        release.files = hashed;
        const text = JSON.stringify({ build, day: today(), files: hashed } satisfies Release);
        writeFileSync(join('dist', releaseFile), text);
        const kept = new Set(hashed.map(({ url }) => url));
        writeFileSync(join('dist', otherPagesFile), JSON.stringify(otherPages(kept)));
        const lists = [releaseFile, otherPagesFile].map((url) => ({
          url,
          bytes: statSync(join('dist', url)).size,
          sha256: sha256(join('dist', url)),
        }));
        return {
          manifest: [...hashed, ...lists].map(({ url, bytes, sha256: revision }) => ({
            url,
            revision,
            size: bytes,
          })),
          warnings: [],
        };
      },
    ],
  });

  if (warnings.length > 0) throw new Error(`dist/sw.js leaves files out:\n${warnings.join('\n')}`);
  if (size > maxTotalBytes)
    throw new Error(`dist/sw.js keeps ${size} bytes, over ${maxTotalBytes}`);
  if (count > maxFiles) throw new Error(`dist/sw.js keeps ${count} files, over ${maxFiles}`);
  return { files: count, bytes: size };
}
