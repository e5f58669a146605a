import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { answerTo } from '../../../scripts/from-form.ts';
import { edit, tinyContent, today, withFolder } from '../../support/rule-cases.ts';

interface Form {
  readonly page?: string;
  readonly written?: string;
  readonly right?: string;
  readonly source?: string;
  readonly since?: string;
}

const headings = ['Trang nào', 'Câu đang ghi', 'Đúng ra là', 'Căn cứ', 'Từ ngày nào'];

/** The event of a labelled issue, as GitHub writes it. */
function eventOf({
  page = '/dich-vu/khai-sinh/',
  written = '_No response_',
  right = 'Cha, mẹ hoặc ông bà.',
  source = 'Luật Hộ tịch',
  since = '_No response_',
}: Form) {
  const words = [page, written, right, source, since];
  const body = headings.map((heading, nth) => `### ${heading}\n\n${words[nth]}`).join('\n\n');
  return { issue: { number: 12, body: `${body}\n\n### Trước khi gửi\n\n- [X] Tôi không ghi` } };
}

const answer = (form: Form) =>
  withFolder(tinyContent, (folder) => {
    const given = answerTo(eventOf(form), folder, today);
    // Whatever came of it, the folder is as before.
    for (const [file, text] of Object.entries(tinyContent))
      expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
    return given;
  });

const service = tinyContent['services/khai-sinh.mdx'] as string;

test('the form asks by the headings that the script reads', () => {
  const form = parse(readFileSync('.github/ISSUE_TEMPLATE/sua-noi-dung.yml', 'utf8')) as {
    body: { type: string; attributes: { label: string } }[];
    labels: string[];
  };
  const asked = form.body
    .filter(({ type }) => type === 'input' || type === 'textarea')
    .map(({ attributes }) => attributes.label);
  expect(asked).toEqual(headings);
  expect(form.labels).toEqual(['sua-noi-dung']);
});

describe('a good form', () => {
  test('that quotes a sentence changes this sentence and nothing else', () => {
    const given = answer({
      written: 'Làm giấy khai sinh cho em bé.',
      right: 'Khai sinh cho em bé.',
    });
    expect(given).toMatchObject({ kind: 'change', file: 'content/services/khai-sinh.mdx' });
    expect(given.kind === 'change' && given.text).toBe(
      service.replace('Làm giấy khai sinh cho em bé.', 'Khai sinh cho em bé.'),
    );
  });

  test.each<[string, string]>([
    ['by its address on the site', 'https://camtay.example/huong-dan/khai-sinh/'],
    ['without the slashes', 'huong-dan/khai-sinh'],
  ])('may name the page %s', (_, page) => {
    expect(answer({ page })).toMatchObject({ file: 'content/guides/khai-sinh.mdx' });
  });

  test('without a quotation becomes an open question that says nobody checked it', () => {
    const given = answer({ right: 'Ông bà cũng khai được', since: '01/9/2026' });
    expect(given.kind === 'change' && given.text).toContain(
      'openQuestions:\n  - "Người đọc báo ngày 26/11/2026, chúng tôi chưa kiểm lại. Ông bà cũng khai được, từ 01/9/2026."\n---\n',
    );
  });

  test('puts the source into the pull request as letters', () => {
    const given = answer({ source: '@ai <b>x</b> [a](https://x.example) `y`' });
    expect(given.kind === 'change' && given.body).toContain(
      '\n    @ai <b>x</b> [a](https://x.example) `y`\n',
    );
  });
});

describe('refused, in plain words', () => {
  test.each<[string, Form, string]>([
    ['a way out of the folder', { page: '/dich-vu/../../etc/passwd/' }, 'Địa chỉ trang'],
    ['a way out in codes', { page: '/dich-vu/%2e%2e%2fsite/' }, 'Địa chỉ trang'],
    ['another folder', { page: '/lists/2026/' }, 'Địa chỉ trang'],
    [
      'another site',
      { page: 'https://camtay.example.evil.example/dich-vu/khai-sinh/' },
      'Địa chỉ trang',
    ],
    ['a command in the address', { page: '/dich-vu/a$(id)/' }, 'Địa chỉ trang'],
    ['a page that is not there', { page: '/dich-vu/khong-co/' }, 'Không có trang nào'],
    ['a tag', { right: 'Cha <script>alert(1)</script> mẹ' }, 'chỉ bằng chữ'],
    ['an expression', { right: 'Cha {process.env.HOME} mẹ' }, 'chỉ bằng chữ'],
    ['a link', { right: 'Nộp ở https://evil.example/' }, 'chỉ bằng chữ'],
    ['a link in Markdown', { right: 'Nộp ở [Cổng](/x/)' }, 'chỉ bằng chữ'],
    ['two lines', { right: 'Cha\nmẹ' }, 'một dòng'],
    ['an end of the front matter', { right: '---' }, 'chỉ bằng chữ'],
    ['a character nobody sees', { right: 'Cha\u200B mẹ' }, 'chỉ bằng chữ'],
    ['a key of YAML', { written: 'Làm giấy khai sinh cho em bé.', right: 'Cha: mẹ' }, 'hai chấm'],
    ['a very long sentence', { right: 'cha '.repeat(200) }, 'dài quá'],
    ['a huge form', { source: 'x'.repeat(30_000) }, 'dài quá'],
    ['a quotation that is too short', { written: 'Cha' }, 'ngắn quá'],
    ['no sentence', { right: '_No response_' }, 'còn trống'],
    ['a heading twice', { source: 'x\n\n### Trang nào\n\n/dich-vu/khai-sinh/' }, 'hai lần'],
    [
      'a sentence that breaks a rule',
      { written: 'Làm giấy khai sinh cho em bé.', right: 'Ra UBND làm.' },
      'words-written-out',
    ],
    [
      'the name of a source',
      { written: 'https://dichvucong.gov.vn/1.000001', right: 'x y z' },
      'chỉ bằng chữ',
    ],
  ])('%s', (_, form, words) => {
    const given = answer(form);
    expect(given.kind).toBe('refusal');
    expect(given.kind === 'refusal' && given.why).toContain(words);
  });

  test('a sentence that stands twice', () => {
    const twice = edit(
      'services/khai-sinh.mdx',
      'Giấy khai sinh.',
      'Làm giấy khai sinh cho em bé.',
    )(tinyContent);
    withFolder(twice, (folder) => {
      const given = answerTo(eventOf({ written: 'Làm giấy khai sinh cho em bé.' }), folder, today);
      expect(given.kind === 'refusal' && given.why).toContain('nhiều chỗ');
    });
  });

  test.each([undefined, null, {}, { issue: {} }, { issue: { number: '1; id', body: 'x' } }])(
    'an event that is none: %j',
    (event) => {
      withFolder(tinyContent, (folder) => {
        expect(answerTo(event ?? {}, folder, today).kind).toBe('refusal');
      });
    },
  );
});

test('the command writes the file, its name and two texts; for a refusal a comment only', () => {
  withFolder(tinyContent, (folder) => {
    const out = join(folder, '..', 'out');
    const event = join(folder, '..', 'event.json');
    const run = (form: Form) => {
      writeFileSync(event, JSON.stringify(eventOf(form)));
      return spawnSync(
        process.execPath,
        ['scripts/from-form.ts', '--event', event, '--out', out, '--content', folder],
        { encoding: 'utf8', env: { ...process.env, TODAY: today, NODE_OPTIONS: '' } },
      ).status;
    };
    expect(run({ page: '/x/' })).toBe(0);
    expect(existsSync(join(out, 'file'))).toBe(false);
    expect(readFileSync(join(out, 'comment.md'), 'utf8')).toContain('Địa chỉ trang không đúng');
    expect(run({})).toBe(0);
    expect(readFileSync(join(out, 'file'), 'utf8')).toBe('content/services/khai-sinh.mdx');
    expect(readFileSync(join(out, 'text'), 'utf8')).toContain('Người đọc báo');
  });
}, 30_000);
