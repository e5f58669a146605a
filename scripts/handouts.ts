/**
 * `npm run handouts [-- --only SLUG] [--out DIR]`: from the finished `dist/`, for each guide into a folder (`handouts`):
 * `SLUG.pdf`, the A4 sheet as Chromium prints it; `SLUG.png`, a picture for Zalo; `SLUG.txt`, the words beside it; and
 * `index.html`, which shows all of them. `npm run build -- --handouts DIR` publishes them.
 * Exit code 0 all written, 1 something is wrong with a sheet or a card, 2 could not run.
 */
import { existsSync, globSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import { nearestOf } from '#checks/nearest.ts';
import { type Release, releaseFile } from '#offline/cache-names.ts';
import type { Day } from '#schemas/common.ts';
import { chromiumPath } from './chromium-path.ts';
import { type CardText, cardPage, cardSize, mostCardBytes } from './handouts/card.ts';
import { beginFolder, indexPage, listFile, writeWhole } from './handouts/folder.ts';
import { withPalette } from './handouts/palette-png.ts';
import { pagesIn, withDay } from './handouts/pdf-dates.ts';
import { progressOn } from './handouts/progress.ts';
import { siteServer } from './serve.ts';

/** Pages of the browser that work side by side. */
const lanes = 2;

/** Something about one guide that its editor can mend. */
class SheetError extends Error {}

interface Sheet {
  readonly sheets: number;
  readonly card: CardText;
}

/** What the open hand-out says, for its card. */
function readSheet(page: Page): Promise<Sheet> {
  return page.evaluate(() => {
    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
    const text = (selector: string) =>
      all(selector).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
    const main = document.querySelector('main')?.dataset ?? {};
    const [fee, time] = text('.sheet-facts strong');
    const steps = all('.sheet-steps > li').length;
    return {
      sheets: Number(document.body.dataset.sheets),
      card: {
        site: main.site ?? '',
        place: main.place ?? '',
        title: text('h1')[0] ?? '',
        facts: [
          ...(fee ? [['Phí, lệ phí', fee] as const] : []),
          ...(time ? [['Có kết quả', time] as const] : []),
          ['Làm ở đâu', main.way === 'online' ? 'Trên mạng' : 'Tại quầy'] as const,
          ['Số bước', `${steps} bước`] as const,
        ],
        readyHead: text('.boxes-head')[0] ?? '',
        ready: text('.boxes > li'),
        notices: text('.sheet-notice'),
        isBlocked: all('.sheet-notice[data-stale="blocking"]').length > 0,
        typed: text('.sheet-address strong')[0] ?? '',
        picture: document.querySelector('.qr svg')?.outerHTML ?? '',
        checked: /\d\d\/\d\d\/\d{4}/.exec(text('.sheet-head')[0] ?? '')?.[0] ?? '',
      },
    };
  });
}

/** The card as a picture, in the largest letters in which all of it fits. */
async function drawCard(page: Page, card: CardText): Promise<Buffer> {
  await page.setContent(cardPage(card));
  const fits = await page.evaluate(() => {
    const main = document.querySelector('main');
    return ['', 'less', 'least'].some((size) => {
      document.body.className = size;
      return main !== null && main.scrollHeight <= main.clientHeight;
    });
  });
  if (!fits) throw new SheetError('thẻ ảnh không đủ chỗ, hãy rút ngắn tên hoặc mục ready');
  const picture = withPalette(await page.screenshot());
  if (picture.length > mostCardBytes)
    throw new SheetError(`thẻ ảnh nặng ${picture.length} byte, chỉ được ${mostCardBytes}`);
  return picture;
}

/** Both files of one guide. */
async function make(
  [sheetPage, cardDrawing]: readonly [Page, Page],
  address: string,
  day: Day,
): Promise<{ readonly title: string; readonly pdf: Uint8Array; readonly picture: Buffer }> {
  const answer = await sheetPage.goto(address);
  if (!answer?.ok()) throw new Error(`${address} trả lời ${answer?.status() ?? 'không gì cả'}`);
  const { sheets, card } = await readSheet(sheetPage);
  // Links of a file are whole addresses, and this host is gone when it is read.
  await sheetPage.evaluate((base) => {
    for (const link of document.querySelectorAll<HTMLAnchorElement>('main a'))
      link.href = new URL(link.getAttribute('href') ?? '', base).href;
  }, `https://${card.typed}/`);
  const printed = await sheetPage.pdf({ preferCSSPageSize: true, tagged: true });
  const pages = pagesIn(printed);
  if (pages !== sheets)
    throw new SheetError(
      pages > sheets && sheets === 1
        ? `tờ in dài ${pages} trang. Rút ngắn bài, hoặc ghi “sheets: 2” ở đầu tệp`
        : `tờ in dài ${pages} trang, đầu tệp ghi “sheets: ${sheets}”`,
    );
  return {
    title: card.title,
    pdf: withDay(printed, day),
    picture: await drawCard(cardDrawing, card),
  };
}

async function openBrowser(): Promise<Browser> {
  try {
    return await chromium.launch({
      executablePath: chromiumPath(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
    });
  } catch {
    throw new Error(
      'Không mở được Chromium. Cài bằng “apt-get install chromium” hoặc “npx playwright install chromium”; đã có sẵn thì đặt biến CHROMIUM_PATH.',
    );
  }
}

/** Slugs to work on: all guides of the finished site, or the one that was asked for. */
function slugsToDo(dist: string, only: string | undefined): readonly string[] {
  const all = globSync('huong-dan/*/in/index.html', { cwd: dist })
    .map((path) => path.split(/[/\\]/)[1] ?? '')
    .sort();
  if (only === undefined) return all;
  if (all.includes(only)) return [only];
  const [meant] = nearestOf(only, all, 4);
  throw new Error(
    `Không có hướng dẫn “${only}” trong ${dist}/.${meant ? ` Có phải “${meant}”?` : ''}`,
  );
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      out: { type: 'string', default: 'handouts' },
      dist: { type: 'string', default: 'dist' },
    },
  });
  const { only, out, dist } = values;
  if (!existsSync(join(dist, releaseFile)))
    throw new Error(`Chưa có ${dist}/. Chạy “npm run build” trước.`);
  const { build, day } = JSON.parse(readFileSync(join(dist, releaseFile), 'utf8')) as Release;
  const slugs = slugsToDo(dist, only);
  const browser = await openBrowser();
  const server = siteServer(dist);
  try {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const former = beginFolder(out);
    const waiting = [...slugs];
    const made = new Map<string, string>();
    const wrong: string[] = [];
    const show = progressOn(process.stdout, slugs.length);
    const lane = async (): Promise<void> => {
      const context = await browser.newContext({
        viewport: cardSize,
        locale: 'vi-VN',
        serviceWorkers: 'block',
      });
      const pages = [await context.newPage(), await context.newPage()] as const;
      for (let slug = waiting.shift(); slug; slug = waiting.shift()) {
        try {
          const address = `http://127.0.0.1:${port}/huong-dan/${slug}/in/`;
          const { title, pdf, picture } = await make(pages, address, day);
          writeWhole(join(out, `${slug}.pdf`), pdf);
          writeWhole(join(out, `${slug}.png`), picture);
          writeWhole(
            join(out, `${slug}.txt`),
            readFileSync(join(dist, 'huong-dan', slug, 'zalo.txt')),
          );
          made.set(slug, title);
        } catch (error) {
          if (!(error instanceof SheetError)) throw error;
          wrong.push(`content/guides/${slug}.mdx: ${error.message}.`);
        }
        show(made.size + wrong.length, slug);
      }
      await context.close();
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    if (wrong.length > 0) {
      console.error(`✗ ${wrong.length} bài chưa in được:\n${wrong.sort().join('\n')}`);
      return 1;
    }
    // With `--only` the others of the same build stay; those of an older one are no part of the list.
    if (former?.build === build && only !== undefined)
      for (const { slug, title } of former.guides) if (!made.has(slug)) made.set(slug, title);
    const guides = [...made].sort().map(([slug, title]) => ({ slug, title }));
    if (only === undefined) removeOthers(out, new Set(made.keys()));
    const list = { format: 'cam-tay-handouts/1', build, day, guides } as const;
    writeWhole(
      join(out, 'index.html'),
      indexPage(list, (slug) => readFileSync(join(out, `${slug}.txt`), 'utf8')),
    );
    writeWhole(join(out, listFile), `${JSON.stringify(list, null, 2)}\n`);
    console.log(
      `✓ ${slugs.length} tờ in và thẻ ảnh trong ${out}/. Mở ${out}/index.html để xem, tải và chép lời.`,
    );
    return 0;
  } finally {
    server.close();
    await browser.close();
  }
}

/** Sheets of guides that are gone, and parts of a run that was cut short. */
function removeOthers(folder: string, slugs: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) {
    const [, slug = '', part] = /^([a-z0-9-]+)\.(?:pdf|png|txt)(\.part)?$/.exec(name) ?? [];
    if (slug && (part || !slugs.has(slug))) rmSync(join(folder, name));
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}
