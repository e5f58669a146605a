import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { expect, test, vi } from 'vitest';
import { edit, type Files, tinyContent, withFolder } from '../../support/rule-cases.ts';

// Each case starts a program or two, beside other tests.
vi.setConfig({ testTimeout: 30_000 });

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
    stdout:
      'Thủ tục mới chưa có dịch vụ, hướng dẫn (1 mã)\n1.100001  Giao đất tại tỉnh\n\nKhông có trang nào cần xem lại.\n',
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
  expect(stdout).toBe(`1.000001  đổi phí, lệ phí: Đăng ký khai sinh
    Phí, lệ phí, trên mạng: Chưa rõ → Miễn phí
1.000002  thôi dùng: Cấp thẻ căn cước, lần đầu
1.000003  được thay bằng 2.000001: Liên thông cũ
1.000004  được thay bằng 1.100001: Giao đất
1.100001  mới dùng: Giao đất tại tỉnh
2.000001  mới dùng: Liên thông mới
2 mới dùng, 1 thôi dùng, 2 được thay, 1 đổi.
`);
  expect(run('2026-11-24', ['diff', '2026-11-24', '2026-11-24']).stdout).toBe(
    '0 mới dùng, 0 thôi dùng, 0 được thay, 0 đổi.\n',
  );
});

test('one list is counted as its annex counts, and two lists are compared like two days', () => {
  expect(run('2026-11-24', ['diff', '2026-08-09-1868-qd-btp']).stdout).toMatch(
    /\n1 sửa đổi, bổ sung, 1 thay thế, 1 bãi bỏ\.\n$/,
  );
  expect(
    run('2026-11-24', ['diff', '2026-08-09-1868-qd-btp', '2026-10-01-2171-qd-ubnd']).stdout,
  ).toBe(`1.000004  được thay bằng 1.100001: Giao đất
1.100001  mới dùng: Giao đất tại tỉnh
1 mới dùng, 0 thôi dùng, 1 được thay, 0 đổi.
`);
});

test('with --json another program gets the same, values and words', () => {
  const read = (...options: string[]) =>
    JSON.parse(run('2027-03-01', [...options, '--json']).stdout) as Record<string, unknown>;
  expect(read('diff', '2026-07-18', '2026-11-24')).toMatchObject({
    from: '2026-07-18',
    to: '2026-11-24',
    changes: expect.arrayContaining([
      {
        code: '1.000001',
        name: 'Đăng ký khai sinh',
        kind: 'changed',
        facts: [
          {
            fact: 'fee',
            channel: 'online',
            label: 'Phí, lệ phí, trên mạng',
            before: ['defaultZero'],
            after: [0],
            say: { before: 'Chưa rõ', after: 'Miễn phí' },
          },
        ],
      },
    ]),
    counts: { came: 2, ended: 1, replaced: 2, changed: 1 },
  });
  expect(read('stale')).toMatchObject({
    day: '2027-03-01',
    pages: expect.arrayContaining([
      expect.objectContaining({
        path: '/dich-vu/khai-sinh/',
        severity: 'review',
        reasons: [expect.objectContaining({ kind: 'overdue', due: '2027-02-22' })],
      }),
    ]),
    gaps: [{ code: '1.100001', name: 'Giao đất tại tỉnh', field: 'Đất đai', levels: [] }],
    sameDay: [],
  });
});

test.each([
  [['diff', '2026-08-09-1868'], '2026-08-09-1868-qd-btp'],
  [['diff', '2026-11-24'], 'hai ngày'],
  [['diff', '--xml'], '--xml'],
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
