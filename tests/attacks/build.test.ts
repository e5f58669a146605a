import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildSmallSite, removeSmallSites } from '../support/small-site.ts';
import { marker } from './corpus.ts';

const parent = mkdtempSync(join(tmpdir(), 'cam-tay-attacked-'));
const effect = join(parent, `${marker}-effect`);
afterAll(() => {
  removeSmallSites();
  rmSync(parent, { recursive: true, force: true });
});

test('a real build of our content with attacks in it fails, names each file, and leaves nothing', () => {
  const folder = join(parent, 'content');
  cpSync('content', folder, { recursive: true });
  const run = `process.getBuiltinModule('node:fs').writeFileSync('${effect}', 'x')`;
  const front =
    '---\ntitle: Thử\nlayout: "data:text/javascript,RUN"\nslug: dang-ky-khai-sinh\n---\n';
  const hostile: Record<string, string> = {
    'guides/tan-cong-1.mdx': `---\ntitle: Thử\n---\n\n{${run}}\n\n${marker}\n`,
    'guides/tan-cong-2.mdx': front.replace('RUN', run) + marker,
    'lessons/tan-cong-3.mdx': `---{${run}}\n---\n${marker}\n`,
    'services/tan-cong-4.md': `<script>${marker}</script>`,
    'life-events/tan-cong-5.yaml': `title: "<script>${marker}</script>"\n`,
    'lists/2026-01-01-tan-cong/procedures.csv': `=cmd|${marker}`,
  };
  for (const [file, text] of Object.entries(hostile)) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  symlinkSync('/etc/passwd', join(folder, 'guides/tan-cong-6.mdx'));

  const { folder: site, status, output } = buildSmallSite({}, { contentFolder: folder });
  expect(status).not.toBe(0);
  for (const file of [...Object.keys(hostile), 'guides/tan-cong-6.mdx'])
    expect(output).toContain(`content/${file}:`);
  expect(existsSync(effect)).toBe(false);
  const published = existsSync(join(site, 'dist'))
    ? readdirSync(join(site, 'dist'), { recursive: true }).map(String)
    : [];
  expect(published.filter((file) => file.endsWith('.html'))).toEqual([]);
}, 60_000);
