import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isKept } from '#offline/cache-plan.ts';
import { keptServices } from '../../../scripts/kept-services.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A finished site with so many services, of which `s-0` is essential and a life event leads to `s-1`. */
function site(services: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'kept-services-'));
  folders.push(folder);
  const put = (file: string, html: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), html);
  };
  for (let number = 0; number < services; number += 1) put(`dich-vu/s-${number}/index.html`, '');
  put('dich-vu/trang/2/index.html', '');
  put('thiet-yeu/index.html', '<main><p data-essential="s-0"></p></main>');
  put(
    'viec/co-con/index.html',
    '<header><a href="/dich-vu/s-9/">x</a></header><main><a href="/dich-vu/s-1/">x</a></main>',
  );
  return folder;
}

test('a phone keeps every service of a commune', () => {
  expect(keptServices(site(200)).size).toBe(200);
});

test('of more services than one page lists it keeps the essential ones and those of life events', () => {
  const kept = keptServices(site(201));
  expect([...kept].sort()).toEqual(['s-0', 's-1']);
  const essential = new Set(['s-0']);
  const isOnPhone = (url: string): boolean => isKept(url, essential, kept);
  expect(
    ['/dich-vu/s-1/', '/huong-dan/s-1/', '/huong-dan/s-0/in/', '/dich-vu/', '/ky-nang/a/'].map(
      isOnPhone,
    ),
  ).toEqual([true, true, true, true, true]);
  expect(['/dich-vu/s-2/', '/huong-dan/s-2/', '/huong-dan/s-1/in/'].map(isOnPhone)).toEqual([
    false,
    false,
    false,
  ]);
});
