import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { builtPages } from './site.ts';

const page = (path: string) => builtPages().find((one) => one.path === path)?.root;

test('the gallery of parts is for whoever edits and is not in a finished site', () => {
  expect(existsSync('dist/bo-phan')).toBe(false);
  expect(builtPages().some(({ path }) => path.includes('bo-phan'))).toBe(false);
});

test('how to edit is drawn, told for a phone, a browser and a computer, and linked from the page for reports', () => {
  const root = page('/gop-y/cach-sua/');
  expect(root?.querySelectorAll('figure.screen').length).toBeGreaterThanOrEqual(5);
  for (const id of ['dien-thoai', 'trinh-duyet', 'may-tinh'])
    expect(root?.querySelector(`h2#${id}`)).toBeTruthy();
  const links = page('/gop-y/')
    ?.querySelectorAll('main a')
    .map((link) => link.getAttribute('href'));
  expect(links).toEqual(expect.arrayContaining(['/gop-y/cach-sua/', '/gop-y/loi-thuong-gap/']));
  expect(readFileSync('CONTRIBUTING.md', 'utf8')).toContain('/gop-y/cach-sua/');
});

test('every rule stands on the page of common mistakes, with a wrong and a right way', () => {
  const root = page('/gop-y/loi-thuong-gap/');
  const sections = root?.querySelectorAll('section') ?? [];
  const rules = readFileSync('src/checks/index.ts', 'utf8').match(/from '\.\/rules\//g)?.length;
  expect(sections).toHaveLength(rules ?? 0);
  for (const section of sections) expect(section.querySelectorAll('pre')).toHaveLength(2);
});
