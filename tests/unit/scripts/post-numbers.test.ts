import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { ChangedNumbers } from '#domain/changed-numbers.ts';
import { listHash, marker, reportFile } from '../../../scripts/numbers-report.ts';
import { withFakeGh } from '../../support/fake-gh.ts';

// Programs and folders of their own; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const sha = 'a'.repeat(40);
const repository = 'camtay/cam-tay';

const changed: ChangedNumbers = {
  files: [
    {
      file: 'content/lists/a/procedures.csv',
      state: 'changed',
      changes: [
        {
          kind: 'fee',
          subject: '1.000001 @everyone <b>',
          label: 'phí khi nộp tại quầy (đồng)',
          before: { value: '8000', line: 2 },
          after: { value: '9000', line: 2 },
          sources: [],
        },
      ],
    },
  ],
  unusual: [],
};

interface Letter {
  readonly files?: Readonly<Record<string, string>>;
  readonly pull?: object;
  readonly names?: readonly string[];
  readonly comments?: readonly object[];
  readonly link?: string;
}

/** Posts an artefact to a GitHub that stands as `pull`, `names` and `comments` say. */
function post({
  files = {},
  pull = {},
  names = ['content/a.csv'],
  comments = [],
  link,
}: Letter = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'cam-tay-post-'));
  try {
    mkdirSync(folder, { recursive: true });
    const all = { 'pull-request.txt': '7\n', 'numbers.json': reportFile(changed), ...files };
    for (const [name, text] of Object.entries(all))
      if (name === link) symlinkSync('/etc/passwd', join(folder, name));
      else writeFileSync(join(folder, name), text);
    const run = withFakeGh(
      'scripts/post-numbers.ts',
      [folder],
      {
        '--method': '{}',
        '/files?': names.map((name) => `${JSON.stringify(name)}\n`).join(''),
        '/comments?': comments.map((comment) => `${JSON.stringify(comment)}\n`).join(''),
        '/pulls/7': JSON.stringify({
          state: 'open',
          head: { sha },
          base: { repo: { full_name: repository } },
          ...pull,
        }),
      },
      { REPOSITORY: repository, HEAD_SHA: sha },
    );
    return { ...run, writes: run.calls.filter(({ args }) => args.includes('--method')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the first time it writes a comment', () => {
  const { status, writes } = post();
  expect(status).toBe(0);
  expect(writes).toHaveLength(1);
  expect(writes[0]?.args).toEqual([
    'api',
    '--method',
    'POST',
    `repos/${repository}/issues/7/comments`,
    '--input',
    '-',
  ]);
  const { body } = JSON.parse(writes[0]?.input ?? '{}') as { body: string };
  expect(body).toContain('- [ ] `1.000001 @everyone <b>`');
  expect(body).not.toContain('sửa cả tệp ngoài');
});

describe('afterwards', () => {
  const old = { id: 5, login: 'github-actions[bot]', body: `${marker}0000 -->\n- [x] đã xem` };

  test('it changes that comment instead of adding one', () => {
    const { writes } = post({ comments: [{ id: 4, login: 'ai-do', body: 'chào' }, old] });
    expect(writes.map(({ args }) => args.slice(1, 4))).toEqual([
      ['--method', 'PATCH', `repos/${repository}/issues/comments/5`],
    ]);
  });

  test('it leaves the ticks of the same list alone', () => {
    const body = `${marker}${listHash(changed)} -->\n- [x] đã xem`;
    const { status, writes } = post({ comments: [{ ...old, body }] });
    expect([status, writes]).toEqual([0, []]);
  });

  test('it takes nobody else’s comment for its own', () => {
    const { writes } = post({ comments: [{ ...old, login: 'ke-gia' }] });
    expect(writes[0]?.args).toContain('POST');
  });

  test('a list that became empty is said to be so', () => {
    const empty = { 'numbers.json': reportFile({ files: [], unusual: [] }) };
    expect(post({ files: empty }).writes).toEqual([]);
    const { writes } = post({ files: empty, comments: [old] });
    expect(writes[0]?.input).toContain('Không có phí, thời hạn, mã');
  });
});

test('it says when the pull request touches the code that made the list', () => {
  for (const names of [['content/a', 'scripts/numbers.ts'], ['contents/a'], ['x\ny']])
    expect(post({ names }).writes[0]?.input).toContain('sửa cả tệp ngoài');
});

test.each<[string, Letter]>([
  ['another commit', { pull: { head: { sha: 'b'.repeat(40) } } }],
  ['another repository', { pull: { base: { repo: { full_name: 'x/y' } } } }],
  ['closed', { pull: { state: 'closed' } }],
])('a pull request that is at %s gets no comment', (_, letter) => {
  const { status, writes } = post(letter);
  expect([status, writes]).toEqual([0, []]);
});

test.each<[string, Letter]>([
  ['a number that is none', { files: { 'pull-request.txt': '7/../8' } }],
  ['a number with more', { files: { 'pull-request.txt': '7\n8' } }],
  ['a report of another shape', { files: { 'numbers.json': '{"format":"x"}' } }],
  ['a report that is too large', { files: { 'numbers.json': ' '.repeat(8_000_001) } }],
  ['a link instead of a file', { link: 'numbers.json' }],
  ['a pull request that does not exist', { files: { 'pull-request.txt': '9' } }],
])('%s is refused', (_, letter) => {
  const { status, writes, stderr } = post(letter);
  expect([status, writes]).toEqual([1, []]);
  expect(stderr).toMatch(/^Không viết được bình luận: /);
});
