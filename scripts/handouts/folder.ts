import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '#schemas/common.ts';

/** The list of a folder of hand-outs: of which build they are, and which are there. Written last. */
export interface HandoutList {
  readonly format: 'cam-tay-handouts/1';
  readonly build: string;
  readonly day: Day;
  readonly guides: readonly { readonly slug: string; readonly title: string }[];
}

export const listFile = 'handouts.json';

/** Reads the list of a folder; undefined where there is none. @throws when it is of another kind. */
export function readList(folder: string): HandoutList | undefined {
  const path = join(folder, listFile);
  if (!existsSync(path)) return undefined;
  const list = JSON.parse(readFileSync(path, 'utf8')) as Partial<HandoutList>;
  if (list.format !== 'cam-tay-handouts/1' || !Array.isArray(list.guides))
    throw new Error(`${path} không đúng dạng cam-tay-handouts/1.`);
  return list as HandoutList;
}

/** Writes a file as a whole or not at all: beside its place first, then moved there. */
export function writeWhole(path: string, bytes: Uint8Array | string): void {
  const part = `${path}.part`;
  writeFileSync(part, bytes);
  renameSync(part, path);
}

/** A folder to fill: without a list, so that nobody takes what is half done for the whole. */
export function beginFolder(folder: string): HandoutList | undefined {
  mkdirSync(folder, { recursive: true });
  const list = readList(folder);
  rmSync(join(folder, listFile), { force: true });
  return list;
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** A page that shows all cards, each with its text beside it to copy and its sheet; opened from the folder itself. */
export function indexPage({ build, day, guides }: HandoutList, textOf: (slug: string) => string) {
  const items = guides.map(
    ({ slug, title }) => `<section>
<h2>${escaped(title)}</h2>
<p><a href="${slug}.pdf">Tờ A4 để in (PDF)</a> · <a href="${slug}.png" download>Tải thẻ ảnh</a></p>
<div><img src="${slug}.png" width="360" height="450" loading="lazy" alt="Thẻ ảnh: ${escaped(title)}. Lời ở ô bên cạnh.">
<label>Lời đi kèm, bấm vào rồi chép hết<textarea readonly rows="16" cols="44">${escaped(textOf(slug))}</textarea></label></div>
</section>`,
  );
  return `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tờ in và thẻ ảnh</title>
<style>
  body { max-width: 60rem; margin: 0 auto; padding: 1rem; font: 1.1875rem/1.5 system-ui, Roboto, "Segoe UI", "Noto Sans", sans-serif; }
  div { display: flex; flex-wrap: wrap; gap: 1rem; }
  img { max-width: 100%; height: auto; border: 1px solid #d5ddd6; }
  textarea { display: block; max-width: 100%; font: inherit; }
  section { padding: 1rem 0; border-top: 1px solid #d5ddd6; }
</style>
<h1>Tờ in và thẻ ảnh</h1>
<p>${guides.length} hướng dẫn, bản ${build}, ngày ${day.split('-').reverse().join('/')}. Đăng Zalo: gửi thẻ ảnh, dán lời đi kèm bên dưới.</p>
${items.join('\n')}
</html>
`;
}
