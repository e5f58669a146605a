/** What `npm run pack` changes in finished pages. Pure: text of a page in, text out. */
import { contentSecurityOfFile } from '#deploy/policy.ts';
import { addressOfFile, fileOfAddress, linkBetween } from '#stick/address.ts';

/** What a page of the folder needs to know of the others. */
export interface Surroundings {
  /** Whether the folder has a file. */
  has(file: string): boolean;
  /** The day of the copy: a file on a stick has the day on which somebody put it there. */
  readonly day: string;
  /** The one script for a row of module scripts. */
  scriptFor(modules: readonly string[]): string;
}

/** Comments and the insides of scripts and styles pass untouched; tags begin with their name. */
const pieces =
  /<!--[\s\S]*?-->|<(?:script|style)\b[^>]*>[\s\S]*?<\/(?:script|style)>|<[a-z][^\s/>]*(?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
const addressed =
  /(\s(?:href|src|action|formaction|poster|data|xlink:href)=)(?:"([^"]*)"|'([^']*)')/gi;
const refresh = /(<meta\b[^>]*\bhttp-equiv="?refresh"?[^>]*\bcontent="[^"]*?url=)([^"]*)/i;

/** Links in the head that a folder has no use for: to install, to subscribe, to load ahead. */
const useless =
  /^<link\b[^>]*\brel="?(?:manifest|alternate|preload|modulepreload|prefetch|apple-touch-icon)\b/i;
const policy = /^(<meta\b[^>]*\bhttp-equiv="Content-Security-Policy"[^>]*\bcontent=")[^"]*/i;
const module = /^<script\b[^>]*\btype="?module"?[^>]*\bsrc="([^"]*)"/i;

/** Elements that keep pages on the device, offer newer ones, or put the site on the home screen. */
const keepers = /<(update-notice|install-hint|save-pack)\b[^>]*>[\s\S]*?<\/\1>/g;
/** The line at the top that says what is kept on the device, around its link. */
const stateLine = /<offline-state\b[^>]*>\s*(<a\b[^>]*>)[\s\S]*?(<\/a>)\s*<\/offline-state>/g;

/**
 * A page of `dist/` as a page of the folder: every address of the site leads to a file beside it, its scripts are one
 * classic script, its policy is that of files.
 *
 * @param file - where the page lies, `tim/index.html`.
 * @param label - what the line at the top says in place of “Ngoại tuyến”.
 * @throws where the page leads to a file that is not there: somebody would stand before an error of the browser.
 */
export function pageOfFolder(
  html: string,
  file: string,
  label: string,
  { has, day, scriptFor }: Surroundings,
): string {
  const link = (address: string): string => {
    const target = fileOfAddress(address);
    if (target === undefined) return address;
    const [path = ''] = target.split(/[?#]/);
    if (has(decodeURI(path))) return linkBetween(file, target);
    // What is not translated is there in Vietnamese.
    const own = target.replace(/^[a-z]{2,3}\//, '');
    const [ownPath = ''] = own.split(/[?#]/);
    if (own === target || !has(decodeURI(ownPath)))
      throw new Error(`${file} leads to ${address}, which is not there`);
    return linkBetween(file, own);
  };
  const modules = [...html.matchAll(pieces)].flatMap(
    ([piece]) => module.exec(piece)?.[1]?.replace(/^\//, '') ?? [],
  );
  let isPlaced = false;
  return html
    .replace(keepers, '')
    .replace('<old-copy ', `<old-copy data-day="${day}" `)
    .replace(stateLine, `$1${label}$2`)
    .replace(pieces, (piece) => {
      if (piece.startsWith('<!--') || useless.test(piece)) return '';
      if (module.test(piece)) {
        if (isPlaced) return '';
        isPlaced = true;
        return `<script defer src="${linkBetween(file, scriptFor(modules))}"></script>`;
      }
      const [tag = ''] = /^<[^>]*>/.exec(piece) ?? [];
      // Of a script only its tag is looked at, of every other piece there is nothing else.
      const head = /^<(?:script|style)\b/i.test(piece) ? tag : piece;
      const mended = head
        .replace(policy, `$1${contentSecurityOfFile(addressOfFile(file))}`)
        .replace(addressed, (_, name: string, quoted?: string, single?: string) =>
          quoted === undefined ? `${name}'${link(single ?? '')}'` : `${name}"${link(quoted)}"`,
        )
        .replace(/(\ssrcset=")([^"]*)/i, (_, name: string, list: string) => {
          const parts = list.split(',').map((part) => part.trim().split(/\s+/));
          return `${name}${parts.map(([at = '', ...size]) => [link(at), ...size].join(' ')).join(', ')}`;
        })
        .replace(refresh, (_, before: string, address: string) => `${before}${link(address)}`);
      return mended + piece.slice(head.length);
    });
}

/** A style sheet whose `url(/…)` lead to files. */
export const styleOfFolder = (css: string, file: string): string =>
  css.replace(/(url\(\s*["']?)(\/(?!\/)[^"')]*)/g, (_, before: string, address: string) => {
    const target = fileOfAddress(address) ?? address;
    return `${before}${linkBetween(file, target)}`;
  });

/**
 * Words of the first page in place of what it says of keeping pages on the device: the day of the copy and its sum.
 *
 * @throws when the page has no such part: the words must stand somewhere.
 */
export function withMark(home: string, mark: string): string {
  const part =
    /<h2\b[^>]*>[^<]*<\/h2>\s*<p\b[^>]*><a\b[^>]*href="[^"]*ngoai-tuyen\/(?:index\.html)?"[\s\S]*?<\/p>/;
  if (!part.test(home)) throw new Error('the first page has no part about pages on the device');
  return home.replace(part, () => mark);
}

/**
 * The page about pages on the device, as that of a copy, from its heading to the people to ask.
 *
 * @throws when the page is made differently now.
 */
export function withCopyWords(page: string, words: string): string {
  const part = /(<\/h1>)[\s\S]*?(<aside\b[^>]*class="people)/;
  if (!part.test(page)) throw new Error('the page about pages on the device is made differently');
  return page.replace(part, (_, before: string, after: string) => `${before}${words}${after}`);
}
