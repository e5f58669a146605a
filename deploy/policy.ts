/**
 * The one place that says which headers a host must send. `scripts/serve.ts` sends them, the build writes them into
 * `dist/_headers`, and the policy stands in every page as well, for hosts that send no headers.
 */
const contentSecurity = {
  'default-src': "'none'",
  'script-src': "'self'",
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

const contentSecurityHeader = inOneLine({ ...contentSecurity, 'frame-ancestors': "'none'" });

/** The search worker alone may compile WebAssembly; no page can. */
const workerSecurity =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** No page may use a sensor; `microphone` is for the search, which listens after a tap. */
function permissions({ microphone = '()' } = {}): string {
  const none = ['accelerometer', 'autoplay', 'browsing-topics', 'camera', 'display-capture']
    .concat(['geolocation', 'gyroscope', 'magnetometer', 'midi', 'payment', 'usb'])
    .map((name) => `${name}=()`);
  return [...none, `microphone=${microphone}`].join(', ');
}

/** Sent with everything. */
const everywhere: Record<string, string> = {
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

interface PathRule {
  readonly pattern: string;
  readonly headers: Readonly<Record<string, string>>;
}

const forGood = 'public, max-age=31536000, immutable';

/** Later rules win over `everywhere`. `*` stands for anything, as in the files of Netlify and Cloudflare Pages. */
const paths: readonly PathRule[] = [
  { pattern: '/_astro/*', headers: { 'Cache-Control': forGood } },
  {
    pattern: '/pagefind/*',
    // The build is part of the address.
    headers: { 'Content-Security-Policy': workerSecurity, 'Cache-Control': forGood },
  },
  { pattern: '/tim/*', headers: { 'Permissions-Policy': permissions({ microphone: '(self)' }) } },
  // With `no-cache` a worker that was cut short once would stay: its ETag is right, so the host answers 304.
  { pattern: '/sw.js', headers: { 'Cache-Control': 'no-store' } },
];

/** The headers of one path. */
export function headersOf(path: string): Record<string, string> {
  const matches = ({ pattern }: PathRule) =>
    pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
  return Object.assign({}, everywhere, ...paths.filter(matches).map(({ headers }) => headers));
}

/** `dist/_headers`, as Netlify and Cloudflare Pages read it. `!` takes the general header away before the special one. */
export function headersFile(): string {
  const lines = ['/*', ...Object.entries(everywhere).map(([name, value]) => `  ${name}: ${value}`)];
  for (const { pattern, headers } of paths) {
    lines.push(pattern);
    for (const [name, value] of Object.entries(headers))
      lines.push(`  ! ${name}`, `  ${name}: ${value}`);
  }
  return `${lines.join('\n')}\n`;
}
