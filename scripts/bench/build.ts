import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Release } from '#offline/cache-names.ts';
import { essentialsPack, searchPack, shellPack } from '#offline/cache-plan.ts';
import { today } from '#read/today.ts';
import type { Figures } from './budgets.ts';
import { buildPeer } from './build-peer.ts';
import { measuredRun } from './measured-run.ts';
import { peerFolder, peers } from './peer-sites.ts';
import { addCorpus } from './shaped-corpus.ts';
import {
  buildCopy,
  copyOfSources,
  type FolderSize,
  folderSize,
  forgetCaches,
  outside,
} from './site-copy.ts';

type Row = readonly (string | number)[];

/** One that is not translated, or its translation would have to follow. */
const changedPage = 'content/guides/cap-doi-so-do.mdx';

/** An editor has read a guide again and changed a word of it: so has its day, on its page and wherever it is told. */
function changeOnePage(folder: string): void {
  const path = join(folder, changedPage);
  const text = readFileSync(path, 'utf8');
  const changed = text
    .replace(/^reviewed: .*$/m, `reviewed: ${today()}`)
    .replace(/^(\d+\. .*)\.$/m, '$1!');
  if (changed === text) throw new Error(`${changedPage} has nothing to change`);
  writeFileSync(path, changed);
}

const row = (name: string, seconds: number, peak: number, size?: FolderSize): Row => [
  name,
  seconds,
  Math.round(peak),
  ...(size ? [size.pages, size.files, size.megabytes, size.sent] : ['', '', '', '']),
];

/** The validator over a content folder as large as a country might write. */
async function measureValidator(place: string, say: (text: string) => void) {
  const [pages, rows] = [3000, 7000];
  const content = join(place, 'content-of-corpus');
  rmSync(content, { recursive: true, force: true });
  cpSync('content', content, { recursive: true });
  addCorpus(pages, rows, content);
  say(`… validator, ${pages} pages, ${rows} rows`);
  const run = await measuredRun([process.execPath, 'scripts/validate.ts', '--content', content]);
  return { ...run, pages, rows };
}

/**
 * Builds a copy of our sources outside the repository: cold, once more without a change, and after one page changed;
 * then the same number of pages with bare Astro, in the same run.
 *
 * @param pages - of bare Astro; 0 for as many as our site has.
 */
export async function measureBuilds(
  folder: string | undefined,
  pages: number,
  say: (text: string) => void,
): Promise<{ figures: Figures; rows: Row[]; steps: Row[] }> {
  const place = outside(folder);
  const own = join(place, 'cam-tay');
  copyOfSources(own);
  forgetCaches(own);
  say('… our site, cold');
  const cold = await buildCopy(own);
  const size = folderSize(join(own, 'dist'));
  say('… our site, nothing changed');
  const again = await buildCopy(own);
  changeOnePage(own);
  say('… our site, one page changed');
  const changed = await buildCopy(own);

  const bare = peers['bare-astro'];
  const count = pages || size.pages;
  const bareFolder = peerFolder(place, 'bare-astro', count);
  say(`… bare Astro, ${count} pages`);
  bare.write(bareFolder, count);
  const bareCold = await measuredRun(bare.build, { cwd: bareFolder });
  const bareSize = folderSize(join(bareFolder, bare.out));

  const checked = await measureValidator(place, say);

  const names = [...cold.steps.keys()];
  return {
    figures: {
      coldSeconds: cold.seconds,
      oneChangeSeconds: changed.seconds,
      coldMegabytes: cold.peak,
      validatorSeconds: checked.seconds,
      buildToBareAstro: cold.seconds / size.pages / (bareCold.seconds / bareSize.pages),
      pageStepToBareAstro:
        (cold.steps.get(names[0] ?? '') ?? Number.NaN) /
        size.pages /
        (bareCold.seconds / bareSize.pages),
    },
    rows: [
      row('ours, cold', cold.seconds, cold.peak, size),
      row('ours, nothing changed', again.seconds, again.peak),
      row('ours, one page changed', changed.seconds, changed.peak),
      row('bare Astro, cold', bareCold.seconds, bareCold.peak, bareSize),
      row(`validator, ${checked.pages} pages, ${checked.rows} rows`, checked.seconds, checked.peak),
    ],
    steps: names.map((name) => [
      name,
      cold.steps.get(name) ?? '',
      again.steps.get(name) ?? '',
      changed.steps.get(name) ?? '',
    ]),
  };
}

/**
 * So many pages of the corpus in our content shape, beside a commune's own content in Vietnamese, half as many to see how
 * the output grows, and the corpus with bare Astro, search and a service worker: all in one run.
 */
export async function measureShaped(
  folder: string | undefined,
  pages: number,
  say: (text: string) => void,
): Promise<{ figures: Figures; rows: Row[] }> {
  const place = outside(folder);
  const ours = join(place, 'cam-tay-of-corpus');
  const buildOurs = async (count: number) => {
    copyOfSources(ours);
    forgetCaches(ours);
    addCorpus(count, 0, join(ours, 'content'));
    say(`… our site with ${count} pages of the corpus`);
    const run = await buildCopy(ours);
    return { ...run, size: folderSize(join(ours, 'dist')) };
  };
  const half = await buildOurs(Math.round(pages / 2));
  const whole = await buildOurs(pages);

  const bare = peers['bare-astro'];
  const bareFolder = peerFolder(place, 'bare-astro', pages);
  say(`… bare Astro, ${pages} pages, with search and a service worker`);
  bare.write(bareFolder, pages);
  const bareRun = await buildPeer(bare, bareFolder);
  const bareSize = folderSize(join(bareFolder, bare.out));

  const release = JSON.parse(readFileSync(join(ours, 'dist/release.json'), 'utf8')) as Release;
  const own: readonly string[] = [shellPack, searchPack, essentialsPack];
  return {
    figures: {
      shapedSeconds: whole.seconds,
      shapedMegabytes: whole.peak,
      shapedToBareAstro: whole.seconds / whole.size.pages / (bareRun.seconds / bareSize.pages),
      // MB of a page against those of a page of half the site: 1 where the output grows with the pages.
      shapedGrowth:
        (whole.size.megabytes / half.size.megabytes) * (half.size.pages / whole.size.pages),
      shapedOfflineBytes: release.packs.reduce(
        (sum, { id, bytes }) => sum + (own.includes(id) ? bytes : 0),
        0,
      ),
    },
    rows: [
      row(`ours with ${Math.round(pages / 2)} of the corpus`, half.seconds, half.peak, half.size),
      row(`ours with ${pages} of the corpus`, whole.seconds, whole.peak, whole.size),
      row('bare Astro, search, service worker', bareRun.seconds, bareRun.peak, bareSize),
    ],
  };
}
