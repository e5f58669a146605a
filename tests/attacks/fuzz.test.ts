import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { expect, test } from 'vitest';

// The first seed never changes, so that a failure is ours; the second is new each time, and printed when it fails.
test.each([20261126, Math.floor(Math.random() * 1e9)])(
  '1,000 files changed at random with seed %i neither crash nor hang a reader',
  (seed) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['scripts/fuzz.ts', '--cases', '1000', '--seed', `${seed}`],
      { encoding: 'utf8' },
    );
    expect(`${stdout}${stderr}`).toContain(' 0 failures');
    expect(status).toBe(0);
  },
  60_000,
);
