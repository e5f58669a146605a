import { describe, expect, test } from 'vitest';
import { contentSecurityMeta, headersFile, headersOf } from '#deploy/policy.ts';

/** `_headers` as Netlify and Cloudflare Pages apply it: every rule that fits, in order; `!` takes a header away. */
function headersByFile(file: string, path: string): Record<string, string> {
  const found: Record<string, string> = {};
  let fits = false;
  for (const line of file.split('\n')) {
    if (line.startsWith('/')) {
      const pattern = line.split('*').map((part) => part.replaceAll(/[.?+^$()[\]{}|\\]/g, '\\$&'));
      fits = new RegExp(`^${pattern.join('.*')}$`).test(path);
      continue;
    }
    const [, taken, name = '', value = ''] = /^ {2}(! )?([\w-]+)(?:: (.*))?$/.exec(line) ?? [];
    if (!fits || !name) continue;
    if (taken) delete found[name];
    else if (name in found) found[name] += `, ${value}`;
    else found[name] = value;
  }
  return found;
}

const paths = ['/', '/thu-tuc/1.001193/', '/_astro/x.js', '/sw.js', '/pagefind/abc/worker.js'];

test.each(paths)('the file and the server say the same of %s', (path) => {
  expect(headersByFile(headersFile(), path)).toEqual(headersOf(path));
});

test('every line of the file is a path, a header or a header taken away', () => {
  const lines = headersFile().split('\n');
  expect(lines.pop()).toBe('');
  for (const line of lines) expect(line).toMatch(/^(?:\/\S*| {2}! [\w-]+| {2}[\w-]+: \S.*)$/);
});

describe('the policy of pages', () => {
  const policies: [string, string][] = [
    ['the meta element', contentSecurityMeta],
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
      else expect([["'none'"], ["'self'"]]).toContainEqual(values);
    }
  });

  test('forbids frames where it can: in the header, not in the element', () => {
    expect(headersOf('/')['Content-Security-Policy']).toContain("frame-ancestors 'none'");
    expect(contentSecurityMeta).not.toContain('frame-ancestors');
  });
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

test.each([
  ['/', 'no-cache'],
  ['/pagefind/abc/worker.js', 'public, max-age=31536000, immutable'],
  ['/_astro/x.js', 'public, max-age=31536000, immutable'],
  ['/sw.js', 'no-store'],
  ['/sw.js.map', 'no-cache'],
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
