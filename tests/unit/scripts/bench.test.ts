import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { overBudget, readBudgets } from '../../../scripts/bench/budgets.ts';
import { corpus } from '../../../scripts/bench/corpus.ts';
import { rowOf } from '../../../scripts/bench/national.ts';
import { withoutScripts } from '../../../scripts/bench/page.ts';
import { shapedLink } from '../../../scripts/bench/shaped-link.ts';
import { outside } from '../../../scripts/bench/site-copy.ts';
import { table } from '../../../scripts/bench/table.ts';

const page = (more = ''): string =>
  `<!doctype html><html lang="vi"><head><link rel="stylesheet" href="/_astro/a.css"><link rel="icon" href="/icon.svg"><script type="module" src="/_astro/a.js"></script>${more}</head><body><p>Trang</p></body></html>`;

let dist: string;
const put = (path: string, text: string | Uint8Array): void => {
  mkdirSync(dirname(join(dist, path)), { recursive: true });
  writeFileSync(join(dist, path), text);
  writeFileSync(join(dist, `${path}.br`), brotliCompressSync(text));
};

/** As much of a site as the bench looks at. */
function putSite(): void {
  for (const path of ['', 'huong-dan/dang-ky-khai-sinh/', 'thu-tuc/1.001193/'])
    put(`${path}index.html`, page());
  put('tim/index.html', page('<script type="module" src="/_astro/c.js"></script>'));
  put('_astro/a.css', 'p{color:#000}');
  put('_astro/a.js', 'document.title;');
  put('_astro/c.js', 'import"./d.js";');
  put('_astro/d.js', 'document.title;');
  put('icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  put('sw.js', 'self;');
  put('pagefind/0123456789ab/titles.json', '{}');
  put('pagefind/0123456789ab/worker.js', 'self;');
  const pack = (id: string) => ({ id, url: `/goi/${id}.pack`, bytes: 10, unpacked: 20, files: [] });
  const packs = ['nen', 'tim-kiem', 'thiet-yeu', 'tat-ca'].map(pack);
  put(
    'release.json',
    JSON.stringify({ build: '0123456789ab', day: '2026-11-26', files: [], packs }),
  );
}

function bench(...options: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['scripts/bench.ts', '--bytes', '--dist', dist, ...options], {
    encoding: 'utf8',
  });
}

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'cam-tay-bench-'));
  putSite();
});
afterEach(() => rmSync(dist, { recursive: true, force: true }));

describe('npm run bench', () => {
  test('a site within its budgets ends with 0 and tells its figures', () => {
    const { status, stdout } = bench('--json');
    expect(status).toBe(0);
    const { bytes, counts, budgets } = JSON.parse(stdout);
    expect(budgets).toEqual(readBudgets());
    // The page, its styles, its scripts and what they import; no page waits for the icon.
    expect(counts).toMatchObject({ homeRequests: 3, homeFontBytes: 0, homeForeign: 0 });
    expect(counts).toMatchObject({ searchRequests: 5 });
    expect(bytes.homeHtmlCss).toBe(
      brotliCompressSync(page()).length + brotliCompressSync('p{color:#000}').length,
    );
  });

  test('too many bytes end with 1 and are named', () => {
    put('_astro/a.css', randomBytes(15_000).toString('base64'));
    const { status, stderr } = bench();
    expect(status).toBe(1);
    expect(stderr).toMatch(/^✗ guideHtmlCss: \d+ bytes, budget 14600$/m);
  });

  test('a request to anybody else ends with 1', () => {
    put('tim/index.html', page('<script src="https://elsewhere.example/a.js"></script>'));
    const { status, stderr } = bench();
    expect(status).toBe(1);
    expect(stderr).toContain('searchForeign: 1');
  });

  test('a pack that grew ends with 1', () => {
    const packs = [{ id: 'nen', url: '/goi/nen.pack', bytes: 800_000, unpacked: 1, files: [] }];
    put(
      'release.json',
      JSON.stringify({ build: '0123456789ab', day: '2026-11-26', files: [], packs }),
    );
    expect(bench().stderr).toMatch(/^✗ offlineCopy: /m);
  });
});

test('budgets: what has none is only told, and a file with other words is refused', () => {
  expect(overBudget({ a: 2, b: 2, c: 2 }, { a: 1, b: 2 }, 'bytes')).toEqual([
    'a: 2 bytes, budget 1',
  ]);
  const file = join(dist, 'budgets.json');
  writeFileSync(file, JSON.stringify({ ...readBudgets(), byte: {} }));
  expect(() => readBudgets(file)).toThrow();
});

test('a page without scripts keeps its words and styles', () => {
  const bare = withoutScripts(page('<link rel="manifest" href="/m.webmanifest">'));
  expect(bare).not.toMatch(/script|manifest/);
  expect(bare).toContain('<link rel="stylesheet" href="/_astro/a.css">');
  expect(bare).toContain('<p>Trang</p>');
});

test('the corpus is the same every time, with pages of 600 to 900 words that differ', () => {
  const pages = corpus(40);
  expect(pages).toEqual(corpus(40));
  expect(new Set(pages.map(({ slug }) => slug)).size).toBe(40);
  for (const { body } of pages) {
    const words = body.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    expect(words).toBeGreaterThan(600);
    expect(words).toBeLessThan(900);
  }
});

test('a row of the national list says no more than the portal does', () => {
  const row = rowOf({
    code: '1.000001',
    name: '- Đăng ký  thử',
    level: 'Cấp Xã',
    agency: 'Công an huyện',
    channels: [
      { method: 'ONLINE', time: { value: 3, unit: 'WORKING_DAY' }, fees: [{ vnd: 0 }] },
      { method: 'DIRECT', time: { value: 1, unit: 'OTHER' } },
    ],
  });
  expect(row).toMatchObject({
    name: 'Đăng ký thử',
    levels: 'commune',
    agency: '',
    channels: 'online counter',
    onlineTime: '3 ngày làm việc',
    onlineFeeVnd: '0?',
  });
  expect(row.counterTime).toBeUndefined();
});

test('work folders lie outside the repository', () => {
  expect(() => outside(undefined)).toThrow('--in DIR');
  expect(() => outside('dist/x')).toThrow('--in DIR');
  expect(outside(dist)).toBe(dist);
});

test('tables are Markdown', () => {
  expect(
    table(
      ['name', 'ms'],
      [
        ['a', 1234],
        ['b', undefined],
      ],
    ).split('\n'),
  ).toEqual(['| name |    ms |', '| ---- | ----: |', '| a    | 1,234 |', '| b    |     – |']);
});

test('a slow link carries every byte in order and takes its time', async () => {
  const sent = randomBytes(60_000);
  const host = createServer((socket) => socket.end(sent));
  const port = await new Promise<number>((ready) =>
    host.listen(0, '127.0.0.1', () => ready((host.address() as { port: number }).port)),
  );
  const profile = { name: 'test', roundTrip: 40, down: 4000, up: 4000, slowdown: 1 };
  const link = await shapedLink(port, profile);
  const begun = performance.now();
  const got = await new Promise<Buffer>((whole) => {
    const parts: Buffer[] = [];
    connect(link.port, '127.0.0.1')
      .on('data', (part) => parts.push(part))
      .on('close', () => whole(Buffer.concat(parts)));
  });
  const took = performance.now() - begun;
  link.close();
  host.close();
  expect(Buffer.compare(got, sent)).toBe(0);
  expect(link.carried.bytes).toBe(sent.length);
  // 60,000 bytes at 4 Mb/s are 120 ms, and half a round trip; how much later they come is up to the machine.
  expect(took).toBeGreaterThan(135);
});
