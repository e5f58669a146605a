import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const texts = globSync('dist/huong-dan/*/zalo.txt').map((file) => ({
  file: file.replaceAll('\\', '/'),
  text: readFileSync(file, 'utf8'),
}));

test('every guide has a text for Zalo', () => {
  expect(texts.length).toBe(globSync('dist/huong-dan/*/index.html').length);
  expect(texts.length).toBeGreaterThan(20);
});

test.each(texts)(
  '$file fits into one message and leads to its guide by a clean link',
  ({ file, text }) => {
    // Zalo counts characters, not bytes; a letter with its tone is one character only in NFC.
    expect([...text].length).toBeLessThanOrEqual(1000);
    expect(text.normalize('NFC')).toBe(text);
    const links = text.match(/https?:\S+/g) ?? [];
    expect(links).toHaveLength(1);
    const link = new URL(links[0] ?? '');
    expect(link.href).toBe(links[0]);
    expect(link.search + link.hash + link.username + link.port).toBe('');
    expect(link.pathname).toBe(file.slice('dist'.length, -'zalo.txt'.length));
  },
);
