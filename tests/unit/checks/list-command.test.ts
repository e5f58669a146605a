import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { expect, test } from 'vitest';
import { edit, type Files, tinyContent, withFolder } from '../../support/rule-cases.ts';

/** Runs `npm run list` on a folder and a day of our own. */
const run = (day: string, options: readonly string[], files: Files = tinyContent) =>
  withFolder(files, (folder) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['scripts/list.ts', ...options],
      {
        encoding: 'utf8',
        env: {
          ...process.env,
          TODAY: day,
          CONTENT_DIR: folder,
          NO_COLOR: '1',
          NODE_OPTIONS: '',
        },
      },
    );
    return { status, stdout, stderr };
  });

test('nothing is stale on the day of the review', () => {
  expect(run('2026-11-24', ['stale'])).toEqual({
    status: 0,
    stdout: 'Không có trang nào cần xem lại.\n',
    stderr: '',
  });
});

test('overdue pages are named with the day since when', () => {
  const { status, stdout } = run('2027-03-01', ['stale']);
  expect(status).toBe(0);
  expect(stdout).toContain('/dich-vu/khai-sinh/  Đăng ký khai sinh');
  expect(stdout).toContain('quá hạn kiểm tra từ 22/02/2027; kiểm tra lần cuối 24/11/2026');
  expect(stdout).toMatch(/\n\d+ chỗ cần xem lại\.\n$/);
});

test('two days are compared code by code', () => {
  const { status, stdout } = run('2026-11-24', ['diff', '2026-07-18', '2026-11-24']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/\n\d+ mới dùng, \d+ thôi dùng, \d+ đổi\.\n$/);
  expect(stdout).toMatch(/^\d\.\d{6} {2}(?:mới dùng|thôi dùng|đổi [^:]+): .+$/m);
  expect(run('2026-11-24', ['diff', '2026-11-24', '2026-11-24']).stdout).toBe(
    '0 mới dùng, 0 thôi dùng, 0 đổi.\n',
  );
});

test.each([
  [['diff', 'mai', '2026-11-24'], '“mai”'],
  [['diff'], 'npm run list -- stale'],
  [[], 'npm run list -- stale'],
])('%j is refused with what to write instead', (options, hint) => {
  const { status, stdout, stderr } = run('2026-11-24', options);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(hint);
});

test('content with problems is not compared', () => {
  const files = edit('guides/khai-sinh.mdx', 'service: khai-sinh', 'service: la')(tinyContent);
  const { status, stderr } = run('2026-11-24', ['stale'], files);
  expect(status).toBe(2);
  expect(stderr).toContain('npm run validate');
});
