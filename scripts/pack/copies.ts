/** The two copies as lists of files, from a finished `dist/`. Nothing is written here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { caddyfile, nginxConfig } from '#deploy/hosts.ts';
import { dnsmasqConfig, hostapdConfig, inBox, networkManagerNames } from '#deploy/hotspot.ts';
import { addressOfFile, scriptOfFile } from '#stick/address.ts';
import { filesBelow } from '../release-manifest.ts';
import { pageScript } from './bundle.ts';
import { pageOfFolder, styleOfFolder, withCopyWords, withMark } from './page-edits.ts';
import { sumOfCopy, sumsFile, sumsOf } from './sums.ts';
import { boxNotes, boxWords, markOf, type Origin, usbLabel, usbNotes, usbWords } from './words.ts';
import type { PackedFile } from './zip.ts';

/** A copy: what lies in its folder, and its sum (SHA-256, hex). */
export interface Copy {
  readonly name: 'cam-tay-usb' | 'cam-tay-hotspot';
  readonly files: readonly PackedFile[];
  readonly sum: string;
}

const notes = 'DOC-TRUOC.txt';
const offlinePage = 'ngoai-tuyen/index.html';

/** For the service worker and for other hosts. */
const ofHosts = /^(?:sw\.js|release(?:-pages)?\.json|_headers|goi\/.*)$/;
/** For hosts, for the home screen, for the worker of search, and pages that only a host or a worker shows. */
const notOnStick =
  /^(?:404\.html|mat-mang\/.*|sitemap\.xml|robots\.txt|manifest\.webmanifest|apple-touch-icon\.png|icon-.*\.png|_astro\/.*\.js)$/;
/** What scripts of pages ask for: it lies there as a script, `stick/host.ts` reads it. */
const asked =
  /^(?:[^/]+\.json|huong-dan\/[^/]+\/zalo\.txt|pagefind\/[^/]+\/(?:[a-z]{2,3}\/)?titles(?:-more|-(?:keys|part)-\d+)?\.json)$/;

/** A page in another language than Vietnamese, and the names that its search knows. */
const ofLanguage = /^[a-z]{2,3}\/(?:.*\/)?index\.html$/;
const languageIndex = /^pagefind\/[^/]+\/[a-z]{2,3}\//;

const packedForm = /\.(?:br|gz)$/;
const bytesOf = (text: string): Uint8Array => Buffer.from(text);

/** The copy for a memory stick, opened by `index.html`. */
export async function usbCopy(dist: string, origin: Origin): Promise<Copy> {
  const all = filesBelow(dist).filter((file) => !packedForm.test(file) && !ofHosts.test(file));
  const kept = new Set(
    all.filter(
      (file) =>
        !notOnStick.test(file) &&
        !file.startsWith('pagefind/') &&
        (!asked.test(file) || file.endsWith('.txt')),
    ),
  );
  const read = (file: string): string => readFileSync(join(dist, file), 'utf8');
  // In another language only what is translated: the rest would be the Vietnamese pages once more.
  for (const file of kept)
    if (ofLanguage.test(file) && read(file).includes('data-not-translated')) kept.delete(file);
  /** Addresses of pages that the copy leaves out of a language, as those of their Vietnamese sides. */
  const atHand = (text: string): string =>
    text.replace(/"(\/[a-z]{2,3})(\/[^"]*\/)"/g, (whole, language: string, path: string) =>
      kept.has(`${language.slice(1)}${path}index.html`) ? whole : `"${path}"`,
    );

  const scripts = new Map<string, string>();
  const files: PackedFile[] = [];
  const put = (path: string, bytes: Uint8Array | string) =>
    files.push({ path, bytes: typeof bytes === 'string' ? bytesOf(bytes) : bytes });

  const scriptsOf = new Map<string, string>();
  for (const file of kept)
    if (file.endsWith('.html')) {
      const modules = moduleScripts(read(file));
      if (scriptsOf.has(modules.join())) continue;
      const { file: script, code } = await pageScript(dist, modules);
      scriptsOf.set(modules.join(), script);
      scripts.set(script, code);
    }
  for (const [file, code] of scripts) put(file, code);

  const surroundings = {
    has: (file: string) => kept.has(file),
    day: origin.day,
    scriptFor: (modules: readonly string[]) => {
      const script = scriptsOf.get(modules.join());
      if (script === undefined) throw new Error(`no script for ${modules.join(', ')}`);
      return script;
    },
  };
  const page = (file: string, html: string) => pageOfFolder(html, file, usbLabel, surroundings);
  for (const file of kept) {
    if (file === 'index.html') continue;
    if (file === offlinePage)
      put(file, page(file, withCopyWords(read(file), usbWords(origin.site))));
    else if (file.endsWith('.html')) put(file, page(file, read(file)));
    else if (file.endsWith('.css')) put(file, styleOfFolder(read(file), file));
    else put(file, readFileSync(join(dist, file)));
  }
  for (const file of all)
    if (asked.test(file))
      put(
        scriptOfFile(file),
        `camTayFile(${JSON.stringify(addressOfFile(file))},${JSON.stringify(languageIndex.test(file) ? atHand(read(file)) : read(file))});\n`,
      );
  put(notes, usbNotes(origin));

  const sum = sumOfCopy(files, 'index.html');
  put('index.html', page('index.html', withMark(read('index.html'), markOf(origin, sum))));
  put(sumsFile, sumsOf(files));
  return { name: 'cam-tay-usb', files, sum };
}

/** Module scripts of a page, below `dist/`, in its order. */
const moduleScripts = (html: string): readonly string[] =>
  [...html.matchAll(/<script type="module" src="\/([^"]+)"/g)].map(([, file = '']) => file);

/** The copy for a Wi-Fi box: the site as it is, without what needs TLS, with the settings of its programs. */
export function boxCopy(dist: string, origin: Origin): Copy {
  const files: PackedFile[] = [];
  const put = (path: string, bytes: Uint8Array | string) =>
    files.push({ path, bytes: typeof bytes === 'string' ? bytesOf(bytes) : bytes });
  const putPage = (path: string, html: string) => {
    const packed = gzipSync(html, { level: 9 });
    // As in `compress.ts`.
    packed[9] = 255;
    put(path, html);
    put(`${path}.gz`, packed);
  };
  const read = (file: string): string => readFileSync(join(dist, file), 'utf8');
  const ownPages = ['index.html', offlinePage].flatMap((file) => [file, `${file}.gz`]);
  for (const file of filesBelow(dist)) {
    // Browsers take brotli over TLS alone.
    if (file.endsWith('.br') || ownPages.includes(file)) continue;
    if (ofHosts.test(file.replace(packedForm, ''))) continue;
    put(`trang/${file}`, readFileSync(join(dist, file)));
  }
  putPage(`trang/${offlinePage}`, withCopyWords(read(offlinePage), boxWords(origin.site)));
  put('may-chu/nginx.conf', nginxConfig(inBox));
  put('may-chu/Caddyfile', caddyfile(inBox));
  put('may-chu/dnsmasq.conf', dnsmasqConfig());
  put('may-chu/hostapd.conf', hostapdConfig());
  put('may-chu/networkmanager-dnsmasq.conf', networkManagerNames());
  put(notes, boxNotes(origin));

  const sum = sumOfCopy(files, 'trang/index.html');
  putPage('trang/index.html', withMark(read('index.html'), markOf(origin, sum)));
  put(sumsFile, sumsOf(files));
  return { name: 'cam-tay-hotspot', files, sum };
}
