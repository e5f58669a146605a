import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { contentTypeOf, headersOf } from '#deploy/policy.ts';

/** The name in the certificate, which Chromium is told to find on this machine. */
export const hostName = 'site.test';

export interface StaticHost {
  readonly port: number;
  /** SHA-256 of the public key of its certificate, base64: what a browser is told to trust. */
  readonly key: string;
  close(): void;
}

/** Types that sites of others have and ours has not. */
const moreTypes: Readonly<Record<string, string>> = {
  mjs: 'text/javascript; charset=utf-8',
  wasm: 'application/wasm',
  woff2: 'font/woff2',
  webp: 'image/webp',
};
const isText = /\.(?:html|css|m?js|json|svg|webmanifest|xml|txt|wasm)$/;
const namedByHash =
  /\/(?:_astro|assets|goi|pagefind)\/|[.-][A-Za-z0-9_-]{8,}\.(?:js|css|woff2|svg|png)$/;

/** A key and a certificate for an hour's use. */
function selfSigned(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'cam-tay-bench-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
      .concat(['-subj', `/CN=${hostName}`, '-addext', `subjectAltName=DNS:${hostName}`])
      .concat(['-keyout', key, '-out', cert]),
    { stdio: 'ignore' },
  );
  const pair = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return pair;
}

/**
 * A folder as a good host gives it to phones: HTTP/2 over TLS, brotli at the best quality, ETags, and files that are
 * named by their hash for good. All sites that are compared come from this one.
 *
 * @param options.isOurs - with the headers of `deploy/policy.ts`; sites of others would not run under them.
 * @param options.instead - files that stand in place of those of the folder, by path (`/a/`).
 */
export function staticHost(
  folder: string,
  {
    isOurs = false,
    instead = new Map(),
  }: { isOurs?: boolean; instead?: ReadonlyMap<string, string> } = {},
): Promise<StaticHost> {
  const squeezed = new Map<string, Buffer>();
  const root = resolve(folder);

  const fileAt = (path: string): string | undefined =>
    [path, path.endsWith('/') ? `${path}index.html` : `${path}.html`, `${path}/index.html`]
      .map((one) => join(root, decodeURIComponent(one)))
      .find((file) => file.startsWith(root) && statSync(file, { throwIfNoEntry: false })?.isFile());

  function bodyOf(path: string, file: string): Buffer {
    const key = `${path} ${file}`;
    let body = squeezed.get(key);
    if (!body) {
      const other = instead.get(path);
      const ready = `${file}.br`;
      if (other !== undefined) body = brotliCompressSync(other);
      else if (!isText.test(file)) body = readFileSync(file);
      else body = existsSync(ready) ? readFileSync(ready) : brotliCompressSync(readFileSync(file));
      squeezed.set(key, body);
    }
    return body;
  }

  const pair = selfSigned();
  const { publicKey } = new X509Certificate(pair.cert);
  const key = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
  const server = createSecureServer(
    { ...pair, allowHTTP1: true },
    ({ url = '/', headers, method }, response) => {
      const path = url.replace(/[?#].*$/, '');
      const found = instead.has(path) ? '/index.html' : fileAt(path);
      const file = found ?? join(root, '404.html');
      const status = found ? 200 : 404;
      if (!found && !existsSync(file)) {
        response.writeHead(404, { 'content-type': 'text/plain' });
        response.end();
        return;
      }
      const body = bodyOf(path, file);
      const etag = `"${createHash('sha1').update(body).digest('base64url').slice(0, 16)}"`;
      const ending = /\.([a-z0-9]+)$/.exec(instead.has(path) ? path : file)?.[1] ?? 'html';
      const answer = {
        ...(isOurs
          ? headersOf(path, status)
          : {
              'Cache-Control':
                status === 200 && namedByHash.test(path) && ending !== 'html'
                  ? 'public, max-age=31536000, immutable'
                  : 'no-cache',
            }),
        'content-type': moreTypes[ending] ?? contentTypeOf(ending === 'html' ? '/' : path),
        ...(instead.has(path) || isText.test(file) ? { 'content-encoding': 'br' } : {}),
        vary: 'accept-encoding',
        etag,
      };
      if (status === 200 && headers['if-none-match'] === etag) {
        response.writeHead(304, answer);
        response.end();
        return;
      }
      response.writeHead(status, { ...answer, 'content-length': body.length });
      if (method === 'HEAD') response.end();
      else response.end(body);
    },
  );
  // A phone that goes away in the middle of an answer.
  server.on('sessionError', () => undefined);
  return new Promise((done) =>
    server.listen(0, '127.0.0.1', () =>
      done({
        port: (server.address() as AddressInfo).port,
        key,
        close: () => {
          server.close();
        },
      }),
    ),
  );
}
