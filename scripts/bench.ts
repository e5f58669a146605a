/**
 * `npm run bench`: what a page, search, the offline copy and a build cost, against the budgets of bench/budgets.json.
 * Ends with 1 when a budget of bytes or counts is broken, which are the same on every machine; times are of this machine,
 * so they are told, most of them as ratios to something measured in the same minute, and never fail the run.
 *
 *     npm run bench -- [--json] [--dist DIR] [--runs N]  first visits, repeat visits, search, offline copy: from `dist/`
 *     npm run bench -- --bytes                           only what needs no browser, in two seconds
 *     npm run bench -- --builds [--pages N] --in DIR     builds of our own content, and of N pages with bare Astro
 *     npm run bench -- --shaped [--pages N] --in DIR     N pages of the corpus in our content shape, and with bare Astro
 *     npm run bench -- --peers DIR [--pages N] [--only a,b] [--install] other generators with the same N pages
 *     npm run bench -- --national FILE.jsonl.gz [--in DIR] every procedure of the country: its build, packs, search
 *
 * `--write` puts the tables into docs/performance.md as well. Folders given by `--in` and `--peers` must lie outside the repository.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Release } from '#offline/cache-names.ts';
import { type Budgets, type Figures, overBudget, readBudgets } from './bench/budgets.ts';
import { folderFigures } from './bench/bytes.ts';
import { table } from './bench/table.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    bytes: { type: 'boolean' },
    builds: { type: 'boolean' },
    shaped: { type: 'boolean' },
    install: { type: 'boolean' },
    write: { type: 'boolean' },
    dist: { type: 'string', default: 'dist' },
    runs: { type: 'string', default: '3' },
    pages: { type: 'string' },
    peers: { type: 'string' },
    only: { type: 'string' },
    national: { type: 'string' },
    in: { type: 'string' },
  },
});
const runs = Number(values.runs);
const folder = values.dist;
const quiet = values.json === true;

/** Everything that was measured; what is printed with `--json`. */
const report: Record<string, unknown> = {};
const broken: string[] = [];

const say = (text: string): void => {
  if (!quiet) console.log(text);
};

/** The tables of this run by their marks in the report. */
const tables = new Map<string, string>();

/**
 * Prints a table; one without rows only takes the place of what an earlier run has said.
 *
 * @param mark - where `--write` puts the table: between `<!-- bench:MARK -->` and `<!-- /bench -->`.
 */
function tell(
  mark: string,
  title: string,
  heads: readonly string[],
  rows: Parameters<typeof table>[1],
): void {
  const text = rows.length > 0 ? `${title}\n\n${table(heads, rows)}` : '';
  tables.set(mark, text);
  if (text) say(`\n${text}`);
}

const reportFile = 'docs/performance.md';

/** Puts the tables of this run into the report, each with the machine it was measured on. */
function writeReport(): void {
  const { day, processor, cores, memoryGB, node, load } = machine();
  const where = `Measured ${day} UTC: ${cores} cores of ${processor}, ${memoryGB} GB, Node ${node}, load ${load} at its end.`;
  const text = readFileSync(reportFile, 'utf8').replaceAll(
    /(<!-- bench:(\S+) -->\n)[\s\S]*?(<!-- \/bench -->)/g,
    (whole, start: string, mark: string, end: string) => {
      const part = tables.get(mark);
      if (part === undefined) return whole;
      return part ? `${start}\n${part}\n\n${where}\n\n${end}` : `${start}${end}`;
    },
  );
  writeFileSync(reportFile, text);
}

const buildHeads = ['build', 'seconds', 'peak MB', 'pages', 'files', 'MB', 'MB as sent'];

const beside = (figures: Figures, budgets: Figures) =>
  Object.entries(figures).map(([name, value]) => [name, value, budgets[name]]);

/** What a reader of the figures must know to compare them with others. */
function machine(): Record<string, string | number> {
  return {
    day: new Date().toISOString().slice(0, 16),
    processor: os.cpus()[0]?.model.trim() ?? '',
    cores: os.availableParallelism(),
    memoryGB: Math.round(os.totalmem() / 1e9),
    system: `${os.type()} ${os.release()}`,
    node: process.version,
    load: Number(os.loadavg()[0]?.toFixed(2)),
  };
}

/** The part that may fail. */
function measureFolder(budgets: Budgets): void {
  const { bytes, counts } = folderFigures(folder);
  Object.assign(report, { bytes, counts });
  tell('bytes', 'Bytes as sent', ['figure', 'bytes', 'budget'], beside(bytes, budgets.bytes));
  tell('counts', 'Counts', ['figure', 'count', 'budget'], beside(counts, budgets.counts));
  broken.push(
    ...overBudget(bytes, budgets.bytes, 'bytes'),
    ...overBudget(counts, budgets.counts, ''),
  );
}

async function measureVisits(budgets: Budgets): Promise<void> {
  const { firstVisits, offlineReady, repeatVisits } = await import('./bench/page.ts');
  const { searchTimes } = await import('./bench/search.ts');
  const { slow3g, slow4g } = await import('./bench/shaped-link.ts');

  const visits = [
    ...(await firstVisits(slow4g, { folder, runs })),
    ...(await firstVisits(slow3g, { folder, runs })),
  ];
  tell(
    'visits',
    `First visit, medians of ${runs}; bare: the same HTML and styles without scripts. At most ${budgets.ratios.fcpToBare} × bare, TBT 0, CLS 0`,
    [
      'network',
      'page',
      'FCP ms',
      'LCP ms',
      'bare FCP',
      '× bare',
      'LCP × bare',
      'TBT ms',
      'CLS',
      'requests',
      'bytes',
      'html',
      'css',
      'js',
      'other',
    ],
    visits.map(({ profile, page, visit, bare, fcpToBare, lcpToBare }) => [
      profile,
      page,
      Math.round(visit.fcp),
      Math.round(visit.lcp),
      Math.round(bare.fcp),
      fcpToBare,
      lcpToBare,
      Math.round(visit.tbt),
      visit.cls.toFixed(4),
      visit.requests,
      visit.bytes,
      visit.html,
      visit.css,
      visit.js,
      visit.font + visit.image + visit.other,
    ]),
  );

  const ready = [await offlineReady(slow4g, folder), await offlineReady(slow3g, folder)];
  tell(
    'ready',
    `Offline copy whole on the phone; floor: bytes by bandwidth and three round trips. At most ${budgets.ratios.offlineReady} × the floor`,
    ['network', 'ms', 'bytes on the wire', 'floor ms', '× floor'],
    ready.map(({ profile, milliseconds, bytes, floor, ratio }) => [
      profile,
      Math.round(milliseconds),
      bytes,
      Math.round(floor),
      ratio,
    ]),
  );

  const repeats = await repeatVisits(slow4g.slowdown, { folder, runs: runs + 2 });
  tell(
    'repeats',
    `Repeat visit from the worker; empty: an empty page from the same worker. At most ${budgets.ratios.repeatToEmpty} × empty`,
    ['page', 'FCP ms', 'empty FCP ms', '× empty'],
    repeats.map(({ page, fcp, emptyFcp, ratio }) => [
      page,
      Math.round(fcp),
      Math.round(emptyFcp),
      ratio,
    ]),
  );

  const milliseconds = await searchTimes('search', folder);
  tell(
    'search',
    'Search on Slow 4G, 4 × slower processor',
    ['figure', 'ms', 'budget'],
    beside(milliseconds, budgets.milliseconds),
  );
  Object.assign(report, { visits, ready, repeats, milliseconds });
}

async function main(): Promise<void> {
  const budgets = readBudgets();
  Object.assign(report, { machine: machine() });
  say(table(['machine', ''], Object.entries(machine())));
  if (values.peers) {
    const { comparePeers } = await import('./bench/peers.ts');
    const pages = Number(values.pages ?? 300);
    const { tables, results } = await comparePeers(values.peers, {
      pages,
      runs,
      ...(values.only ? { only: values.only.split(',') } : {}),
      install: values.install === true,
    });
    Object.assign(report, { peers: results });
    for (const { mark, title, heads, rows } of tables)
      tell(`peers-${mark}-${pages}`, title, heads, rows);
  } else if (values.national) {
    const { buildNational } = await import('./bench/national.ts');
    const { largeSiteBytes, searchTimes } = await import('./bench/search.ts');
    const { bytes, figures, dist } = await buildNational(values.national, values.in, say);
    Object.assign(report, { national: figures, bytes });
    tell(
      'national',
      'Every procedure of the country, built',
      ['figure', 'value', 'budget'],
      beside(figures, budgets.national),
    );
    tell(
      'national-bytes',
      'Its bytes',
      ['figure', 'bytes', 'budget'],
      beside(bytes, budgets.bytes),
    );
    broken.push(...overBudget(bytes, budgets.bytes, 'bytes'));
    const indexBytes = largeSiteBytes(dist);
    const milliseconds = await searchTimes('searchNational', dist);
    tell(
      'national-names',
      'Its first search',
      ['figure', 'bytes', 'budget'],
      beside(indexBytes, budgets.bytes),
    );
    tell(
      'national-search',
      'Search, Slow 4G',
      ['figure', 'ms', 'budget'],
      beside(milliseconds, budgets.milliseconds),
    );
    Object.assign(report, { indexBytes, milliseconds });
    broken.push(...overBudget(indexBytes, budgets.bytes, 'bytes'));
  } else if (values.shaped) {
    const { measureShaped } = await import('./bench/build.ts');
    const { figures, rows } = await measureShaped(values.in, Number(values.pages ?? 3000), say);
    tell('shaped', 'Builds, whole process tree', buildHeads, rows);
    tell(
      'shaped-budget',
      'Against the budgets',
      ['figure', 'value', 'budget'],
      beside(figures, budgets.shaped),
    );
    Object.assign(report, { shaped: { figures, rows } });
  } else if (values.builds) {
    const { measureBuilds } = await import('./bench/build.ts');
    const { figures, rows, steps } = await measureBuilds(values.in, Number(values.pages ?? 0), say);
    tell('builds', 'Builds, whole process tree', buildHeads, rows);
    tell(
      'steps',
      'Steps of our build, seconds',
      ['step', 'cold', 'again, nothing changed', 'one page changed'],
      steps,
    );
    tell(
      'builds-budget',
      'Against the budgets',
      ['figure', 'value', 'budget'],
      beside(figures, budgets.builds),
    );
    Object.assign(report, { builds: { figures, rows, steps } });
  } else {
    const { build } = JSON.parse(readFileSync(`${folder}/release.json`, 'utf8')) as Release;
    Object.assign(report, { build });
    measureFolder(budgets);
    if (!values.bytes) await measureVisits(budgets);
  }
  if (values.write) writeReport();
  if (quiet) console.log(JSON.stringify({ ...report, budgets }));
  for (const line of broken) console.error(`✗ ${line}`);
  process.exitCode = broken.length > 0 ? 1 : 0;
}

await main();
