/**
 * What every phone keeps, as three packs: the shell, the search, and the services, guides and lessons, with the hand-outs
 * of the essential services; the other hand-outs come with the pack of their life event. Phones that save data keep the shell, and the rest when the reader asks for it.
 * Raise a limit only with a decision record: the limits are what a prepaid phone pays for.
 */
export const cachePlan = {
  globPatterns: [
    'index.html',
    '{tim,ngoai-tuyen,mat-mang,so-tay,noi-ho-tro,gop-y,gioi-thieu,thiet-yeu,dich-vu,huong-dan,thay-doi,ky-nang,ho-so-bi-tra-lai,giai-thich,cai-dat}/index.html',
    'noi-ho-tro/*/index.html',
    'danh-gia/{,can-bo/}index.html',
    'dich-vu/*/index.html',
    'huong-dan/*/index.html',
    'huong-dan/*/in/index.html',
    'ky-nang/*/index.html',
    'viec/*/index.html',
    '_astro/*.{css,js}',
    'pagefind/**/*',
    'lich-nghi.json',
    'ban-nay.json',
    'icon.svg',
    'icon-192.png',
    'manifest.webmanifest',
    'cach-doc.json',
  ],
  // The texts of procedures and the names that only a large site cuts off: their pages are not kept either. The tools for papers and for coaches are kept when visited.
  globIgnores: [
    'pagefind/*/thu-tuc/**',
    'pagefind/**/titles-{keys,part}-*',
    '_astro/{OtherLanguages,chup-giay-to,anh-4x6,paper-camera,picture-io,_poster_,_deck_,tai-lieu,slide-show,phien.,so.,coach.,session.,to-giay.}*',
  ],
  maximumFileSizeToCacheInBytes: 400_000,
  maxTotalBytes: 5_200_000,
  maxFiles: 300,
};

/**
 * Whether every phone keeps a file that the patterns name.
 *
 * @param url - address of the file, pages with a slash at the end.
 * @param essential - slugs of the essential services, which are those of their guides.
 * @param kept - slugs of the services that every phone keeps.
 */
export function isKept(
  url: string,
  essential: ReadonlySet<string>,
  kept: ReadonlySet<string>,
): boolean {
  const [, handout] = /^\/huong-dan\/([^/]+)\/in\/$/.exec(url) ?? [];
  if (handout) return essential.has(handout);
  const [, service] = /^\/(?:dich-vu|huong-dan)\/([^/]+)\/$/.exec(url) ?? [];
  return service === undefined || kept.has(service);
}

/** The packs that every phone keeps. */
export const [shellPack, searchPack, essentialsPack] = ['nen', 'tim-kiem', 'thiet-yeu'] as const;

/** Everything on the host that the others leave out. */
export const everythingPack = 'tat-ca';

/**
 * All of the digital team, with the hand-outs and texts that its pages lead to. Posters and slides are in no other pack:
 * they would make “everything” a third larger for people who teach nobody.
 */
export const coachPack = 'to-cong-nghe';

/** Whether a file is for people who teach others, and for nobody else. */
export const isForCoachesAlone = (url: string): boolean =>
  /^\/to-cong-nghe\/(?:ap-phich|trinh-chieu)\/|^\/_astro\/_(?:poster|deck)_/.test(url);

/** The pack of a life event. */
export const eventPack = (slug: string): string => `viec-${slug}`;

/** The pack of another language: what is translated into it, and its search. */
export const languagePack = (language: string): string => `ngon-ngu-${language}`;

/** Which of the packs that every phone keeps holds a file of the release. */
export function packOf(path: string): typeof shellPack | typeof searchPack | typeof essentialsPack {
  if (path.startsWith('/pagefind/')) return searchPack;
  const isShell =
    /^\/(?:(?:tim|ngoai-tuyen|mat-mang|so-tay|noi-ho-tro|gop-y|gioi-thieu|cai-dat)\/|danh-gia\/(?:can-bo\/)?|_astro\/.*|[^/]*)$/;
  return isShell.test(path) ? shellPack : essentialsPack;
}
