/** What every host is asked, and what it must answer. The headers themselves are those of `deploy/policy.ts`. */
import { globSync } from 'node:fs';

export interface Question {
  readonly name: string;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** More than one where hosts may refuse in different words. */
  readonly status: number | readonly number[];
  /** What the body must be: a file of `dist/`, or nothing. */
  readonly file?: string;
  readonly empty?: true;
  readonly location?: string;
  /** `Content-Encoding`; '' for none. */
  readonly encoding?: string;
  readonly more?: Readonly<Record<string, string>>;
}

/** A pack to ask for, put into a copy of `dist/`. */
export const packPath = '/goi/thu-0123456789abcdef.pack';
export const packBytes = Buffer.from(
  Array.from({ length: 5000 }, (_, index) => (index * 7 + (index >> 8)) % 256),
);

const first = (pattern: string): string => {
  const [found] = globSync(pattern, { cwd: 'dist' }).sort();
  if (!found) throw new Error(`nothing in dist/ fits ${pattern}`);
  return `/${found.replaceAll('\\', '/')}`;
};

export function questions(): readonly Question[] {
  const [css, js] = [first('_astro/*.css'), first('_astro/Page*.js')];
  const worker = first('pagefind/*/worker.js');
  const page = '/thu-tuc/1.001193/';
  const guide = '/huong-dan/dang-ky-khai-sinh/';
  const found = (name: string, path: string, more: Partial<Question> = {}): Question => ({
    name,
    path,
    status: 200,
    file: path.replace(/\?.*$/, '').replace(/\/$/, '/index.html'),
    ...more,
  });
  const missing = (name: string, path: string, more: Partial<Question> = {}): Question => ({
    name,
    path,
    status: 404,
    file: '/404.html',
    ...more,
  });
  const refused = (name: string, path: string): Question => ({ name, path, status: [400, 404] });
  const moved = (name: string, path: string, location: string): Question => ({
    name,
    path,
    status: 308,
    location,
  });

  return [
    found('the home page', '/'),
    found('the home page with a query', '/?utm_source=zalo'),
    found('a procedure', page),
    found('a guide', guide),
    found('a sheet to print', `${guide}in/`),
    found('a dress rehearsal, where no form leads anywhere', `${guide}tap/`),
    found('a dress rehearsal of a lesson', '/ky-nang/dang-nhap-cong/tap/'),
    found('the search page, which may listen', '/tim/?q=khai%20sinh'),
    found('the directory, which may ask where the phone is', '/noi-ho-tro/'),
    found('a card for the phone book', first('noi-ho-tro/*.vcf')),
    found('the page of no network', '/mat-mang/'),
    found('a hashed style', css),
    found('a hashed script', js),
    found('the worker of the search', worker),
    found('the index of names', first('pagefind/*/titles.json')),
    found('WebAssembly of the search', first('pagefind/*/wasm.unknown.pagefind')),
    found('a piece of the index', first('pagefind/*/index/*.pf_index')),
    found('the service worker', '/sw.js'),
    found('the list of the release', '/release.json'),
    found('the list of pages', '/release-pages.json'),
    found('a text for the loudspeaker', `${guide}loa.txt`),
    found('robots.txt', '/robots.txt'),
    found('the feed', '/thay-doi/feed.xml'),
    found('the sitemap', '/sitemap.xml'),
    found('the manifest', '/manifest.webmanifest'),
    found('the page about the open data', '/du-lieu/'),
    found('a table', '/du-lieu/v1/procedures.csv'),
    found('a table with brotli', '/du-lieu/v1/procedures.csv', {
      headers: { 'Accept-Encoding': 'gzip, br', Origin: 'https://other.example' },
      encoding: 'br',
    }),
    found('a table as JSON', '/du-lieu/v1/lists.json'),
    found('linked data', '/du-lieu/catalogue.jsonld'),
    found('sums, which have no ending', '/du-lieu/SHA256SUMS'),
    missing('a table that is not there', '/du-lieu/v1/khong-co.csv'),
    found('the icon as SVG', '/icon.svg'),
    found('the icon as PNG', '/icon-192.png'),

    found('a page for a browser that knows brotli', page, {
      headers: { 'Accept-Encoding': 'gzip, deflate, br' },
      encoding: 'br',
    }),
    found('a page for a browser that knows gzip', page, {
      headers: { 'Accept-Encoding': 'gzip' },
      encoding: 'gzip',
    }),
    found('a page for a browser that knows neither', page, {
      headers: { 'Accept-Encoding': 'identity' },
      encoding: '',
    }),
    found('a script for a browser that knows brotli', js, {
      headers: { 'Accept-Encoding': 'gzip, br' },
      encoding: 'br',
    }),
    found('the service worker with brotli', '/sw.js', {
      headers: { 'Accept-Encoding': 'gzip, br' },
      encoding: 'br',
    }),
    missing('a missing page with brotli', '/khong-co/', {
      headers: { 'Accept-Encoding': 'gzip, br' },
    }),

    { name: 'a whole pack', path: packPath, status: 200, encoding: '' },
    {
      name: 'a pack for a browser that knows brotli, untouched',
      path: packPath,
      headers: { 'Accept-Encoding': 'gzip, br' },
      status: 200,
      encoding: '',
    },
    {
      name: 'a part of a pack',
      path: packPath,
      headers: { Range: 'bytes=100-299', 'Accept-Encoding': 'gzip, br' },
      status: 206,
      encoding: '',
      more: { 'content-range': 'bytes 100-299/5000', 'content-length': '200' },
    },
    {
      name: 'the rest of a pack',
      path: packPath,
      headers: { Range: 'bytes=4000-' },
      status: 206,
      more: { 'content-range': 'bytes 4000-4999/5000', 'content-length': '1000' },
    },
    {
      name: 'a part behind the end of a pack',
      path: packPath,
      headers: { Range: 'bytes=6000-7000' },
      status: 416,
      more: { 'content-range': 'bytes */5000' },
    },
    missing('a pack that is not there', '/goi/khong-co-0123456789abcdef.pack'),
    missing('a part of a pack that is not there', '/goi/khong-co.pack', {
      headers: { Range: 'bytes=0-9' },
    }),

    moved('a page without its slash', '/thu-tuc/1.001193', page),
    moved(
      'a page without its slash, with a query',
      '/tim?q=khai%20sinh&a=1',
      '/tim/?q=khai%20sinh&a=1',
    ),
    moved('a folder within a folder', `${guide}in`, `${guide}in/`),
    moved('the file of the home page', '/index.html', '/'),
    moved('the file of a page', `${page}index.html`, page),
    moved('the file of a page with a query', '/tim/index.html?q=a%2Fb', '/tim/?q=a%2Fb'),

    missing('a page that is not there', '/khong-co-trang-nay/'),
    missing('a page that is not there, without a slash', '/khong-co-trang-nay'),
    missing('a page that is not there, by its file', '/khong-co/index.html'),
    missing('a page that is not there, with a query', '/khong-co/?q=1'),
    missing('a hashed script that is gone', '/_astro/Page.AbCdEf12.js'),
    missing('a hashed style that is gone', '/_astro/Page.AbCdEf12.css'),
    missing('the worker of an older search', '/pagefind/0123456789ab/worker.js'),
    missing('a missing page for somebody who has it already', '/_astro/gone.js', {
      headers: { 'If-None-Match': '*', 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' },
    }),
    missing('a folder that is no page', '/_astro/'),
    missing('a folder that is no page, without its slash', '/_astro'),
    missing('the folder of an index', '/pagefind'),
    missing('a script as if it were a folder', `${js}/`),
    missing('the service worker as if it were a folder', '/sw.js/'),
    missing('a page without its ending', '/404'),
    missing('the page of missing pages itself', '/404.html'),
    missing('capital letters', '/SW.JS'),
    missing('letters with marks', '/%C4%91%C6%B0%E1%BB%9Dng/'),

    missing('a compressed file', '/index.html.br'),
    missing('a compressed script', `${js}.gz`),
    missing('a compressed file, spelt in percent form', '/index.html.%62r'),
    missing('the file of headers', '/_headers'),
    missing('the file of headers, spelt in percent form', '/%5fheaders'),
    missing('a hidden file', '/.env'),
    missing('a hidden folder', '/.git/config'),
    missing('a hidden file deeper down', '/thu-tuc/.htaccess'),
    missing('a well-known address we do not have', '/.well-known/security.txt'),

    refused('the way up', '/../../etc/passwd'),
    refused('the way up within the site', '/thu-tuc/../'),
    refused('the way up in percent form', '/%2e%2e/%2e%2e/etc/passwd'),
    refused('the way up with slashes in percent form', '/..%2f..%2f..%2fetc%2fpasswd'),
    refused('the way up within the site in percent form', '/thu-tuc/%2E%2E/'),
    refused('the way up, percent in percent', '/%252e%252e/%252e%252e/etc/passwd'),
    refused('the way up with backslashes', '/..\\..\\etc\\passwd'),
    refused('backslashes in percent form', '/_astro/..%5c..%5cetc%5cpasswd'),
    refused('an end of text', '/index.html%00.png'),
    refused('half a letter in percent form', '/%E1%BB'),
    refused('no percent form at all', '/%zz'),
    missing('another site behind two slashes', '//example.com/thu-tuc'),
    missing('our folder behind two slashes', '//thu-tuc'),
    missing('a header in the address', '/thu-tuc%0d%0aSet-Cookie:%20a=b/index.html'),

    found('only the headers of a page', page, { method: 'HEAD', empty: true }),
    missing('only the headers of a missing page', '/khong-co/', { method: 'HEAD', empty: true }),
    ...['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'].map(
      (method): Question => ({ name: `${method} is not for us`, path: '/', method, status: 405 }),
    ),
    { name: 'POST to a hashed file', path: js, method: 'POST', status: 405 },
    { name: 'POST to a missing page', path: '/khong-co/', method: 'POST', status: 405 },
  ];
}
