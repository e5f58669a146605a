import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import {
  findingsHash,
  marker,
  reportsFile,
  type SourceReport,
} from '../../../scripts/sources-report.ts';
import { withFakeGh } from '../../support/fake-gh.ts';

// Programs and folders of their own; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const repository = 'camtay/cam-tay';

const report = (slug: string): SourceReport => ({
  id: `guides/${slug}`,
  file: `content/guides/${slug}.mdx`,
  title: 'Đăng ký khai sinh',
  findings: [
    {
      citation: {
        name: 'Cổng',
        address: 'https://dichvucong.gov.vn/a',
        read: '2026-11-24',
        line: 9,
      },
      kind: 'changed',
      from: '2026-12-01',
      to: '2026-12-08',
      removed: [{ text: '@ai Phí 8.000 đồng', numbers: ['8.000 đồng'] }],
      added: [],
    },
  ],
});

function post(reports: readonly SourceReport[], issues: readonly object[] = [], text?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'cam-tay-post-'));
  try {
    writeFileSync(join(folder, 'reports.json'), text ?? reportsFile(reports));
    const run = withFakeGh(
      'scripts/post-sources.ts',
      [folder],
      {
        '--method': '{}',
        '/issues?': issues.map((issue) => `${JSON.stringify(issue)}\n`).join(''),
      },
      { REPOSITORY: repository },
    );
    const writes = run.calls
      .filter(({ args }) => args.includes('--method'))
      .map(({ args, input }) => ({
        what: args.slice(2, 4).join(' '),
        ...(JSON.parse(input) as { title?: string; body: string }),
      }));
    return { ...run, writes };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const name = (one: SourceReport) => `${marker}${one.id} ${findingsHash(one)} -->`;

test('one issue for each page of ours', () => {
  const { status, writes } = post([report('a'), report('b')]);
  expect(status).toBe(0);
  expect(writes.map(({ what, title }) => [what, title])).toEqual([
    [`POST repos/${repository}/issues`, 'Nguồn đã đổi: guides/a'],
    [`POST repos/${repository}/issues`, 'Nguồn đã đổi: guides/b'],
  ]);
  expect(writes[0]?.body).toContain('`@ai Phí 8.000 đồng`');
});

test('nothing to report writes nothing', () => expect(post([]).writes).toEqual([]));

test('an open issue is brought up to date, the one of another page is left alone', () => {
  const { writes } = post(
    [report('a')],
    [
      { number: 3, state: 'open', body: `${marker}guides/ab 0 -->` },
      { number: 4, state: 'open', body: `${marker}guides/a 0 -->` },
    ],
  );
  expect(writes.map(({ what }) => what)).toEqual([`PATCH repos/${repository}/issues/4`]);
});

test('what stands there already, open or closed by somebody, is left alone', () => {
  for (const state of ['open', 'closed'])
    expect(
      post([report('a')], [{ number: 4, state, body: `${name(report('a'))}\nx` }]).writes,
    ).toEqual([]);
});

test('something new after somebody closed the last issue is a new one', () => {
  const { writes } = post(
    [report('a')],
    [{ number: 4, state: 'closed', body: `${marker}guides/a 0 -->` }],
  );
  expect(writes.map(({ what }) => what)).toEqual([`POST repos/${repository}/issues`]);
});

test('it asks for its own issues only, and never closes one', () => {
  const { calls, writes } = post([report('a')]);
  expect(calls[0]?.args.join(' ')).toContain('.user.login == "github-actions[bot]"');
  for (const { what, body, ...rest } of writes) expect(Object.keys(rest)).toEqual(['title']);
});

test('a site that was rebuilt does not open a hundred issues in a week', () => {
  const { writes, stdout } = post(Array.from({ length: 40 }, (_, nth) => report(`a${nth}`)));
  expect(writes).toHaveLength(25);
  expect(stdout).toContain('guides/a39: để tuần sau');
});

test('a file of another shape is refused', () => {
  expect(post([], [], '{"format":"x"}')).toMatchObject({ status: 1, writes: [] });
});
