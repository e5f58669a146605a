/** `npm run preview`: serves `dist/` as the real hosts do: headers, precompressed files, true 404, slashes. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import sirv from 'sirv';
import {
  contentTypeOf,
  everywhere,
  headersOf,
  hiddenFile,
  methods,
  refusedSpelling,
} from '#deploy/policy.ts';

const [hidden, refused] = [new RegExp(hiddenFile), new RegExp(refusedSpelling)];

function setHeaders(
  response: ServerResponse,
  path: string,
  status: number,
  sent: Readonly<Record<string, string>>,
): void {
  for (const [name, value] of Object.entries(headersOf(path, status, sent)))
    response.setHeader(name, value);
  response.setHeader('Vary', 'Accept-Encoding');
}

/**
 * The folder as a host: what the browser tests and `npm start` talk to.
 *
 * @param sent - headers of everything; others for a box that has no TLS.
 */
export function siteServer(folder = 'dist', sent = everywhere): Server {
  const files = sirv(folder, { brotli: true, gzip: true, etag: true, extensions: ['html'] });
  const isFile = (path: string) =>
    statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() ?? false;

  return createServer((request: IncomingMessage, response: ServerResponse) => {
    const [raw = '/', ...query] = (request.url ?? '/').split('?');
    const search = query.length > 0 ? `?${query.join('?')}` : '';
    const fail = (status: number) => failed(request, response, folder, status, sent);
    if (!methods.some((method) => method === request.method)) return fail(405);
    let path: string;
    try {
      path = decodeURIComponent(raw);
    } catch {
      return fail(400);
    }
    if (!path.startsWith('/') || refused.test(raw) || hidden.test(path) || path === '/404.html')
      return fail(404);
    const moved = (location: string) => {
      setHeaders(response, path, 200, sent);
      response.writeHead(308, { Location: `${location}${search}` }).end();
    };
    if (path.endsWith('/index.html') && isFile(path)) return moved(raw.replace(/index\.html$/, ''));
    if (!path.endsWith('/') && isFile(`${path}/index.html`)) return moved(`${raw}/`);
    const file = path.endsWith('/') ? `${path}index.html` : path;
    if (!isFile(file)) return fail(404);
    if (request.headers.range) {
      const { size } = statSync(join(folder, file));
      const [, from, to] = /^bytes=(\d+)-([1-9]\d*)?$/.exec(request.headers.range) ?? [];
      if (Number(from) >= size || Number(to) < Number(from)) {
        response.setHeader('Content-Range', `bytes */${size}`);
        return fail(416);
      }
      // sirv understands only the plain form, and a part is a part of the file itself.
      if (from === undefined) delete request.headers.range;
      else delete request.headers['accept-encoding'];
    }
    // Before the file is looked up: an answer of 304 says the same.
    setHeaders(response, path, 200, sent);
    response.setHeader('Content-Type', contentTypeOf(path));
    files(request, response, () => fail(404));
  });
}

/** A page of our own with the status that tells the truth: never the home page, never 200. */
function failed(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  status: number,
  sent: Readonly<Record<string, string>>,
): void {
  setHeaders(response, '/404.html', status, sent);
  if (status === 405) response.setHeader('Allow', methods.join(', '));
  response.setHeader('Content-Type', contentTypeOf('/404.html'));
  response.writeHead(status);
  const page = status === 404 ? readFileSync(join(folder, '404.html')) : undefined;
  response.end(request.method === 'HEAD' ? undefined : page);
}

if (import.meta.main) {
  const port = Number(process.env.PORT || 4321);
  const host = process.env.HOST || 'localhost';
  if (!existsSync('dist/index.html')) {
    console.error('✗ Chưa có dist/. Chạy “npm run build” trước.');
    process.exit(1);
  }
  siteServer()
    .on('error', (error: NodeJS.ErrnoException) => {
      console.error(
        error.code === 'EADDRINUSE'
          ? `✗ Cổng ${port} đang có chương trình khác dùng. Chọn cổng khác: PORT=4322 npm start`
          : `✗ ${error.message}`,
      );
      process.exit(1);
    })
    .listen(port, host, () => console.log(`✓ Cầm Tay: http://${host}:${port}/  (Ctrl+C để dừng)`));
}
