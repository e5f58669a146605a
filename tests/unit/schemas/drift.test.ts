import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '#checks/index.ts';
import { written } from '../../../scripts/schemas.ts';

test.each(Object.entries(written()))('%s is what `npm run schemas` writes', (path, text) => {
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('no schema is left over from a kind that is gone', () => {
  expect(readdirSync('content/.schemas').map((name) => `content/.schemas/${name}`)).toEqual(
    Object.keys(written())
      .filter((path) => path.startsWith('content/.schemas/'))
      .sort(),
  );
});

describe('help pages', () => {
  const pages = readdirSync('docs/rules').sort();

  test('there is one for each rule, and no other', () => {
    expect(pages).toEqual(rules.map(({ name }) => `${name}.md`).sort());
  });

  test('there is a rule file for each rule', () => {
    expect(readdirSync('src/checks/rules').sort()).toEqual(
      rules.map(({ name }) => `${name}.ts`).sort(),
    );
  });

  test.each(pages)('%s names its rule, says why, and shows a wrong and a right way', (page) => {
    const text = readFileSync(`docs/rules/${page}`, 'utf8');
    expect(text.split('\n')[0]).toBe(`# ${page.slice(0, -'.md'.length)}`);
    for (const part of ['**Luật này kiểm tra gì.** ', '**Vì sao.** ', 'Sai:', 'Đúng:'])
      expect(text.split(`\n${part}`)).toHaveLength(2);
    expect(text.normalize('NFC')).toBe(text);
  });
});
