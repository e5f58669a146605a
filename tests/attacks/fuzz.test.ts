import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { expect, test } from 'vitest';

// The same cases each time, so that a failure belongs to the change it appears with. Every night tries others.
test.each([20261126, 7])(
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
  180_000,
);
