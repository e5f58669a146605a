import { afterEach, expect, test, vi } from 'vitest';
import { ofEdition, workerCode } from '../../../scripts/worker-bundle.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('the code of a worker is bundled once for the same sources, and names each build it is for', async () => {
  vi.stubEnv('SOURCES_HASH', `worker-bundle ${Math.random()}`);
  const entry = 'src/offline/service-worker.ts';
  const code = await workerCode('of a test', entry, 'iife');
  // Not asked for again: the second entry is nowhere.
  expect(await workerCode('of a test', 'src/nowhere.ts', 'iife')).toBe(code);
  const [one, other] = ['0a09cdfa79fa', 'b8191ff9f7bf'].map((build) =>
    ofEdition(code, { build, day: '2026-11-27' }),
  );
  expect(one).toContain('0a09cdfa79fa');
  expect(one).toContain('2026-11-27');
  expect(one).not.toMatch(/@@|import\.meta/);
  expect(one?.replaceAll('0a09cdfa79fa', 'b8191ff9f7bf')).toBe(other);
});
