/** Addresses in more than one language: `/en/huong-dan/x/` is the English side of `/huong-dan/x/`. */

/** Pages, not files: an address that ends in `/`, before `?` and `#`. */
const page = /^\/(?:[^?#"]*\/)?(?=[?#]|$)/;

/**
 * Splits an address into its language and the path that all languages share.
 *
 * @param languages - every language but Vietnamese.
 */
export function splitLanguage(
  path: string,
  languages: readonly string[],
): { readonly language: string; readonly path: string } {
  const [, first = ''] = path.split('/');
  return languages.includes(first)
    ? { language: first, path: path.slice(first.length + 1) || '/' }
    : { language: 'vi', path };
}

/**
 * Pages that exist in Vietnamese alone: paper, loudspeaker; rehearsals and tools for pictures have rights or bans of their own, which hosts
 * give by address; coaches work with what their neighbours see, and that is Vietnamese.
 */
export const inVietnameseOnly =
  /^\/(?:(?:huong-dan|ky-nang)\/[^/]+\/(?:tap|in)\/|loa\/[^/]+\/|cong-cu\/|to-cong-nghe\/(?:phien|so|ap-phich|trinh-chieu)\/)/;

/** The address of a page in a language; addresses of files, of other sites and of places on the page stay. */
export function addressIn(language: string, address: string): string {
  return language === 'vi' ||
    !page.test(address) ||
    address.startsWith('//') ||
    inVietnameseOnly.test(address)
    ? address
    : `/${language}${address}`;
}

/**
 * Makes every link and form of a finished page lead to pages of its own language. A link marked `hreflang` keeps its
 * address: it is there to leave the language.
 */
export function linksIn(language: string, html: string): string {
  return html.replace(/<(?:a|form)\b[^>]*>/g, (tag) =>
    / hreflang=/.test(tag)
      ? tag
      : tag.replace(
          /( (?:href|action)=")([^"]*)/,
          (_, before: string, address: string) => before + addressIn(language, address),
        ),
  );
}
