import { join, resolve } from 'node:path';
import process from 'node:process';
import { type MeasuredRun, measuredRun } from './measured-run.ts';
import type { Peer } from './peer-sites.ts';

/** A peer's build with what its readers expect of a site: search, and a service worker that keeps it. */
export async function buildPeer(peer: Peer, folder: string): Promise<MeasuredRun> {
  const built = await measuredRun(peer.build, { cwd: folder });
  const finished = await measuredRun(
    [process.execPath, resolve('scripts/bench/finish-peer.ts'), join(folder, peer.out)].concat(
      peer.addPagefind ? ['--pagefind'] : [],
    ),
  );
  return {
    seconds: built.seconds + finished.seconds,
    peak: Math.max(built.peak, finished.peak),
    output: '',
  };
}
