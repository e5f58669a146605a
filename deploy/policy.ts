import { firstLookHash } from './first-look.ts';

/**
 * The one place that says what a host must answer. `scripts/serve.ts` reads it, `hosts.ts` writes it down in the words
 * of nginx, Caddy, Cloudflare Pages and Netlify, and the policy stands in every page as well, for hosts that send no
 * headers.
 */
const contentSecurity = {
  'default-src': "'none'",
  'script-src': `'self' '${firstLookHash}'`,
  'style-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'worker-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'require-trusted-types-for': "'script'",
  // One policy, which only ever answers with the two worker addresses (`src/device/worker-address.ts`).
  'trusted-types': 'worker-address',
};

const inOneLine = (directives: Record<string, string>): string =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

/** For `<meta http-equiv>`, where `frame-ancestors` is not allowed. */
export const contentSecurityMeta = inOneLine(contentSecurity);

const noFrames = { 'frame-ancestors': "'none'" };
const contentSecurityHeader = inOneLine({ ...contentSecurity, ...noFrames });

/** A dress rehearsal is full of fields and sends none: should a form ever get there, it leads nowhere. */
const rehearsalSecurity = { ...contentSecurity, 'form-action': "'none'" };
const rehearsalPatterns = ['/huong-dan/*/tap/', '/ky-nang/*/tap/'];

/** Is this the address of a dress rehearsal? */
export const isRehearsal = (path: string): boolean =>
  rehearsalPatterns.some((pattern) => new RegExp(patternRegExp(pattern)).test(path));

/** The policy that must stand in the page at a path. */
export const contentSecurityMetaOf = (path: string): string =>
  isRehearsal(path) ? inOneLine(rehearsalSecurity) : contentSecurityMeta;

/**
 * The policy in the page at a path of a copy that is opened from a folder (`npm run pack`). `'self'` means nothing certain
 * there, so files are named by their scheme. Nothing can be asked of any host: what scripts need lies in scripts.
 */
export const contentSecurityOfFile = (path: string): string =>
  inOneLine({
    ...contentSecurity,
    'script-src': `file: '${firstLookHash}'`,
    'style-src': 'file:',
    'img-src': 'file:',
    'connect-src': "'none'",
    'manifest-src': "'none'",
    'worker-src': "'none'",
    'form-action': isRehearsal(path) ? "'none'" : 'file:',
    // The second is for `src/stick/host.ts`, which loads the texts of this folder as scripts.
    'trusted-types': 'worker-address stick-file',
  });

/** The search worker alone may compile WebAssembly; no page can. */
const workerSecurity =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** No page may use a sensor; `microphone` is for the search, `geolocation` for the directory, each after a tap. */
function permissions({ microphone = '()', geolocation = '()' } = {}): string {
  const none = ['accelerometer', 'autoplay', 'browsing-topics', 'camera', 'display-capture']
    .concat(['gyroscope', 'magnetometer', 'midi', 'payment', 'usb'])
    .map((name) => `${name}=()`);
  return [...none, `geolocation=${geolocation}`, `microphone=${microphone}`].join(', ');
}

/**
 * Sent with everything. `Strict-Transport-Security` has no `preload`: that enters the domain into a list inside browsers
 * which is left only after months, and is for the owner of the domain to decide (record 0013).
 */
export const everywhere: Record<string, string> = {
  'Content-Security-Policy': contentSecurityHeader,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy': permissions(),
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'Cache-Control': 'no-cache',
};

/**
 * Headers that only make sense over TLS. Over plain http browsers ignore them and complain of some in their console, and
 * a phone that believed the first would never come back to the address without TLS.
 */
const overTls = ['Strict-Transport-Security', 'Cross-Origin-Opener-Policy', 'Origin-Agent-Cluster'];

/** `everywhere` for a small Wi-Fi box without TLS (`npm run pack`). */
export const everywhereInPlain: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(everywhere).filter(([name]) => !overTls.includes(name)),
);

export interface PathRule {
  /** At most one `*`, which stands for anything. */
  readonly pattern: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The name changes with the bytes, so what is there once is right for good. */
  readonly hashed?: true;
}

const forGood = 'public, max-age=31536000, immutable';
const never = 'no-store';

/** Later rules win over `everywhere`. */
export const paths: readonly PathRule[] = [
  { pattern: '/_astro/*', headers: { 'Cache-Control': forGood }, hashed: true },
  {
    pattern: '/pagefind/*',
    // The hash of the whole index is part of the address.
    headers: { 'Content-Security-Policy': workerSecurity, 'Cache-Control': forGood },
    hashed: true,
  },
  // Packs are compared byte by byte with their hash and fetched in ranges: nobody on the way may repack them. A phone
  // fetches one once and stores it itself, so one rule without names does: `_headers` holds a hundred.
  { pattern: '/goi/*.pack', headers: { 'Cache-Control': 'no-cache, no-transform' } },
  // The search page and the directory, in every language.
  ...['/tim/*', '/*/tim/'].map((pattern) => ({
    pattern,
    headers: { 'Permissions-Policy': permissions({ microphone: '(self)' }) },
  })),
  ...['/noi-ho-tro/', '/*/noi-ho-tro/'].map((pattern) => ({
    pattern,
    headers: { 'Permissions-Policy': permissions({ geolocation: '(self)' }) },
  })),
  ...rehearsalPatterns.map((pattern) => ({
    pattern,
    headers: { 'Content-Security-Policy': inOneLine({ ...rehearsalSecurity, ...noFrames }) },
  })),
  // With `no-cache` a worker that was cut short once would stay: its ETag is right, so the host answers 304.
  { pattern: '/sw.js', headers: { 'Cache-Control': never } },
  { pattern: '/release.json', headers: { 'Cache-Control': never } },
  { pattern: '/release-pages.json', headers: { 'Cache-Control': never } },
  // Open data is for everybody's programs, also for those in pages of others. Nothing else is.
  {
    pattern: '/du-lieu/*',
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  },
];

/** A pattern as a regular expression that JavaScript, nginx (PCRE) and Caddy (RE2) read alike. */
export const patternRegExp = (pattern: string): string =>
  `^${pattern
    .split('*')
    .map((part) => part.replaceAll(/[.?+^$()[\]{}|\\]/g, '\\$&'))
    .join('.*')}$`;

/**
 * The headers of one path. An error is a page like any other, wherever it happened, and is never kept.
 *
 * @param sent - with everything: `everywhere`, or `everywhereInPlain` for a host without TLS.
 */
export function headersOf(
  path: string,
  status = 200,
  sent: Readonly<Record<string, string>> = everywhere,
): Record<string, string> {
  if (status >= 400) return { ...sent, 'Cache-Control': never };
  const matching = paths.filter(({ pattern }) => new RegExp(patternRegExp(pattern)).test(path));
  return Object.assign({}, sent, ...matching.map(({ headers }) => headers));
}

/** Ending → `Content-Type`, so that no host needs to guess; everything else is `otherType`. */
export const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  vcf: 'text/vcard; charset=utf-8',
  jsonld: 'application/ld+json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  pdf: 'application/pdf',
};

/** Files whose name has no ending, as other programs expect it. */
export const namedTypes: Readonly<Record<string, string>> = {
  '/du-lieu/SHA256SUMS': 'text/plain; charset=utf-8',
};

/** Packs and the binary parts of the search index. */
export const otherType = 'application/octet-stream';

/** The type of a file; an address that ends in `/` is a page. */
export function contentTypeOf(path: string): string {
  const ending = path.endsWith('/') ? 'html' : (/\.([a-z]+)$/.exec(path)?.[1] ?? '');
  return namedTypes[path] ?? contentTypes[ending] ?? otherType;
}

export const methods = ['GET', 'HEAD'] as const;

/**
 * Addresses as they are sent that no link of ours has: two slashes, a backslash, a dot, slash, backslash or end of text
 * in percent form, a name that begins with a dot. `/.we…` may pass, for `/.well-known/`, which certificates need; written
 * without a look ahead, because Caddy's expressions have none.
 */
export const refusedSpelling = String.raw`^[^?]*(?://|\\|%(?:00|2[eE]|2[fF]|5[cC])|/\.(?:[^w]|w[^e]|$))`;

/** Files of `dist/` that are for the host and not for readers. */
export const hiddenFile = String.raw`\.(?:br|gz)$|^/_headers$`;
