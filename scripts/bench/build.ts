import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures } from './budgets.ts';
import { measuredRun } from './measured-run.ts';
import { peerFolder, peers } from './peer-sites.ts';
import {
  buildCopy,
  copyOfSources,
  type FolderSize,
  folderSize,
  forgetCaches,
  outside,
} from './site-copy.ts';

type Row = readonly (string | number)[];

const changedPage = 'content/guides/dang-ky-khai-sinh.mdx';

/** An editor has read a guide again: its day changes, on its page and wherever it is told. */
function changeOnePage(folder: string): void {
  const path = join(folder, changedPage);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(
    /^(reviewed: \d{4}-\d\d-)(\d\d)$/m,
    (_, start: string, day: string) =>
      `${start}${String(Math.max(1, Number(day) - 1)).padStart(2, '0')}`,
  );
  if (changed === text) throw new Error(`${changedPage} has no day of review to change`);
  writeFileSync(path, changed);
}

const row = (name: string, seconds: number, peak: number, size?: FolderSize): Row => [
  name,
  seconds,
  Math.round(peak),
  ...(size ? [size.pages, size.files, size.megabytes, size.sent] : ['', '', '', '']),
];

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

  const names = [...cold.steps.keys()];
  return {
    figures: {
      coldSeconds: cold.seconds,
      oneChangeSeconds: changed.seconds,
      coldMegabytes: cold.peak,
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
    ],
    steps: names.map((name) => [
      name,
      cold.steps.get(name) ?? '',
      again.steps.get(name) ?? '',
      changed.steps.get(name) ?? '',
    ]),
  };
}
