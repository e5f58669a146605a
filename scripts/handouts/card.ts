/** What a card says; all of it stands on the hand-out, in the same words. */
export interface CardText {
  readonly site: string;
  /** `Phường Cai Lậy, Đồng Tháp`. */
  readonly place: string;
  readonly title: string;
  /** Name and value: fee, time, steps; none when nobody may follow the guide. */
  readonly facts: readonly (readonly [string, string])[];
  readonly readyHead: string;
  readonly ready: readonly string[];
  /** What has changed under the guide, the worst first. */
  readonly notices: readonly string[];
  /** Whether nobody may follow the guide any more. */
  readonly isBlocked: boolean;
  /** Address without `https://`. */
  readonly typed: string;
  /** The QR code as SVG, as it stands in the page. */
  readonly picture: string;
  /** Day of the last check, as it is written. */
  readonly checked: string;
}

/** Width and height in pixels: the largest upright picture that Zalo shows without cutting. */
export const cardSize = { width: 1080, height: 1350 } as const;

/** What a prepaid phone may pay for one picture, in bytes. */
export const mostCardBytes = 120_000;

/** More things than these do not fit in letters that a phone shows large enough; the guide has them all. */
const mostReady = 4;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * A picture for Zalo, as a page of exactly `cardSize`. A phone shows it at a third of its size: 42 px here are 14 there.
 * No photos, no shades: flat colours make a small file.
 */
export function cardPage(card: CardText): string {
  const { title, facts, ready, notices, isBlocked } = card;
  const shown = ready.slice(0, mostReady);
  const more = ready.length - shown.length;
  const depends = facts.some(([, value]) => value.endsWith('*'));
  // Broken only at a slash: after a hyphen nobody could tell whether it is to be typed.
  const typed = card.typed.split(/(?<=\/)/).map((part) => `<span>${escaped(part)}</span>`);
  const things = isBlocked
    ? ''
    : `<h2>${escaped(card.readyHead)}</h2><ul>${shown.map((thing) => `<li>${escaped(thing)}</li>`).join('')}${more > 0 ? `<li>và ${more} thứ nữa, xem trong bài</li>` : ''}</ul>`;
  return `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>
  * { box-sizing: border-box; margin: 0; }
  html { font: 42px/1.28 system-ui, Roboto, "Segoe UI", "Noto Sans", sans-serif; color: #14221c; background: #fff; }
  body { display: flex; flex-direction: column; width: ${cardSize.width}px; height: ${cardSize.height}px; overflow: hidden; }
  header { padding: 26px 56px; background: #06402a; color: #fff; font-weight: 700; }
  main { flex: 1; min-height: 0; padding: 30px 56px 0; }
  h1 { font-size: 76px; line-height: 1.12; font-weight: 800; text-wrap: balance; }
  dl { display: grid; grid-template-columns: auto 1fr; gap: 8px 28px; margin-top: 26px; padding: 22px 28px; border-radius: 28px; background: #e3f1e8; }
  dd { font-weight: 800; }
  h2 { margin-top: 24px; font-size: 46px; font-weight: 800; }
  ul { padding: 0; list-style: none; }
  li { position: relative; padding-left: 56px; text-wrap: pretty; }
  li::before { content: ""; position: absolute; left: 4px; top: 12px; width: 32px; height: 32px; border: 4px solid #0b5d3b; border-radius: 8px; }
  .notice { margin-top: 22px; padding: 18px 26px; border: 6px solid #b3261e; border-radius: 28px; font-weight: 700; }
  footer { display: flex; gap: 36px; align-items: center; padding: 22px 56px 30px; }
  svg { flex: none; width: 240px; height: 240px; }
  .typed { font-weight: 800; overflow-wrap: anywhere; }
  .typed span { display: inline-block; }
  .small { color: #46564e; font-size: 38px; }
  body.less h1 { font-size: 64px; }
  body.less { font-size: 38px; }
  body.least h1 { font-size: 56px; }
  body.least { font-size: 36px; }
  body.least .extra { display: none; }
</style>
<body>
<header>${escaped(card.site)} · ${escaped(card.place)}</header>
<main>
<h1>${escaped(title)}</h1>
${notices.map((notice, index) => `<p class="notice${index > 0 ? ' extra' : ''}">${escaped(notice)}</p>`).join('\n')}
${isBlocked ? '' : `<dl>${facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`}
${depends && !isBlocked ? '<p class="small">* Còn tùy trường hợp, xem lời kèm trong bài.</p>' : ''}
${things}
</main>
<footer>${card.picture}<div>
<p>${isBlocked ? 'Xem nơi giúp ở' : 'Từng bước, quét mã hoặc gõ'}</p>
<p class="typed">${typed.join('')}</p>
<p class="small">Không đọc mã OTP cho ai. Kiểm tra ${escaped(card.checked)}.</p>
</div></footer>
</body>
</html>
`;
}
