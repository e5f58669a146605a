import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { buildPeer } from './build-peer.ts';
import { pageKinds } from './bytes.ts';
import type { MeasuredRun } from './measured-run.ts';
import { behind, coldVisit } from './page.ts';
import { type Peer, peerFolder, peers } from './peer-sites.ts';
import { median, medianOf, newPhone, newTab, origin, type Visit } from './phone.ts';
import { slow4g } from './shaped-link.ts';
import { type FolderSize, folderSize, outside } from './site-copy.ts';
import { staticHost } from './static-host.ts';

type Cell = string | number | undefined;

/** What one generator made of the corpus, and what a visitor of its site gets. */
interface PeerResult {
  readonly name: string;
  readonly version: string;
  readonly pages: number;
  readonly seconds: number;
  readonly peak: number;
  readonly size: FolderSize;
  readonly visit: Visit;
  /** Until the worker is ready; undefined when it was not within the limit. */
  readonly offlineMilliseconds: number | undefined;
  readonly offlineBytes: number;
  /** First paint of the page when its worker has it; undefined where the worker was not ready. */
  readonly repeatFcp: number | undefined;
}

/** A table of the report, ready to be printed. */
interface PeerTable {
  readonly mark: string;
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** So long a phone is given to make a site ready for offline use. */
const patience = 300_000;

function versionOf(name: string, folder: string, { packages }: Peer): string {
  if (name === 'hugo')
    return (
      /v[\d.]+/.exec(spawnSync('hugo', ['version'], { encoding: 'utf8' }).stdout ?? '')?.[0] ?? ''
    );
  const main =
    Object.keys(packages).find((one) => !['astro', 'react', 'react-dom'].includes(one)) ?? 'astro';
  const file = join(folder, 'node_modules', main, 'package.json');
  return existsSync(file)
    ? `${(JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version}`
    : '';
}

/** Packages of a peer, from the registry that npm is set up with. Once for each folder. */
function install(folder: string): void {
  const { status, stderr } = spawnSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts=false'],
    {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) throw new Error(stderr.slice(-1500));
}

const isThere = (name: string): boolean =>
  name !== 'hugo' || spawnSync('hugo', ['version']).status === 0;

async function visitSite(folder: string, address: string, runs: number, isOurs = false) {
  const host = await staticHost(folder, { isOurs });
  try {
    return await behind(host, slow4g, async (browser, link) => {
      const visits: Visit[] = [];
      for (let run = 0; run < runs; run += 1)
        visits.push(await coldVisit(browser, link, address, slow4g));
      link.reset();
      const phone = await newPhone(browser, 'allow');
      const { page } = await newTab(phone, slow4g);
      const begun = performance.now();
      await page.goto(origin + address, { waitUntil: 'commit', timeout: 120_000 });
      const ready = await Promise.race([
        page.evaluate('navigator.serviceWorker.ready.then(() => true)'),
        new Promise((resolve) => setTimeout(resolve, patience, false).unref()),
      ]);
      const offline = performance.now() - begun;
      const { bytes } = link.carried;
      await page.close();
      const again: number[] = [];
      // Two more than of first visits: these are short, and further apart from each other.
      for (let run = 0; ready && run < runs + 2; run += 1) {
        const tab = await newTab(phone, slow4g);
        again.push((await tab.visit(address, 300)).fcp);
        await tab.page.close();
      }
      await phone.close();
      return {
        visit: medianOf(visits),
        offlineMilliseconds: ready ? offline : undefined,
        offlineBytes: bytes,
        repeatFcp: ready ? median(again) : undefined,
      };
    });
  } finally {
    host.close();
  }
}

/**
 * Builds the same corpus with each generator and visits the same page of each site through the same link.
 *
 * @param only - names of peers; all of them when left out.
 * @param install - fetches packages of peers that have none yet.
 */
export async function comparePeers(
  place: string,
  options: { pages: number; runs: number; only?: readonly string[]; install: boolean },
): Promise<{
  tables: readonly PeerTable[];
  results: readonly PeerResult[];
}> {
  const parent = outside(place);
  const results: PeerResult[] = [];
  const failed: (readonly Cell[])[] = [];
  for (const [name, peer] of Object.entries(peers)) {
    if (options.only && !options.only.includes(name)) continue;
    const folder = peerFolder(parent, name, options.pages);
    try {
      if (!isThere(name)) throw new Error('not installed on this machine');
      peer.write(folder, options.pages);
      if (Object.keys(peer.packages).length > 0 && !existsSync(join(folder, 'node_modules'))) {
        if (!options.install) throw new Error('no packages yet: add --install');
        console.error(`… installing ${name}`);
        install(folder);
      }
      console.error(`… building ${name}, ${options.pages} pages`);
      const builds: MeasuredRun[] = [];
      for (let run = 0; run < (options.pages > 1000 ? 1 : options.runs); run += 1) {
        rmSync(join(folder, peer.out), { recursive: true, force: true });
        peer.write(folder, options.pages);
        builds.push(await buildPeer(peer, folder));
      }
      const size = folderSize(join(folder, peer.out));
      console.error(`… visiting ${name}`);
      results.push({
        name,
        version: versionOf(name, folder, peer),
        pages: options.pages,
        seconds: median(builds.map(({ seconds }) => seconds)),
        peak: Math.max(...builds.map(({ peak }) => peak)),
        size,
        ...(await visitSite(join(folder, peer.out), peer.page, options.runs)),
      });
    } catch (error) {
      failed.push([
        name,
        error instanceof Error
          ? error.message.trim().split('\n').slice(-4).join(' ').slice(0, 400)
          : String(error),
      ]);
    }
  }
  // Ours beside them: a guide, with all that the site does; `--builds` has its build.
  const own = existsSync('dist/release.json')
    ? [
        {
          name: 'Cầm Tay, a guide',
          ...(await visitSite('dist', pageKinds.guide, options.runs, true)),
        },
      ]
    : [];
  const floor = results.find(({ name }) => name === 'bare-astro');
  return {
    tables: [
      {
        mark: 'builds',
        title: `The same ${options.pages} pages, with search and a service worker`,
        heads: [
          'generator',
          'version',
          'seconds',
          '× bare Astro',
          'peak MB',
          'files',
          'MB',
          'MB as sent',
        ],
        rows: results.map(({ name, version, seconds, peak, size }) => [
          name,
          version,
          seconds,
          floor ? seconds / floor.seconds : undefined,
          Math.round(peak),
          size.files,
          size.megabytes,
          size.sent,
        ]),
      },
      {
        mark: 'visits',
        title: `First visit of one of ${options.pages} pages and its offline copy, Slow 4G, 4 × slower processor`,
        heads: [
          'generator',
          'FCP ms',
          'LCP ms',
          'LCP × bare',
          'TBT ms',
          'CLS',
          'requests',
          'bytes',
          'js',
          'offline-ready s',
          'MB for it',
          'repeat FCP ms',
        ],
        rows: [...results, ...own].map(
          ({ name, visit, offlineMilliseconds, offlineBytes, repeatFcp }) => [
            name,
            Math.round(visit.fcp),
            Math.round(visit.lcp),
            floor ? visit.lcp / floor.visit.lcp : undefined,
            Math.round(visit.tbt),
            visit.cls.toFixed(4),
            visit.requests,
            visit.bytes,
            visit.js,
            offlineMilliseconds ? offlineMilliseconds / 1000 : `> ${patience / 1000}`,
            offlineBytes / 1e6,
            repeatFcp && Math.round(repeatFcp),
          ],
        ),
      },
      { mark: 'missing', title: 'Not measured', heads: ['generator', 'why'], rows: failed },
    ],
    results,
  };
}
