import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatFinding } from '#checks/finding.ts';
import { checkContent } from '#checks/index.ts';
import { unitOn } from '#domain/units.ts';
import { type Content, readContent } from '#read/read-content.ts';
import { questions } from '../../../scripts/new/place.ts';

const parent = mkdtempSync(join(tmpdir(), 'cam-tay-place-'));
const answers = 'tests/fixtures/new-place.yaml';
const today = '2026-11-26';

function make(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/new.ts', 'place', ...args],
    { encoding: 'utf8', input, env: { ...process.env, TODAY: today } },
  );
  return { status, output: `${stdout}${stderr}` };
}

const folder = join(parent, 'xa-binh-thu');
let made: ReturnType<typeof make>;
let content: Content;

beforeAll(() => {
  made = make(['--to', folder, '--answers', answers]);
  content = readContent(folder);
}, 120_000);
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** Everything of the new folder that readers see; the note for editors quotes what went. */
const linesWith = (words: RegExp): string[] =>
  content.files.flatMap(({ file, text }) =>
    text.split('\n').flatMap((line) => (words.test(line) ? `${file}: ${line.slice(0, 160)}` : [])),
  );

describe('a place from a file of answers', () => {
  test('is made, and nothing in it is to be mended', () => {
    expect(made.output).toContain('không có lỗi');
    expect(made.status).toBe(0);
    expect(checkContent(content, today).map(formatFinding)).toEqual([]);
  });

  test('keeps the national services, guides, lessons and life events', () => {
    const ours = readContent('content');
    for (const kind of ['services', 'guides', 'lessons', 'lifeEvents'] as const)
      expect(content[kind].map(({ slug }) => slug)).toEqual(ours[kind].map(({ slug }) => slug));
    expect(content.glossary.value.length).toBe(ours.glossary.value.length);
    expect(content.lists.map(({ head }) => head.value.issuerLevel)).not.toContain('province');
    expect(content.lists).toHaveLength(ours.lists.length - 1);
  });

  test('names neither the old place nor what it was made of', () => {
    const names =
      /Cai Lậy|Đồng Tháp|Tiền Giang|Mỹ Phước Tây|Thanh Hòa|Nhị Quý|dongthap|0277 3898989/;
    expect(linesWith(names)).toEqual([]);
  });

  test('has no code, fee or paper of the old province', () => {
    expect(linesWith(/1\.1157[5-9]\d|26\/2025\/NQ-HĐND|73\/2026\/QĐ-UBND/)).toEqual([]);
    const recognised = content.lists
      .flatMap(({ rows }) => rows)
      .find(({ value }) => value.code === '1.001022')?.value;
    expect(recognised?.counterFeeVnd).toBe('unknown');
    expect(recognised?.feeNote).toContain('Mức của Thử Nghiệm chưa tra được');
  });

  test('tells readers of a page written for a procedure of the old province', () => {
    const land = content.services.find(({ slug }) => slug === 'cap-doi-so-do')?.value;
    expect(land?.procedures).toEqual(['1.012783']);
    expect(land?.confidence.codes).toBe('unknown');
    expect(land?.openQuestions[0]).toContain('Chưa đối chiếu với tỉnh Thử Nghiệm');
  });

  test('says the new names where the old ones stood', () => {
    const guide = content.files.find(({ file }) => file.endsWith('guides/dang-ky-khai-sinh.mdx'));
    expect(guide?.text).toContain('Chọn **tỉnh Thử Nghiệm**.');
    expect(guide?.text).toContain('<Field label="Phường/Xã" value="Bình Thử" look />');
  });

  test('keeps what nobody knows unknown, in the content and in the note for editors', () => {
    const office = content.places?.value.places[0];
    expect(office).toMatchObject({ unit: 'xa-binh-thu', address: expect.stringContaining('Mẫu') });
    expect(office?.telephone).toBeUndefined();
    const note = readFileSync(join(folder, 'CAN-VIET-LAI.md'), 'utf8');
    expect(note).toContain('- Điện thoại của Trung tâm?');
    expect(note).toContain('### services/cap-doi-so-do.mdx');
  });

  test('knows what the old communes became', () => {
    const units = content.units?.value.units ?? [];
    expect(unitOn(units, 'xa-binh-cu', '2025-06-30')?.succeededBy).toEqual(['xa-binh-thu']);
    expect(unitOn(units, 'xa-binh-cu', '2025-07-01')).toBeUndefined();
  });

  test('is not written over', { timeout: 30_000 }, () => {
    const again = make(['--to', folder, '--answers', answers]);
    expect(again).toMatchObject({ status: 2, output: expect.stringContaining('không ghi đè') });
  });
});

describe('a place from questions', () => {
  const typed = (of: Readonly<Record<string, string>>): string =>
    questions.map(({ key }) => `${of[key] ?? ''}\n`).join('');

  test('Enter for everything but the names is enough', { timeout: 120_000 }, () => {
    const to = join(parent, 'chi-co-ten');
    const { status, output } = make(
      ['--to', to],
      typed({ commune: 'phường Chưa Rõ', province: 'thành phố Thử Nghiệm' }),
    );
    expect(output).toContain('Ví dụ: xã Bình Thử');
    expect(status).toBe(0);
    const fresh = readContent(to);
    expect(checkContent(fresh, today).map(formatFinding)).toEqual([]);
    expect(fresh.site?.value).toMatchObject({ commune: 'Phường Chưa Rõ', province: 'Thử Nghiệm' });
    expect(fresh.units?.value.units.map(({ kind }) => kind)).toEqual(['city', 'ward']);
    expect(fresh.places?.value.places[0]?.confidence).toBe('unknown');
    const guide = fresh.files.find(({ file }) => file.endsWith('guides/dang-ky-khai-sinh.mdx'));
    expect(guide?.text).toContain('Chọn **thành phố Thử Nghiệm**.');
  });

  test('who stops half-way leaves nothing', { timeout: 30_000 }, () => {
    const to = join(parent, 'bo-do');
    const { status, output } = make(['--to', to], 'xã Bình Thử\n');
    expect(status).toBe(2);
    expect(output).toContain('không có gì được ghi');
    expect(existsSync(to)).toBe(false);
    expect(readdirSync(parent).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')(
    'who stops while it is being written leaves nothing either',
    { timeout: 120_000 },
    async () => {
      const within = mkdtempSync(join(parent, 'dung-'));
      const child = spawn(process.execPath, [
        'scripts/new.ts',
        'place',
        '--to',
        join(within, 'xa'),
        '--answers',
        answers,
      ]);
      const ended = once(child, 'close');
      while (child.exitCode === null && readdirSync(within).length === 0)
        await new Promise((resume) => setTimeout(resume, 5));
      expect(readdirSync(within)).toEqual([expect.stringContaining('.cam-tay-moi-')]);
      child.kill('SIGINT');
      expect((await ended)[0]).toBe(2);
      expect(readdirSync(within)).toEqual([]);
    },
  );

  test('a wrong answer is asked again, with the example', { timeout: 30_000 }, () => {
    const { output } = make(['--to', join(parent, 'sai')], 'Bình Thử\nxã Bình Thử\n');
    expect(output).toContain('“Bình Thử” chưa dùng được. Hãy ghi như ví dụ: xã Bình Thử.');
    expect(output).toContain('Thuộc tỉnh, thành phố nào?');
  });

  test.each([
    ['a word that is no key', 'communne: xã A\n', 'khong-dung'],
    ['a day as papers write it', 'commune: xã A\nprovince: tỉnh B\nsince: 01/07/2025\n', ':3:8'],
    ['a name without its kind', 'commune: A\nprovince: tỉnh B\n', ':1:10'],
  ])('a file of answers with %s is refused at its place', { timeout: 30_000 }, (_, text, place) => {
    const file = join(parent, 'khong-dung.yaml');
    writeFileSync(file, text);
    const to = join(parent, 'tu-tep-sai');
    const { status, output } = make(['--to', to, '--answers', file]);
    expect(status).toBe(2);
    expect(output).toContain('Hãy ghi như');
    expect(output).toContain(place);
    expect(existsSync(to)).toBe(false);
  });
});
