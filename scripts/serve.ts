/** `npm run preview`: serves `dist/` as the real host does: headers, precompressed files, true 404, slashes. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, normalize } from 'node:path';
import process from 'node:process';
import sirv from 'sirv';
import { headersOf } from '#deploy/policy.ts';

const textTypes: Record<string, string> = {
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

function setHeaders(response: ServerResponse, path: string): void {
  for (const [name, value] of Object.entries(headersOf(path))) response.setHeader(name, value);
  const type = Object.entries(textTypes).find(([ending]) => path.endsWith(ending))?.[1];
  if (type) response.setHeader('Content-Type', type);
}

/** The folder as a host: what the browser tests and `npm start` talk to. */
export function siteServer(folder = 'dist'): Server {
  const files = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    extensions: ['html'],
    setHeaders,
  });
  const isFolder = (path: string) => {
    const full = join(folder, normalize(path));
    return full.startsWith(normalize(folder)) && existsSync(full) && statSync(full).isDirectory();
  };

  return createServer((request: IncomingMessage, response: ServerResponse) => {
    let url: URL;
    let path: string;
    try {
      url = new URL(request.url ?? '/', 'http://localhost');
      path = decodeURIComponent(url.pathname);
    } catch {
      response.writeHead(400).end();
      return;
    }
    if (/\.(?:br|gz)$|^\/_headers$/.test(path)) path = '/404';
    else if (!path.endsWith('/') && isFolder(path)) {
      setHeaders(response, path);
      response.writeHead(308, { Location: `${url.pathname}/${url.search}` }).end();
      return;
    } else {
      files(request, response, () => notFound(request, response, folder, path));
      return;
    }
    notFound(request, response, folder, path);
  });
}

/** A page of our own with the status that tells the truth: never the home page, never 200. */
function notFound(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  path: string,
): void {
  setHeaders(response, path);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.writeHead(404);
  response.end(request.method === 'HEAD' ? undefined : readFileSync(join(folder, '404.html')));
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
