import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inLanes } from '../../../scripts/lanes.ts';

test('gives results in the order of the items, with no more at work than there are lanes', async () => {
  let [now, most] = [0, 0];
  const results = await inLanes([30, 1, 10, 2, 20], 2, async (wait) => {
    now += 1;
    most = Math.max(most, now);
    await setTimeout(wait);
    now -= 1;
    return wait * 2;
  });
  expect(results).toEqual([60, 2, 20, 4, 40]);
  expect(most).toBe(2);
});

test('fails with the first failure', async () => {
  await expect(
    inLanes([1, 2, 3], 2, async (item) => {
      if (item === 2) throw new Error('two');
    }),
  ).rejects.toThrow('two');
});
