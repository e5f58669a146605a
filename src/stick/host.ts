/**
 * What stands in for a host where pages are opened from a folder, by `file://`. `npm run pack` bundles it before the
 * scripts of each page and gives them these in place of the browser's own `location`, `history` and `fetch`, so that
 * the elements are the same as on the site.
 *
 * What needs a host is taken away rather than left to fail: without `serviceWorker`, `caches` and `Worker` the elements
 * do what they do over plain http, where browsers have none of them either.
 */
import { addressOfFile, fileOfAddress, scriptOfFile } from './address.ts';

for (const [owner, name] of [
  [Navigator.prototype, 'serviceWorker'],
  [globalThis, 'caches'],
  [globalThis, 'Worker'],
] as const)
  Reflect.deleteProperty(owner, name);

const { location: here, history: visited, document } = globalThis;
/** Bundles lie in a folder of the root. */
const root = new URL('..', (document.currentScript as HTMLScriptElement | null)?.src ?? here.href);
/** The site that this is a copy of: what is shared or put into a calendar must be found by others. */
const site = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? here.href;

/** An address as the browser must open it; one of another site stays. */
function openable(address: string): string {
  const file = fileOfAddress(address);
  return file === undefined ? address : new URL(file, root).href;
}

/** `location` as the site knows it: paths from the root, the origin of the site. */
export const siteLocation = {
  get origin(): string {
    return new URL(site).origin;
  },
  get pathname(): string {
    return addressOfFile(decodeURI(here.pathname.slice(root.pathname.length)));
  },
  /** Programs that open files sometimes drop the query: `#q=` says the same. */
  get search(): string {
    if (here.search) return here.search;
    return here.hash.startsWith('#q=') ? `?${here.hash.slice(1)}` : '';
  },
  get hash(): string {
    return here.hash;
  },
  set hash(hash: string) {
    here.hash = hash;
  },
  get href(): string {
    return `${this.origin}${this.pathname}${here.search}${here.hash}`;
  },
  set href(address: string) {
    here.href = openable(address);
  },
  assign: (address: string): void => here.assign(openable(address)),
  replace: (address: string): void => here.replace(openable(address)),
  reload: (): void => here.reload(),
};

const written =
  (name: 'pushState' | 'replaceState') =>
  (data: unknown, unused: string, address?: string): void => {
    try {
      visited[name](data, unused, address === undefined ? address : openable(address));
    } catch {
      // Some browsers let no file change its address: the page is the same, only going back to it is not.
    }
  };

/** `history` with addresses of the site. */
export const siteHistory = {
  pushState: written('pushState'),
  replaceState: written('replaceState'),
  back: (): void => visited.back(),
};

interface StickWindow {
  /** Called by the script of a file: its address and its text. */
  camTayFile?(address: string, text: string): void;
}

const texts = new Map<string, string>();
(globalThis as StickWindow).camTayFile = (address, text) => texts.set(address, text);

type ScriptUrls = { createScriptURL(address: string): string };
const factory = (
  globalThis as { trustedTypes?: { createPolicy(name: string, rules: ScriptUrls): ScriptUrls } }
).trustedTypes;
const rules: ScriptUrls = {
  createScriptURL(address) {
    if (!address.startsWith(root.href) || !/\.(?:json|txt)\.js$/.test(address))
      throw new TypeError(`not a file of this folder: ${address}`);
    return address;
  },
};
const policy = factory?.createPolicy('stick-file', rules) ?? rules;

const types: Readonly<Record<string, string>> = { json: 'application/json', txt: 'text/plain' };

/** `fetch` for the texts that lie in the folder as scripts; what is not there answers 404, as on the site. */
export async function fetchFile(address: string): Promise<Response> {
  const file = fileOfAddress(address) ?? '';
  const ending = /\.(json|txt)$/.exec(file)?.[1] ?? '';
  if (ending && !texts.has(address)) await loaded(openable(`/${scriptOfFile(file)}`));
  const text = texts.get(address);
  return text === undefined
    ? new Response(null, { status: 404 })
    : new Response(text, { headers: { 'Content-Type': `${types[ending]}; charset=utf-8` } });
}

/** Resolves when a script has run or is known not to be there. */
function loaded(address: string): Promise<void> {
  return new Promise((resolve) => {
    const script = document.createElement('script');
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => resolve());
    script.src = policy.createScriptURL(new URL(address).href);
    document.head.append(script);
  });
}

/** Links that scripts write begin at the root of the site: they are made to lead to the files. */
function mend(element: Element): void {
  for (const name of ['href', 'src', 'action']) {
    const address = element.getAttribute(name);
    const file = address === null ? undefined : fileOfAddress(address);
    if (file !== undefined) element.setAttribute(name, new URL(file, root).href);
  }
}

const begun = ':is([href], [src], [action])';
new MutationObserver((changes) => {
  for (const { type, target, addedNodes } of changes) {
    if (type === 'attributes') mend(target as Element);
    for (const node of addedNodes) {
      if (!(node instanceof Element)) continue;
      if (node.matches(begun)) mend(node);
      for (const inside of node.querySelectorAll(begun)) mend(inside);
    }
  }
}).observe(document, {
  subtree: true,
  childList: true,
  attributes: true,
  attributeFilter: ['href', 'src', 'action'],
});
