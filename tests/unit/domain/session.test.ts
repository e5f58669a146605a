import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minutesShared, minutesSince, newSession, sessionIn } from '#domain/session.ts';

test('minutes are shared out without loss', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 600 }),
      fc.integer({ min: 1, max: 9 }),
      (minutes, things) => {
        const shared = minutesShared(minutes, things);
        expect(shared).toHaveLength(things);
        expect(shared.reduce((sum, one) => sum + one, 0)).toBe(minutes);
        expect(Math.max(...shared) - Math.min(...shared)).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test('a clock that was set back counts no minutes', () => {
  expect(minutesSince(1_000_000, 0)).toBe(0);
  expect(minutesSince(0, 119_999)).toBe(1);
});

test('a session comes back as it was kept', () => {
  const session = {
    ...newSession(1_764_000_000_000),
    ready: ['sim'],
    guides: ['dang-ky-khai-sinh'],
    drafts: { 'dang-ky-khai-sinh': { outcome: 'stuck', step: 3, minutes: '12' } },
    way: 'group',
  };
  expect(sessionIn(JSON.parse(JSON.stringify(session)))).toEqual(session);
});

test.each([null, 7, {}, { began: 'x' }])('%j is no session', (kept) => {
  expect(sessionIn(kept)).toBeUndefined();
});

test('what is damaged in a session is left out, the rest stays', () => {
  expect(
    sessionIn({
      began: 1,
      ready: 5,
      guides: ['a', 'a', 6],
      drafts: { a: { outcome: 'x', step: 2 } },
    }),
  ).toEqual({ ...newSession(1), guides: ['a'], drafts: { a: { step: 2 } } });
});
