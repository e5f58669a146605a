import { rmSync } from 'node:fs';
import { build as bundle } from 'vite';
import { workerBundle } from './worker-bundle.ts';

/** Writes the worker that wipes all copies as `sw.js` of a folder. */
export async function buildEmergencyWorker(folder: string): Promise<void> {
  await bundle(workerBundle('src/offline/emergency-worker.ts', folder, 'sw.js', 'iife'));
  // The host prefers a compressed file, and those are of the worker before.
  for (const ending of ['br', 'gz']) rmSync(`${folder}/sw.js.${ending}`, { force: true });
}
