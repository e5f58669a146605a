/** `npm run build`: content and sources → `dist/`, ready for any static host. */
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { build as buildSite } from 'astro';
import { headersFile } from '#deploy/policy.ts';
import { buildId } from './build-id.ts';
import { buildSearch } from './build-search.ts';
import { buildServiceWorker } from './build-service-worker.ts';
import { compress } from './compress.ts';
import { countPages } from './count-pages.ts';
import { checkOutput } from './guard.ts';

const started = performance.now();

async function step<T>(
  name: string,
  work: () => Promise<T>,
  say: (result: T) => string = () => '',
): Promise<void> {
  const begun = performance.now();
  process.stdout.write(`→ ${name}… `);
  const result = await work();
  console.log(`${((performance.now() - begun) / 1000).toFixed(1)} giây. ${say(result)}`);
}

/** The build before this one: it comes back when this one fails, so a mistake takes no site away. */
const before = '.dist-before';

try {
  const build = buildId();
  rmSync(before, { recursive: true, force: true });
  if (existsSync('dist')) renameSync('dist', before);
  await step(
    'Dựng trang',
    async () => {
      await buildSite({ logLevel: 'error' });
      return countPages();
    },
    ({ pages, inForce, ended }) =>
      `${pages} trang; danh mục ${inForce} thủ tục đang dùng, ${ended} mã đã thôi dùng hoặc có mã riêng của tỉnh.`,
  );
  await step(
    'Lập mục lục tìm kiếm',
    () => buildSearch(build),
    ({ pages, bytes }) => `${pages} trang, ${Math.ceil(bytes / 1000)} kB.`,
  );
  await step(
    'Ghi bản ngoại tuyến',
    () => buildServiceWorker(build),
    ({ files, bytes }) => `${files} tệp, ${Math.ceil(bytes / 1000)} kB chưa nén.`,
  );
  writeFileSync('dist/_headers', headersFile());
  await step(
    'Kiểm tra bản dựng',
    async () => checkOutput('dist'),
    (files) => `${files} tệp, không có mã lạ.`,
  );
  await step(
    'Nén',
    compress,
    ({ files, bytes }) => `${files} tệp, ${Math.ceil(bytes / 1000)} kB khi nén.`,
  );
  console.log(
    `✓ Xong bản ${build} trong ${((performance.now() - started) / 1000).toFixed(0)} giây.`,
  );
  rmSync(before, { recursive: true, force: true });
  // Astro's and Pagefind's native parts keep the process alive.
  process.exit(0);
} catch (error) {
  if (existsSync(before)) {
    rmSync('dist', { recursive: true, force: true });
    renameSync(before, 'dist');
  }
  console.error(`\n✗ ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
