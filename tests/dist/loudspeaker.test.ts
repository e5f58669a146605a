import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { syllablesOf } from '#domain/speech.ts';
import { builtPages } from './site.ts';

const files = globSync(['dist/huong-dan/*/loa.txt', 'dist/loa/*.txt']).sort();
const lengthOf = /^\(Không đọc dòng này\. Độ dài: (\d+) tiếng, khoảng (\d+) giây\)$/;

test('every guide has a text for the loudspeaker, and there are composed bulletins', () => {
  const guides = builtPages().filter(({ path }) => /^\/huong-dan\/[^/]+\/$/.test(path));
  expect(files.filter((file) => file.startsWith('dist/huong-dan/'))).toHaveLength(guides.length);
  expect(files.filter((file) => file.startsWith('dist/loa/')).length).toBeGreaterThanOrEqual(6);
});

describe.each(files)('%s', (file) => {
  const bytes = readFileSync(file);
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const [length = '', gap, ...said] = text.trimEnd().split('\n').reverse();
  const lines = said.reverse();

  test('is UTF-8 without a mark of its order, composed, and ends with a line', () => {
    expect(text.startsWith('\uFEFF')).toBe(false);
    expect(text).toBe(text.normalize('NFC'));
    expect(text.endsWith('\n')).toBe(true);
    expect(gap).toBe('');
  });

  test('lasts 60 to 90 seconds at 130, 140 and 150 syllables a minute, as it says', () => {
    const [, syllables, seconds] = lengthOf.exec(length) ?? [];
    const counted = syllablesOf(lines.join(' '));
    expect(Number(syllables)).toBe(counted);
    expect(Number(seconds)).toBe(Math.round((counted * 60) / 140));
    for (const pace of [130, 140, 150]) {
      expect((counted * 60) / pace).toBeGreaterThanOrEqual(60);
      expect((counted * 60) / pace).toBeLessThanOrEqual(90);
    }
  });

  test('has nothing that a voice would stumble over', () => {
    expect(lines.join('\n')).toMatch(/^[\p{L}\s.,;:?]+$/u);
    expect(lines.join('\n')).not.toMatch(/(?<!\p{L})(?:\p{Lu}{2,}|VNeID|dichvucong)(?!\p{L})/u);
    for (const line of lines) expect(line).toMatch(/[.?]$/);
  });

  test('says where it comes from, one thing to do, where to get help, and the number twice', () => {
    expect(lines[0]).toBe('Kính thưa bà con phường Cai Lậy.');
    expect(lines[1]).toMatch(/^Đây là bản tin của /);
    const todo = lines.filter((line) => line.startsWith('Việc cần làm: '));
    expect(todo).toHaveLength(1);
    expect(lines).toContain(todo[0]?.replace('Việc cần làm', 'Xin nhắc lại'));
    expect(lines.filter((line) => line.startsWith('Cần người giúp, bà con đến '))).toHaveLength(1);
    const number =
      /^Số điện thoại để hỏi: (.+)\.$/.exec(
        lines.find((line) => line.startsWith('Số điện thoại')) ?? '',
      )?.[1] ?? '?';
    expect(lines.join('\n').split(number)).toHaveLength(3);
  });
});

test('every text has a page to be read from, with the same words', () => {
  const pages = new Map(builtPages().map(({ path, root }) => [path, root]));
  for (const file of files) {
    const slug = file
      .split('/')
      .at(file.startsWith('dist/loa/') ? -1 : -2)
      ?.replace('.txt', '');
    const words = pages.get(`/loa/${slug}/`)?.querySelector('.breaths')?.text;
    const text = readFileSync(file, 'utf8').split('\n\n')[0] ?? '';
    expect(words?.replace(/\s+/g, ' ').trim(), file).toBe(text.replace(/\s+/g, ' ').trim());
  }
});
