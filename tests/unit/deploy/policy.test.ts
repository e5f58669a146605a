import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { firstLook } from '#deploy/first-look.ts';
import {
  contentSecurityMeta,
  contentSecurityMetaOf,
  contentTypeOf,
  headersOf,
  hiddenFile,
  refusedSpelling,
} from '#deploy/policy.ts';

const paths = [
  '/',
  '/thu-tuc/1.001193/',
  '/huong-dan/khai-sinh/tap/',
  '/_astro/x.js',
  '/sw.js',
  '/pagefind/abc/worker.js',
];

describe('the policy of pages', () => {
  const policies: [string, string][] = [
    ['the meta element', contentSecurityMeta],
    ['the meta element of a rehearsal', contentSecurityMetaOf('/huong-dan/khai-sinh/tap/')],
    ...paths
      .filter((path) => !path.startsWith('/pagefind/'))
      .map((path): [string, string] => [path, headersOf(path)['Content-Security-Policy'] ?? '']),
  ];

  test.each(policies)('of %s begins with nothing and adds only what is our own', (_, policy) => {
    const directives = policy.split('; ').map((one) => one.split(' '));
    expect(directives[0]).toEqual(['default-src', "'none'"]);
    expect(policy).not.toMatch(/unsafe-|https?:|data:|blob:|\*|strict-dynamic|nonce-/);
    expect(new Set(directives.map(([name]) => name)).size).toBe(directives.length);
    for (const [name, ...values] of directives) {
      if (name === 'trusted-types') expect(values).toEqual(['worker-address']);
      else if (name === 'require-trusted-types-for') expect(values).toEqual(["'script'"]);
      // Beside our own files one script inside the page, named by its hash: `deploy/first-look.ts`.
      else if (name === 'script-src' && values.length > 1)
        expect(values).toEqual(["'self'", `'sha256-${hash('sha256', firstLook, 'base64')}'`]);
      else expect([["'none'"], ["'self'"]]).toContainEqual(values);
    }
  });

  test('forbids frames where it can: in the header, not in the element', () => {
    expect(headersOf('/')['Content-Security-Policy']).toContain("frame-ancestors 'none'");
    expect(contentSecurityMeta).not.toContain('frame-ancestors');
  });
});

describe('on a dress rehearsal no form leads anywhere', () => {
  test.each(['/huong-dan/khai-sinh/tap/', '/ky-nang/dang-nhap/tap/'])('%s', (path) => {
    const rule = /form-action '(\w+)'/;
    const header = headersOf(path)['Content-Security-Policy'] ?? '';
    expect(rule.exec(header)?.[1]).toBe('none');
    expect(rule.exec(contentSecurityMetaOf(path))?.[1]).toBe('none');
    // Nothing else differs.
    expect(header.replace(rule, '')).toBe(
      headersOf('/')['Content-Security-Policy']?.replace(rule, ''),
    );
    expect(contentSecurityMetaOf(path).replace(rule, '')).toBe(
      contentSecurityMeta.replace(rule, ''),
    );
  });

  test.each(['/huong-dan/khai-sinh/', '/tap/', '/huong-dan/khai-sinh/tap/x/', '/dich-vu/a/tap/'])(
    '%s is a page like any other',
    (path) => {
      expect(contentSecurityMetaOf(path)).toBe(contentSecurityMeta);
      expect(headersOf(path)['Content-Security-Policy']).toBe(
        headersOf('/')['Content-Security-Policy'],
      );
    },
  );
});

test('the search worker may compile WebAssembly, and nothing else more', () => {
  expect(headersOf('/pagefind/abc/worker.js')['Content-Security-Policy']).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
  );
});

test('only the search page may ask for the microphone', () => {
  expect(headersOf('/tim/')['Permissions-Policy']).toContain('microphone=(self)');
  expect(headersOf('/')['Permissions-Policy']).toContain('microphone=()');
  expect(headersOf('/tim/')['Permissions-Policy']).toContain('camera=()');
});

test('only the directory may ask where the phone is', () => {
  expect(headersOf('/noi-ho-tro/')['Permissions-Policy']).toContain('geolocation=(self)');
  expect(headersOf('/noi-ho-tro/')['Permissions-Policy']).toContain('microphone=()');
  for (const path of ['/', '/tim/', '/noi-ho-tro/noi-cu-noi-moi/', '/noi-ho-tro/a.vcf'])
    expect(headersOf(path)['Permissions-Policy']).toContain('geolocation=()');
  expect(headersOf('/noi-ho-tro/', 404)['Permissions-Policy']).toContain('geolocation=()');
});

test.each([
  ['/', 'no-cache'],
  ['/pagefind/abc/worker.js', 'public, max-age=31536000, immutable'],
  ['/_astro/x.js', 'public, max-age=31536000, immutable'],
  ['/sw.js', 'no-store'],
  ['/sw.js.map', 'no-cache'],
  ['/release.json', 'no-store'],
  ['/release-pages.json', 'no-store'],
  ['/goi/a-0123456789abcdef.pack', 'no-cache, no-transform'],
  ['/goi/', 'no-cache'],
  ['/goi/danh-sach.json', 'no-cache'],
])('%s is kept: %s', (path, kept) => {
  expect(headersOf(path)['Cache-Control']).toBe(kept);
});

test.each([
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
])('%s is sent with everything: %s', (name, value) => {
  for (const path of paths) expect(headersOf(path)[name]).toBe(value);
});

test.each([400, 404, 405, 416, 500])(
  'an error is never kept, wherever it happened: %i',
  (status) => {
    for (const path of [...paths, '/goi/a.pack', '/tim/']) {
      expect(headersOf(path, status)).toEqual({ ...headersOf('/'), 'Cache-Control': 'no-store' });
    }
  },
);

describe('what other sites may read', () => {
  const [shared, who] = ['Access-Control-Allow-Origin', 'Cross-Origin-Resource-Policy'];

  test.each(['/du-lieu/', '/du-lieu/v1/procedures.csv', '/du-lieu/catalogue.jsonld'])(
    '%s is for everybody',
    (path) => {
      expect(headersOf(path)).toMatchObject({ [shared]: '*', [who]: 'cross-origin' });
      expect(headersOf(path)['Content-Security-Policy']).toBe(
        headersOf('/')['Content-Security-Policy'],
      );
    },
  );

  test.each([...paths, '/du-lieu', '/thay-doi/feed.xml', '/a/du-lieu/v1/procedures.csv'])(
    '%s is for its own pages alone',
    (path) => {
      expect(headersOf(path)[shared]).toBeUndefined();
      expect(headersOf(path)[who]).toBe('same-origin');
    },
  );

  test('an error says nothing to others', () => {
    expect(headersOf('/du-lieu/v1/khong-co.csv', 404)[shared]).toBeUndefined();
  });
});

test('the domain is not put into the lists of browsers without its owner', () => {
  expect(headersOf('/')['Strict-Transport-Security']).toBe('max-age=63072000; includeSubDomains');
});

test.each([
  ['/', 'text/html; charset=utf-8'],
  ['/thu-tuc/1.001193/', 'text/html; charset=utf-8'],
  ['/sw.js', 'text/javascript; charset=utf-8'],
  ['/du-lieu/v1/procedures.csv', 'text/csv; charset=utf-8'],
  ['/du-lieu/catalogue.jsonld', 'application/ld+json; charset=utf-8'],
  ['/du-lieu/SHA256SUMS', 'text/plain; charset=utf-8'],
  ['/SHA256SUMS', 'application/octet-stream'],
  ['/goi/a.pack', 'application/octet-stream'],
  ['/pagefind/a/wasm.unknown.pagefind', 'application/octet-stream'],
])('%s is sent as %s', (path, type) => {
  expect(contentTypeOf(path)).toBe(type);
});

test.each([
  ['/', false],
  ['/tim/?q=..%2f//', false],
  ['/thu-tuc/1.001193/', false],
  ['/.well-known/acme-challenge/x', false],
  ['//', true],
  ['/a//b', true],
  ['/..', true],
  ['/a/../b', true],
  ['/a/%2e%2e/b', true],
  ['/a%2Fb', true],
  ['/a%5Cb', true],
  ['/a\\b', true],
  ['/%00', true],
  ['/.env', true],
  ['/.?q', true],
])('the spelling of %s is refused: %s', (address, refused) => {
  expect(new RegExp(refusedSpelling).test(address)).toBe(refused);
});

test.each([
  ['/index.html.br', true],
  ['/a.gz', true],
  ['/_headers', true],
  ['/thu-tuc/_headers', false],
  ['/a.br/', false],
])('%s is for the host alone: %s', (path, hidden) => {
  expect(new RegExp(hiddenFile).test(path)).toBe(hidden);
});
