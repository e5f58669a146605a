import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { headersFile } from '#deploy/hosts.ts';
import { essentialsPack, everythingPack, searchPack, shellPack } from '#offline/cache-plan.ts';
import { watchContent } from '#read/content-watch.ts';
import { today } from '#read/today.ts';
import { buildId, sourcesHash } from './build-id.ts';
import { compress } from './compress.ts';
import { expectedPages, wholeCountry } from './expected-pages.ts';
import { checkOutput, contentFolder, siteAddress } from './guard.ts';
import { handoutsOf, publishHandouts } from './handouts/publish.ts';
import { keepFormer } from './keep-former.ts';
import { isProgramKept } from './kept-pages.ts';
import { filesBelow, signingKey, signManifest, writeManifest } from './release-manifest.ts';
import type { StartedPages } from './start-pages.ts';

async function step<T>(
  name: string,
  work: () => Promise<T>,
  say: (result: T) => string = () => '',
): Promise<void> {
  const begun = performance.now();
  process.stdout.write(`→ ${name}… `);
  const result = await work();
  console.log(`${((performance.now() - begun) / 1000).toFixed(1)} giây. ${say(result)}`);
}

/**
 * Waits until the pages are there; the guard goes on here with what their process has read.
 *
 * @returns whether the program of the build before made them.
 */
async function pagesBuilt(pages: StartedPages): Promise<boolean> {
  const built = await pages.built;
  if ('error' in built) throw new Error(built.error);
  watchContent().read = new Map(built.read);
  return built.isProgramKept;
}

/** Squeezes meanwhile what is there already. @returns what stops it; it ends with this process as well. */
function squeezeAhead(): () => Promise<void> {
  const child = fork(new URL('squeeze-ahead.ts', import.meta.url), { stdio: 'ignore' });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return async () => {
    child.kill();
    await gone;
  };
}

/** Where builds before this one are: the last comes back when this one fails, so a mistake takes no site away. */
const attic = '.dist-before';
const before = join(attic, String(Date.now()));

/** Whether what stands in `dist/` is of this build. */
let isBegun = false;

/** Puts the last build there, and removes older ones meanwhile: 9,000 files take a second. */
function putAway(): void {
  const older = existsSync(attic) ? readdirSync(attic) : [];
  if (existsSync('dist')) {
    mkdirSync(attic, { recursive: true });
    renameSync('dist', before);
    // Pages that are as they were are taken from there.
    process.env.FORMER = before;
  }
  isBegun = true;
  // What cannot be removed now is tried again by the next build.
  for (const name of older)
    rm(join(attic, name), { recursive: true, force: true }).catch(() => undefined);
}

/**
 * Builds the site into `dist/` and ends the process: with 1 where it could not, and then the site of the build before is
 * there again.
 */
export async function buildSite(pages: StartedPages): Promise<never> {
  try {
    const { keep, handouts } = parseArgs({
      options: { keep: { type: 'string' }, handouts: { type: 'string' } },
    }).values;
    // One day for the whole build, even when midnight falls into it.
    process.env.TODAY = today();
    // The pages and the gate remember by it what they made and saw of the same sources.
    process.env.SOURCES_HASH = sourcesHash();
    const build = buildId(process.env.SOURCES_HASH);
    process.env.BUILD_ID = build;
    const ready = handouts === undefined ? undefined : handoutsOf(handouts, build);
    // Read by astro.config.mjs: pages link the sheets only where they are published.
    process.env.HANDOUTS = ready ? '1' : '';
    putAway();
    const isCountry = expectedPages() > wholeCountry;
    // Of a whole country their process asks the gate as well: its memory comes back when it ends.
    pages.tell({ ...process.env, ...(isCountry ? {} : { CHECKED_BY: 'scripts/build.ts' }) });
    // Where the pages are made in three seconds, nobody can be ahead of them.
    const isSoonThere = isProgramKept(contentFolder(), siteAddress());
    const stopSqueezing = isCountry || isSoonThere ? async () => undefined : squeezeAhead();
    // Half a second to load, which nobody waits for now.
    const { buildSearch, searchWorker } = await import('./build-search.ts');
    const { buildServiceWorker, serviceWorker } = await import('./build-service-worker.ts');
    const { squeezeEarly } = await import('./write-packs.ts');
    const workers = [searchWorker(), serviceWorker()] as const;
    // Whoever waits for one hears of a failure; it must not end the program before, and leave no site behind.
    for (const worker of workers) worker.catch(() => undefined);
    const stopReading = isCountry ? () => undefined : (await import('./read-ahead.ts')).readAhead();
    await step(
      'Dựng trang',
      async () => {
        const isKept = await pagesBuilt(pages);
        stopReading();
        return { files: filesBelow('dist'), isKept };
      },
      ({ files, isKept }) =>
        `${files.filter((file) => file.endsWith('.html')).length} trang${isKept ? ', bằng mã của lần dựng trước' : ''}.`,
    );
    if (handouts !== undefined && ready)
      await step(
        'Thêm tờ in và thẻ ảnh',
        async () => publishHandouts(handouts, ready),
        (files) => `${files} tệp.`,
      );
    squeezeEarly();
    await step(
      'Lập mục lục tìm kiếm',
      () => buildSearch(workers[0]),
      ({ pages: found, procedures: { inForce, ended }, bytes }) =>
        `${found} trang, ${Math.ceil(bytes / 1000)} kB; danh mục ${inForce} thủ tục đang dùng, ${ended} mã đã thôi dùng hoặc có mã riêng của tỉnh.`,
    );
    await step(
      'Ghi bản ngoại tuyến',
      () => buildServiceWorker(build, 'dist', workers[1]),
      ({ files, packs }) => {
        const size = (ids: readonly string[]) =>
          Math.ceil(
            packs.filter(({ id }) => ids.includes(id)).reduce((sum, { bytes }) => sum + bytes, 0) /
              1000,
          );
        return `${files} tệp, ${size([shellPack, searchPack, essentialsPack])} kB; mọi trang thêm ${size([everythingPack])} kB.`;
      },
    );
    if (keep)
      await step(
        'Giữ tệp của bản trước',
        async () => keepFormer(keep),
        ({ releases, files }) => `${files} tệp của ${releases} bản.`,
      );
    writeFileSync('dist/_headers', headersFile(filesBelow('dist').map((file) => `/${file}`)));
    await step(
      'Kiểm tra bản dựng',
      async () => checkOutput('dist'),
      (files) => `${files} tệp, không có mã lạ.`,
    );
    await stopSqueezing();
    await step(
      'Nén',
      compress,
      ({ files, bytes }) => `${files} tệp, ${Math.ceil(bytes / 1000)} kB khi nén.`,
    );
    // Last, so that it lists everything there is, packed forms included.
    await step(
      'Lập bản kê',
      async () => {
        const key = signingKey();
        const { files } = writeManifest('dist', { build, day: today() });
        if (key) signManifest('dist', key);
        return { files: files.length, isSigned: key !== undefined };
      },
      ({ files, isSigned }) =>
        `${files} tệp, ${isSigned ? 'đã ký' : 'CHƯA KÝ (không có MANIFEST_KEY_FILE)'}.`,
    );
    console.log(`✓ Xong bản ${build} trong ${(performance.now() / 1000).toFixed(0)} giây.`);
    // Pagefind's native part keeps the process alive.
    process.exit(0);
  } catch (error) {
    await pages.stop();
    // What is half done or refused shall not be published by mistake.
    if (isBegun) rmSync('dist', { recursive: true, force: true });
    if (existsSync(before)) renameSync(before, 'dist');
    console.error(`\n✗ ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
}
