import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { buildIn, makeNextBuild, nextFolder } from './next-build.ts';
import { packedBuild } from './packs.ts';

/** The second build and the copies are made once for all tests; copies of the same build are there already. */
export default async function globalSetup(): Promise<void> {
  await makeNextBuild(nextFolder);
  if (packedBuild() === buildIn('dist')) return;
  const { status, stderr } = spawnSync(process.execPath, ['scripts/pack.ts', '--dist', 'dist'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}
