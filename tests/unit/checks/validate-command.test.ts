import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { type Change, edit, tinyContent, today, withFolder } from '../../support/rule-cases.ts';

const guide = 'guides/khai-sinh.mdx';
const broken: Change = (files) =>
  edit(
    guide,
    'way: online',
    'way: 100%, mạng',
  )(edit('lists/2026-08-09-1868-qd-btp/list.yaml', 'replaced: 1', 'replaced: 0')(files));

/** Runs `npm run validate` as CI does, with its own process, on a day of our own. */
function run(options: readonly string[], day: string = today) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/validate.ts', ...options],
    { encoding: 'utf8', env: { ...process.env, TODAY: day, NO_COLOR: '1', NODE_OPTIONS: '' } },
  );
  return { status, stdout, stderr };
}

const onContent = (change: Change | undefined, ...options: string[]) =>
  withFolder(change ? change(tinyContent) : tinyContent, (folder) =>
    run(['--content', folder, ...options]),
  );

describe('clean content', () => {
  test('is code 0 and one line that counts what was read', () => {
    expect(onContent(undefined)).toEqual({
      status: 0,
      stdout: 'Đã kiểm tra 28 tệp (9 dòng thủ tục, 1 dịch vụ, 1 hướng dẫn): không có lỗi.\n',
      stderr: '',
    });
  });

  test('is code 0 and no problems in JSON', () => {
    const { status, stdout } = onContent(undefined, '--format', 'json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      checked: { files: 28, lists: 4, procedures: 9, services: 1, guides: 1, lifeEvents: 1 },
      problems: [],
    });
  });

  test('is code 0 and silence for GitHub', () => {
    expect(onContent(undefined, '--format', 'github')).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
  });
});

describe('broken content', () => {
  test('is code 1 and every finding, the count last', () => {
    expect(onContent(broken)).toEqual({
      status: 1,
      stderr: '',
      stdout: `content/guides/khai-sinh.mdx:6:6  fits-schema
  Mục \`way\` (Làm ở đâu) ghi “100%, mạng”, không có trong các chữ được dùng.
  → Hãy ghi một trong các chữ: online, counter.

content/lists/2026-08-09-1868-qd-btp/list.yaml:10:13  list-counts-match
  Văn bản nêu 0 thủ tục \`replaced\`, bảng có 1 dòng.
  → Hãy ghi \`1\` nếu chép nhầm con số; bảng sai thì xóa dòng thừa trong procedures.csv.

Còn 2 chỗ cần sửa.
`,
    });
  });

  test('is code 1 and the same findings in JSON', () => {
    const { status, stdout, stderr } = onContent(broken, '--format', 'json');
    expect([status, stderr]).toEqual([1, '']);
    const { checked, problems } = JSON.parse(stdout) as {
      checked: Record<string, number>;
      problems: Record<string, unknown>[];
    };
    expect(Object.keys(checked)).toEqual([
      'files',
      'lists',
      'procedures',
      'services',
      'guides',
      'lifeEvents',
    ]);
    expect(problems.map((problem) => Object.keys(problem))).toEqual(
      Array(2).fill(['file', 'line', 'column', 'rule', 'problem', 'fix']),
    );
    expect(problems[0]).toEqual({
      file: 'content/guides/khai-sinh.mdx',
      line: 6,
      column: 6,
      rule: 'fits-schema',
      problem: 'Mục `way` (Làm ở đâu) ghi “100%, mạng”, không có trong các chữ được dùng.',
      fix: 'Hãy ghi một trong các chữ: online, counter.',
    });
  });

  test('is code 1 and one annotation a line for GitHub, with its signs escaped', () => {
    const { status, stdout, stderr } = onContent(broken, '--format', 'github');
    expect([status, stderr]).toEqual([1, '']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe(
      '::error file=content/guides/khai-sinh.mdx,line=6,col=6,title=fits-schema::Mục `way` (Làm ở đâu) ghi “100%25, mạng”, không có trong các chữ được dùng. → Hãy ghi một trong các chữ: online, counter.',
    );
    expect(lines[1]).toMatch(
      /^::error file=content\/lists\/2026-08-09-1868-qd-btp\/list\.yaml,line=10,col=13,/,
    );
  });
});

describe('what GitHub shows', () => {
  /** Thirteen wrong days and a sign that Markdown would take for a mark. */
  const many: Change = (files) => ({
    ...files,
    'life-events/nhieu.yaml': `title: "[Bấm](https://x.example) | <b>"\nsummary: Một\norder: 1\nicon: baby\nprocedures:\n${'  - 1-2\n'.repeat(13)}`,
  });

  test('ten annotations, as many as it takes, and how many more there are', () => {
    const lines = onContent(many, '--format', 'github').stdout.trimEnd().split('\n');
    expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10);
    expect(lines.at(-1)).toMatch(/^::notice .*Còn \d+ chỗ khác/);
    expect(lines).toHaveLength(11);
  });

  test('all of them in the summary of the job, with signs as letters', () => {
    withFolder(many(tinyContent), (folder) => {
      const summary = join(folder, '..', 'summary.md');
      const { stdout, status } = spawnSync(
        process.execPath,
        ['scripts/validate.ts', '--content', folder, '--format', 'github'],
        {
          encoding: 'utf8',
          env: { ...process.env, TODAY: today, NODE_OPTIONS: '', GITHUB_STEP_SUMMARY: summary },
        },
      );
      expect(status).toBe(1);
      const text = readFileSync(summary, 'utf8');
      const rows = text.split('\n').filter((line) => line.startsWith('| content'));
      const told = Number(/Còn (\d+) chỗ khác/.exec(stdout)?.[1]) + 10;
      expect(rows).toHaveLength(told);
      expect(text).toContain(`Còn ${told} chỗ cần sửa`);
      // Three cells in each row, whatever was written.
      for (const row of rows) expect(row.split('|')).toHaveLength(5);
      expect(text).not.toMatch(/<b>|\]\(https/);
    });
  });

  test('a clean run says so in the summary', () => {
    withFolder(tinyContent, (folder) => {
      const summary = join(folder, '..', 'summary.md');
      spawnSync(
        process.execPath,
        ['scripts/validate.ts', '--content', folder, '--format', 'github'],
        { env: { ...process.env, TODAY: today, NODE_OPTIONS: '', GITHUB_STEP_SUMMARY: summary } },
      );
      expect(readFileSync(summary, 'utf8')).toContain('không có lỗi');
    });
  });
});

test('places are told from the parent of the folder, whatever the folder is called', () => {
  withFolder(
    Object.fromEntries(
      Object.entries(broken(tinyContent)).map(([file, text]) => [join('phường-khác', file), text]),
    ),
    (folder) => {
      const { status, stdout } = run(['--content', `${join(folder, 'phường-khác')}/`]);
      expect(status).toBe(1);
      expect(stdout).toMatch(/^phường-khác\/guides\/khai-sinh\.mdx:6:6 {2}fits-schema\n/);
    },
  );
});

test('the day is the one that TODAY names', () => {
  withFolder(tinyContent, (folder) => {
    const { status, stdout } = run(['--content', folder], '2026-11-23');
    expect(status).toBe(1);
    expect(stdout).toContain('ở sau hôm nay');
  });
});

describe('a run that cannot be made is code 2 and says why, without a stack', () => {
  test.each<[string, string[], string]>([
    ['an unknown option', ['--nhanh'], '--nhanh'],
    ['a word too many', ['content/guides'], 'content/guides'],
    ['an option without its value', ['--content'], '--content'],
    ['an unknown format', ['--format', 'xml'], 'text, json, github'],
    ['a format that every object has', ['--format', 'toString'], 'text, json, github'],
    ['a folder that is not there', ['--content', '/khong/co'], '/khong/co'],
    ['a file for a folder', ['--content', 'package.json'], 'package.json'],
  ])('%s', (_, options, names) => {
    const { status, stdout, stderr } = run(options);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^Không kiểm tra được: /);
    expect(stderr).toContain(names);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('a TODAY that is no day', () => {
    const { status, stderr } = run([], 'mai');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^Không kiểm tra được: .*TODAY/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test.each<[string, string[]]>([
    ['an unknown option', ['--nhanh']],
    ['a folder that is not there', ['--content', '/khong/co']],
  ])('%s is explained in Vietnamese', (_, options) => {
    expect(run(options).stderr).not.toMatch(/Unknown option|no content folder/);
  });
});
