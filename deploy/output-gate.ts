import { htmlToHast } from 'satteri';
import { firstLook } from './first-look.ts';
import { contentSecurityMetaOf, isRehearsal } from './policy.ts';

/**
 * The last gate: it looks at finished files only and knows nothing of content, pages or tools, so that it also catches
 * what our own code and its packages do wrong. What is not on a list here is refused.
 */
export interface GateOptions {
  /** Hosts a link may lead to. */
  readonly linkHosts: ReadonlySet<string>;
  /** Host of the site itself, in `canonical` and in the feed. */
  readonly siteHost: string;
}

/** A finished file that must not be published, and why, in words. */
export interface OutputFinding {
  readonly path: string;
  readonly problem: string;
}

const kinds =
  /(?:^_headers|\.(?:html|css|js|json|txt|xml|svg|png|webmanifest|pf_meta|pf_index|pf_fragment|pagefind|pack)|^huong-dan\/[a-z0-9-]+\/to-huong-dan\.pdf|^noi-ho-tro\/[a-z0-9-]+\.vcf|^du-lieu\/(?:v1\/[a-z-]+\.csv|[a-z-]+\.jsonld|SHA256SUMS))$/;
/** Open data in one file may be larger: of the whole country it has some 9 MB. */
const mostBytes = (path: string): number => (path.startsWith('du-lieu/') ? 16_000_000 : 4_000_000);

/**
 * @param path - below the output folder, with `/`.
 * @param tree - gives what `readHtml` makes of the same bytes, for whoever needs it as well.
 */
export function outputFindings(
  path: string,
  bytes: Uint8Array,
  options: GateOptions,
  tree?: () => HtmlNode,
): OutputFinding[] {
  const problems = new Set<string>();
  const refuse = (problem: string): void => {
    problems.add(problem);
  };
  if (!/^(?:[a-z0-9_-][a-z0-9._-]*\/)*[a-z0-9_-][a-z0-9._-]*$/i.test(path) || path.includes('..'))
    refuse('tên tệp có ký tự lạ');
  if (!kinds.test(path)) refuse('loại tệp này không có trong danh sách được đăng');
  if (bytes.length > mostBytes(path)) refuse('tệp lớn bất thường');
  else if (path.endsWith('.pdf')) checkPdf(bytes, options, refuse);
  else if (/\.(?:html|css|xml|svg|csv|jsonld|vcf)$/.test(path)) {
    let text = '';
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      refuse('tệp không phải UTF-8');
    }
    if (text.includes('\0')) refuse('tệp có ký tự rỗng');
    if (path.endsWith('.html')) checkHtml(path, text, options, refuse, tree);
    if (path.endsWith('.css')) checkCss(text, refuse);
    if (path.endsWith('.svg')) checkSvg(text, refuse);
    if (path.endsWith('.xml')) checkXml(text, refuse);
    if (path.endsWith('.jsonld') && !isJsonObject(text)) refuse('dữ liệu liên kết không phải JSON');
  }
  return [...problems].map((problem) => ({ path, problem }));
}

type Refuse = (problem: string) => void;

/** What the parser gives; its own types describe trees that are still to be changed. */
export interface HtmlNode {
  readonly type: string;
  readonly tagName?: string;
  readonly value?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly children?: readonly HtmlNode[];
}

/** The tree of a whole page. @throws where it cannot be read. */
export const readHtml = (html: string): HtmlNode =>
  htmlToHast(html, { fragment: false }) as unknown as HtmlNode;

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const elements =
  list(`html head meta title link script body header nav main footer section search div p span aside
  a img svg path text desc button ul ol li dl dt dd h1 h2 h3 strong em small time code pre br dfn figure figcaption details summary
  table caption thead tbody tr th td form label input select option textarea fieldset legend noscript
  case-chooser catalogue-filter coach-guide coach-session file-keeper install-hint keep-page look-settings message-finder nearest-first note-book offline-state old-copy open-now paper-camera portrait-frame practice-portal print-button rating-counts rating-screen read-aloud report-note result-day saved-pages save-pack
  search-results share-page site-search slide-show step-mode tally-book text-size tick-list unit-finder update-notice`);

/** By the names of the parser: `class` is `className`, `http-equiv` is `httpEquiv`. */
const attributes =
  list(`lang charSet httpEquiv content name rel href property type title className src width height alt
  hidden viewBox focusable d x y id tabIndex action method role htmlFor placeholder autoComplete autoCapitalize spellCheck
  enterKeyHint inputMode maxLength dateTime as crossOrigin value scope :xmlns xmlns shapeRendering fill stroke strokeWidth strokeLineCap rows open checked
  media sizes integrity start colSpan rowSpan accept capture multiple selected hrefLang`);

const inputTypes = list('checkbox date file search text time');
/** Fields of a dress rehearsal: nothing that a browser fills in or keeps by itself. */
const rehearsalInputTypes = list('radio text');
const linkRels = list('icon apple-touch-icon manifest stylesheet canonical alternate preload');
/** The search page, in any language. */
const formAction = /^(?:\/[a-z]{2,3})?\/tim\/$/;

/** Pages that say in a data block what they are about. A browser never runs such a block. */
const pagesWithData = /^dich-vu\/[a-z0-9-]+\/index\.html$/;
const dataType = 'application/ld+json';

function checkHtml(
  path: string,
  html: string,
  options: GateOptions,
  refuse: Refuse,
  tree = () => readHtml(html),
): void {
  let root: HtmlNode;
  try {
    root = tree();
  } catch {
    refuse('trang không đọc được');
    return;
  }
  if (!/^<!doctype html>/i.test(html.trimStart()))
    refuse('trang không bắt đầu bằng <!doctype html>');
  // With scripts a browser reads all of `<noscript>` as text up to the first `</noscript`, without scripts it reads tags:
  // only what is the same for both may stand there.
  for (const { 1: part = '' } of html.matchAll(/<noscript(?=[\s>/])([\s\S]*?)<\/noscript/gi))
    if (/<(?!\/?(?:p|a|strong|br)[\s>])|<[^>]*$|=\s*(?:"[^"]*<|'[^']*<|[^\s"'>]*<)/i.test(part))
      refuse('<noscript> chỉ được có đoạn văn và đường dẫn');
  const address = `/${path.replace(/(^|\/)index\.html$/, '$1')}`;
  const isPractice = isRehearsal(address);
  let policies = 0;
  let blocks = 0;
  const visit = (node: HtmlNode): void => {
    if (node.type === 'element') {
      checkElement(node, options, refuse, isPractice);
      if (
        isRefresh(node) &&
        !(movedPage.test(path) && movedTo.test(first(node.properties?.content)))
      )
        refuse(`<meta http-equiv="refresh"> không được dùng`);
      if (isDataBlock(node)) {
        blocks += 1;
        checkDataBlock(node, refuse);
      }
      if (/^content-security-policy$/i.test(first(node.properties?.httpEquiv))) policies += 1;
    }
    for (const child of node.children ?? []) visit(child);
  };
  visit(root);

  if (blocks > 0 && !pagesWithData.test(path)) refuse('trang này không được có khối dữ liệu');
  if (blocks > 1) refuse('trang có nhiều khối dữ liệu');

  const page = root.children?.find(({ tagName }) => tagName === 'html');
  const head = page?.children?.find(({ tagName }) => tagName === 'head');
  const [charset, policy] = (head?.children ?? []).filter(({ type }) => type === 'element');
  if (first(charset?.properties?.charSet).toLowerCase() !== 'utf-8')
    refuse('<meta charset="utf-8"> không đứng đầu <head>');
  if (
    policies !== 1 ||
    !/^content-security-policy$/i.test(first(policy?.properties?.httpEquiv)) ||
    first(policy?.properties?.content) !== contentSecurityMetaOf(address)
  )
    refuse(
      'chính sách bảo mật (Content-Security-Policy) phải có đúng một, đúng nguyên văn, ngay sau charset',
    );
}

/**
 * The one page that leads on by itself: that of a procedure code which another replaced. It leads at once, to the page of
 * a procedure, and says there which code was asked for.
 */
const movedPage = /^(?:[a-z]{2,3}\/)?thu-tuc\/[\w.-]+\/index\.html$/;
const movedTo = /^0; url=(?:\/[a-z]{2,3})?\/thu-tuc\/[\w.-]+\/#ma-[\w-]+$/;

const isRefresh = ({ tagName, properties }: HtmlNode): boolean =>
  tagName === 'meta' && /^refresh$/i.test(first(properties?.httpEquiv));

const isDataBlock = ({ tagName, properties }: HtmlNode): boolean =>
  tagName === 'script' && properties?.type === dataType;

/** The one script inside a page, letter by letter. */
const isFirstLook = ({ properties = {}, children = [] }: HtmlNode): boolean =>
  Object.keys(properties).length === 0 && children.map(({ value }) => value).join() === firstLook;

/** Only JSON, without any `<`: so nothing in it can end the element, whatever reads the page. */
function checkDataBlock({ properties = {}, children = [] }: HtmlNode, refuse: Refuse): void {
  const [only, ...others] = children;
  const text = only?.type === 'text' ? (only.value ?? '') : '';
  if (Object.keys(properties).length > 1) refuse('khối dữ liệu chỉ được có type');
  if (others.length > 0 || text.includes('<')) refuse('khối dữ liệu có dấu “<”');
  else if (!isJsonObject(text)) refuse('khối dữ liệu không phải JSON');
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** A value of the parser: some attributes come as lists. */
const first = (value: unknown): string =>
  Array.isArray(value)
    ? value.join(' ')
    : value === undefined || value === null
      ? ''
      : String(value);

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

function checkElement(
  node: HtmlNode,
  options: GateOptions,
  refuse: Refuse,
  isPractice: boolean,
): void {
  const { tagName = '', properties = {}, children = [] } = node;
  if (!elements.has(tagName)) refuse(`thẻ <${tagName}> không có trong danh sách`);
  for (const [name, value] of Object.entries(properties)) {
    if (/^on/i.test(name)) refuse(`<${tagName}> có mã chạy theo sự kiện (${name})`);
    else if (name === 'style') refuse(`<${tagName}> có kiểu dáng viết thẳng (style)`);
    else if (!attributes.has(name) && !/^(?:data|aria)[A-Z]/.test(name))
      refuse(`<${tagName}> có thuộc tính lạ (${name})`);
    if (/^(?:href|src|action)$/.test(name))
      checkAddress(tagName, name, first(value), properties, options, refuse);
  }
  const type = first(properties.type);
  if (
    tagName === 'script' &&
    !isDataBlock(node) &&
    !isFirstLook(node) &&
    (type !== 'module' || !properties.src || children.length > 0)
  )
    refuse('<script> phải là tệp riêng, type="module"');
  if (
    tagName === 'meta' &&
    properties.httpEquiv &&
    !isRefresh(node) &&
    !/^content-security-policy$/i.test(first(properties.httpEquiv))
  )
    refuse(`<meta http-equiv="${shown(first(properties.httpEquiv))}"> không được dùng`);
  if (tagName === 'link')
    for (const rel of first(properties.rel).split(' '))
      if (!linkRels.has(rel)) refuse(`<link rel="${shown(rel)}"> không được dùng`);
  const types = isPractice ? rehearsalInputTypes : inputTypes;
  if (tagName === 'input' && !types.has(type || 'text'))
    refuse(`<input type="${shown(type)}"> không được dùng`);
  if (isPractice) checkPractice(node, refuse);
  else if (tagName === 'form') {
    if (!formAction.test(first(properties.action)))
      refuse(`<form action="${shown(first(properties.action))}"> không có trong danh sách`);
    if (first(properties.method).toLowerCase() !== 'get') refuse('<form> phải dùng method="get"');
  }
}

/** On a dress rehearsal there is no form to send, no field has a name to be sent under, and a browser fills in none. */
function checkPractice({ tagName = '', properties = {} }: HtmlNode, refuse: Refuse): void {
  const { name, type, autoComplete } = properties;
  if (tagName === 'form') refuse('trang tập không được có <form>');
  // Buttons of a choice belong together by their name alone.
  if (!/^(?:input|select|textarea)$/.test(tagName) || type === 'radio') return;
  if (name !== undefined)
    refuse(`ô trên trang tập không được có tên (name="${shown(first(name))}")`);
  if (first(autoComplete) !== 'off')
    refuse(`<${tagName}> trên trang tập phải có autocomplete="off"`);
}

/** A path of our own: it begins with one `/`, and a browser would not write it differently. */
function isOwnPath(address: string): boolean {
  if (!/^\/(?!\/)[^\\\s]*$/.test(address)) return false;
  const url = new URL(address, 'https://own.invalid');
  return url.host === 'own.invalid' && url.href === `https://own.invalid${address}`;
}

function isOutside(address: string, hosts: ReadonlySet<string>): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return (
    url.protocol === 'https:' &&
    hosts.has(url.host) &&
    !url.username &&
    !url.password &&
    (url.href === address || url.href === `${address}/`)
  );
}

/** A point for the phone's own map (RFC 5870), with a name to show. */
const geoAddress =
  /^geo:(-?\d{1,3}\.\d{1,6},-?\d{1,3}\.\d{1,6})\?q=\1\((?:[\w.!~*-]|%[\dA-F]{2})*\)$/;

function checkAddress(
  tagName: string,
  name: string,
  address: string,
  properties: Readonly<Record<string, unknown>>,
  { linkHosts, siteHost }: GateOptions,
  refuse: Refuse,
): void {
  if (isOwnPath(address)) return;
  if (tagName === 'a' && /^#[a-z0-9-]*$/.test(address)) return;
  if (tagName === 'a' && /^tel:\d{3,12}$/.test(address)) return;
  if (tagName === 'a' && geoAddress.test(address)) return;
  if (tagName === 'a' && isOutside(address, linkHosts)) return;
  if (
    tagName === 'link' &&
    // The same page in another language is an address of the site, written whole as the standard asks.
    (first(properties.rel) === 'canonical' ||
      (first(properties.rel) === 'alternate' && properties.hrefLang !== undefined)) &&
    isOutside(address, new Set([siteHost]))
  )
    return;
  refuse(`<${tagName} ${name}="${shown(address)}"> dẫn tới chỗ không được phép`);
}

function checkCss(css: string, refuse: Refuse): void {
  if (/@import|expression\s*\(|javascript:|-moz-binding|behavior\s*:/i.test(css))
    refuse('CSS nạp hoặc chạy mã khác');
  for (const { 1: address = '' } of css.matchAll(/url\(\s*["']?([^"')]*)/gi))
    if (!isOwnPath(address) && !address.startsWith('#')) refuse(`CSS nạp “${shown(address)}”`);
}

function checkSvg(svg: string, refuse: Refuse): void {
  checkXml(svg, refuse);
  if (
    /<\s*(?:[\w-]+:)?(?:script|foreignObject|iframe|style|animate|set|use|image|a)\b|[\s"'/]on[a-z]+\s*=/i.test(
      svg,
    )
  )
    refuse('hình SVG có mã, kiểu dáng hoặc phần nạp từ nơi khác');
  if (/(?:href|src)\s*=\s*["'](?!#)|url\(\s*["']?(?!#)|javascript:|data:/i.test(svg))
    refuse('hình SVG dẫn ra ngoài');
}

function checkXml(xml: string, refuse: Refuse): void {
  if (/<!DOCTYPE|<!ENTITY|<\?xml-stylesheet|<(?:[\w-]+:)?script\b/i.test(xml))
    refuse('tệp XML có khai báo hoặc mã lạ');
}

/** A sheet of paper: it runs nothing, opens nothing and holds no other file; its links lead where those of pages may. */
function checkPdf(bytes: Uint8Array, { linkHosts }: GateOptions, refuse: Refuse): void {
  const text = new TextDecoder('latin1').decode(bytes);
  if (!/^%PDF-1\.\d\n/.test(text) || !/%%EOF\s*$/.test(text)) refuse('tệp PDF không trọn');
  // What is drawn is packed, and any bytes may stand there; what a reader does stands outside.
  const objects = text.replaceAll(/\bstream\r?\n[\s\S]*?\nendstream\b/g, '');
  // `#` in a name would write another name (`/J#53`); objects within streams could not be read here.
  if (
    /\/(?:JavaScript|JS|Launch|OpenAction|AA|EmbeddedFiles?|Filespec|XFA|AcroForm|SubmitForm|ImportData|RichMedia|ObjStm|Encrypt)\b|\/\w*#/.test(
      objects,
    )
  )
    refuse('tệp PDF có mã, biểu mẫu hoặc tệp khác bên trong');
  for (const { 1: address = '' } of objects.matchAll(/\/URI\s*[(<]((?:[^()<>\\]|\\.)*)/g))
    if (!isOutside(address, linkHosts)) refuse(`tệp PDF dẫn tới “${shown(address)}”`);
}
