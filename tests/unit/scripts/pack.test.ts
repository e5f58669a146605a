import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { unsafeNames } from '../../../scripts/pack/names.ts';
import {
  pageOfFolder,
  styleOfFolder,
  withCopyWords,
  withMark,
} from '../../../scripts/pack/page-edits.ts';
import { sumOfCopy, sumsOf } from '../../../scripts/pack/sums.ts';
import { zipOf } from '../../../scripts/pack/zip.ts';

const there = new Set([
  'index.html',
  'tim/index.html',
  'so-tay/index.html',
  'icon.svg',
  '_astro/a.css',
  'huong-dan/x/zalo.txt',
]);
const page = (html: string, file = 'huong-dan/x/index.html') =>
  pageOfFolder(html, file, 'Bản USB', {
    has: (path) => there.has(path),
    day: '2026-11-27',
    scriptFor: (modules) => `_astro/${modules.join('+')}`,
  });

describe('a page of the folder', () => {
  test.each([
    ['<a class="brand" href="/">a</a>', '<a class="brand" href="../../index.html">a</a>'],
    ['<a href="/tim/?q=a&amp;b#c">a</a>', '<a href="../../tim/index.html?q=a&amp;b#c">a</a>'],
    ["<a href='/tim/'>a</a>", "<a href='../../tim/index.html'>a</a>"],
    ['<form action="/tim/" method="get">', '<form action="../../tim/index.html" method="get">'],
    ['<button formaction="/tim/">', '<button formaction="../../tim/index.html">'],
    ['<img src="/icon.svg" alt="a > b">', '<img src="../../icon.svg" alt="a > b">'],
    [
      '<img srcset="/icon.svg 1x, /icon.svg 2x">',
      '<img srcset="../../icon.svg 1x, ../../icon.svg 2x">',
    ],
    ['<video poster="/icon.svg">', '<video poster="../../icon.svg">'],
    [
      '<meta http-equiv="refresh" content="0; url=/so-tay/">',
      '<meta http-equiv="refresh" content="0; url=../../so-tay/index.html">',
    ],
    [
      '<link rel="stylesheet" href="/_astro/a.css">',
      '<link rel="stylesheet" href="../../_astro/a.css">',
    ],
    // Scripts ask for these by their address on the site.
    [
      '<share-page data-zalo="/huong-dan/x/zalo.txt">',
      '<share-page data-zalo="/huong-dan/x/zalo.txt">',
    ],
    ['<a href="#buoc-1">a</a>', '<a href="#buoc-1">a</a>'],
    ['<a href="tel:1022">a</a>', '<a href="tel:1022">a</a>'],
    ['<a href="https://dichvucong.gov.vn/">a</a>', '<a href="https://dichvucong.gov.vn/">a</a>'],
    [
      '<script type="application/ld+json">{"a":"<a href=\\"/mat/\\">"}</script>',
      '<script type="application/ld+json">{"a":"<a href=\\"/mat/\\">"}</script>',
    ],
    ['<p>Gõ href="/khong-co/"</p>', '<p>Gõ href="/khong-co/"</p>'],
    ['<link rel="manifest" href="/manifest.webmanifest">', ''],
    ['<link rel="apple-touch-icon" href="/apple-touch-icon.png">', ''],
    ['<link rel="alternate" type="application/atom+xml" href="/thay-doi/feed.xml">', ''],
    ['<link rel="preload" as="fetch" href="/pagefind/a/titles.json">', ''],
    ['<update-notice></update-notice>', ''],
    ['<install-hint hidden><button type="button">Đặt</button></install-hint>', ''],
    ['<save-pack data-pack="a" hidden><h2>a</h2></save-pack>', ''],
    [
      '<offline-state><a href="/so-tay/">Ngoại tuyến</a></offline-state>',
      '<a href="../../so-tay/index.html">Bản USB</a>',
    ],
    [
      '<script src="/icon.svg"></script><script type="module" src="/_astro/a.js"></script><script type="module" src="/_astro/b.js"></script>',
      '<script src="../../icon.svg"></script><script defer src="../../_astro/_astro/a.js+_astro/b.js"></script>',
    ],
  ])('%s becomes %s', (html, expected) => {
    expect(page(html)).toBe(expected);
  });

  test('has the policy of files in place of that of the site, and no form in a rehearsal', () => {
    const head =
      '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; script-src \'self\'">';
    expect(page(head)).toContain("connect-src 'none'");
    expect(page(head)).not.toContain("'self'");
    expect(page(head)).toContain('form-action file:');
    expect(page(head, 'huong-dan/x/tap/index.html')).toContain("form-action 'none'");
  });

  test('that leads to a file which is not there is not written', () => {
    expect(() => page('<a href="/ngoai-tuyen/">a</a>')).toThrow(
      'huong-dan/x/index.html leads to /ngoai-tuyen/, which is not there',
    );
  });
});

test('a style sheet leads to files beside it', () => {
  expect(styleOfFolder('a{b:url(/icon.svg)}c{d:url("/_astro/x.woff2")}', '_astro/a.css')).toBe(
    'a{b:url(../icon.svg)}c{d:url("../_astro/x.woff2")}',
  );
  expect(styleOfFolder('a{b:url(#c)}', '_astro/a.css')).toBe('a{b:url(#c)}');
});

test('words of a copy stand where the site speaks of pages on the device, or nothing is written', () => {
  const home =
    '<h2>Tin</h2><p>a</p><h2>Đi xa</h2>\n<p><a href="/ngoai-tuyen/">Xem</a>. Có $1.</p><aside>';
  expect(withMark(home, '<p>$&</p>')).toBe('<h2>Tin</h2><p>a</p><p>$&</p><aside>');
  expect(() => withMark('<h2>Tin</h2>', '')).toThrow('no part about pages on the device');
  expect(
    withCopyWords('<h1>Mạng</h1><saved-pages></saved-pages><aside class="people x">', '<p>$1</p>'),
  ).toBe('<h1>Mạng</h1><p>$1</p><aside class="people x">');
  expect(() => withCopyWords('<h1>Mạng</h1>', '')).toThrow('made differently');
});

test.each([
  ['aux.txt', 'a device of Windows'],
  ['a/con', 'a device of Windows, deeper down'],
  ['a:b.html', 'a colon'],
  ['thủ-tục/index.html', 'a letter with marks'],
  ['a.', 'a dot at the end'],
  [`${'a/'.repeat(120)}b`, 'a long path'],
])('%s is no name for a memory stick: %s', (path) => {
  expect(unsafeNames(['index.html', path])).toEqual([path]);
});

test('two names that differ in capital letters only are one on a memory stick', () => {
  expect(unsafeNames(['_astro/a.Bc.css', '_astro/a.bC.css'])).toEqual(['_astro/a.bC.css']);
  expect(unsafeNames(['thu-tuc/1.001193/index.html', 'SHA256SUMS'])).toEqual([]);
});

const bytes = (text: string) => Buffer.from(text);

test('sums are in the order of names, and the sum of a copy leaves out its first page alone', () => {
  const files = [
    { path: 'tim/index.html', bytes: bytes('b') },
    { path: 'index.html', bytes: bytes('a') },
  ];
  expect(sumsOf(files)).toBe(
    'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  index.html\n' +
      '3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  tim/index.html\n',
  );
  const sum = sumOfCopy(files, 'index.html');
  expect(
    sumOfCopy([{ path: 'index.html', bytes: bytes('x') }, ...files.slice(0, 1)], 'index.html'),
  ).toBe(sum);
  expect(sumOfCopy([{ path: 'tim/index.html', bytes: bytes('x') }], 'index.html')).not.toBe(sum);
});

describe('a zip', () => {
  const made = (zone: string, order: 'forwards' | 'backwards'): Buffer => {
    const code = `import { zipOf } from './scripts/pack/zip.ts';
      const files = ['b/c.txt', 'a.txt'].map((path) => ({ path, bytes: Buffer.from(path.repeat(50)) }));
      if (${order === 'backwards'}) files.reverse();
      process.stdout.write(zipOf('x', files, '2026-11-26'));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      env: { ...process.env, TZ: zone },
    });
    expect(stderr.toString()).toBe('');
    return stdout;
  };

  test('is the same in every zone and whatever the order of its files', () => {
    const one = made('Pacific/Kiritimati', 'forwards');
    expect(one.length).toBeGreaterThan(100);
    expect(made('America/Los_Angeles', 'backwards').equals(one)).toBe(true);
  });

  test('holds the files in their folder', () => {
    const zip = zipOf('x', [{ path: 'a/b.txt', bytes: bytes('ă') }], '2026-11-26');
    expect(
      Object.entries(unzipSync(zip)).map(([name, text]) => [name, `${Buffer.from(text)}`]),
    ).toEqual([['x/a/b.txt', 'ă']]);
  });
});
