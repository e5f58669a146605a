import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { caddyfile, headersFile, headersFileLimits, nginxConfig } from '#deploy/hosts.ts';
import { inBox } from '#deploy/hotspot.ts';
import { contentSecurityMetaOf, contentSecurityOfFile, headersOf } from '#deploy/policy.ts';
import { asCloudflare, asNetlify } from '../../support/headers-file.ts';

test.each([
  ['deploy/nginx.conf', nginxConfig],
  ['deploy/Caddyfile', caddyfile],
])('%s says what deploy/policy.ts says; if not, run “npm run hosts”', (path, written) => {
  expect(readFileSync(path, 'utf8')).toBe(written());
});

test('no location of nginx has headers of its own, which would take away all others', () => {
  expect(nginxConfig().match(/location [^{]*\{[^}]*add_header/g)).toBeNull();
  for (const line of nginxConfig().match(/add_header .*/g) ?? []) expect(line).toMatch(/ always;$/);
});

test('a box without TLS says nothing that only holds with it, and all the rest', () => {
  const overTls = /Strict-Transport-Security|Cross-Origin-Opener-Policy|Origin-Agent-Cluster/;
  for (const [onInternet, inPlain] of [
    [nginxConfig(), nginxConfig(inBox)],
    [caddyfile(), caddyfile(inBox)],
  ] as const) {
    expect(onInternet).toMatch(overTls);
    expect(inPlain).not.toMatch(overTls);
    expect(inPlain).not.toMatch(/SỬA|xa-mau|ssl|brotli_static/);
    for (const name of ['Content-Security-Policy', 'Permissions-Policy', 'X-Content-Type-Options'])
      expect(inPlain).toContain(name);
  }
});

test('a page opened from a folder may ask no host for anything, and its forms go no further than on the site', () => {
  for (const path of ['/', '/tim/', '/huong-dan/a/tap/']) {
    const policy = contentSecurityOfFile(path);
    expect(policy).toContain("connect-src 'none'");
    expect(policy).not.toMatch(/'self'|https?:|\*|unsafe/);
    expect(policy.includes("form-action 'none'")).toBe(
      contentSecurityMetaOf(path).includes("form-action 'none'"),
    );
  }
});

const files = [
  '/index.html',
  '/tim/index.html',
  '/sw.js',
  '/_astro/a.AbCd1234.css',
  '/pagefind/0123456789ab/worker.js',
  '/pagefind/0123456789ab/index/vi_1.pf_index',
  '/goi/thu-0123456789abcdef.pack',
  '/du-lieu/index.html',
  '/du-lieu/v1/procedures.csv',
  '/noi-ho-tro/index.html',
];
const written = headersFile(files);
const lowerCase = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

describe.each([
  ['Cloudflare Pages', asCloudflare(written, { 'access-control-allow-origin': '*' })],
  ['Netlify', asNetlify(written)],
])('_headers as %s reads it', (_, headersBy) => {
  test.each([
    ...files.map((file) => file.replace(/index\.html$/, '')),
    '/thu-tuc/1.001193/',
    '/release.json',
    '/huong-dan/khai-sinh/tap/',
    '/ky-nang/dang-nhap/tap/',
  ])('says of %s what the policy says', (path) => {
    expect(headersBy(path)).toEqual(lowerCase(headersOf(path)));
  });

  test('calls a card for the phone book by its standard name', () => {
    expect(headersBy('/noi-ho-tro/phuong-cai-lay.vcf')).toEqual({
      ...lowerCase(headersOf('/noi-ho-tro/phuong-cai-lay.vcf')),
      'content-type': 'text/vcard; charset=utf-8',
    });
    expect(headersBy('/noi-ho-tro/')['content-type']).toBeUndefined();
  });

  test.each(['/_astro/a.Gone1234.css', '/pagefind/ba9876543210/worker.js', '/khong-co/'])(
    'lets nobody keep that %s is missing',
    (path) => {
      expect(headersBy(path)['cache-control']).toBe('no-cache');
    },
  );
});

test('_headers is the same whatever the order of files', () => {
  expect(headersFile(files.toReversed())).toBe(written);
});

test('_headers that Cloudflare would cut off are not written', () => {
  const many = Array.from({ length: headersFileLimits.rules }, (_, index) => `/_astro/${index}.js`);
  expect(() => headersFile(many)).toThrow('at most 100');
});
