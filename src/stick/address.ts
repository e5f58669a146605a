/**
 * Addresses of the site as files of a folder: on a memory stick nobody answers for `/tim/`, and `index.html` must be
 * named. Used by `npm run pack` for what stands in pages, and by the pages themselves for what scripts write.
 */

/**
 * The file of an address of this site, below the root of the folder, with its query and fragment:
 * `/tim/?q=a` → `tim/index.html?q=a`.
 *
 * @returns undefined for what is no address of this site: another site, `mailto:`, `#buoc-1`, what is relative already.
 */
export function fileOfAddress(address: string): string | undefined {
  const [, path, rest = ''] = /^\/((?!\/)[^?#]*)(.*)$/s.exec(address) ?? [];
  if (path === undefined) return undefined;
  const isFolder = path === '' || path.endsWith('/');
  return `${path}${isFolder ? 'index.html' : ''}${rest}`;
}

/** The address of a file of the folder: `tim/index.html` → `/tim/`. */
export const addressOfFile = (file: string): string =>
  `/${file.replace(/(^|\/)index\.html$/, '$1')}`;

/** A file as a page of the same folder links it: from `tim/index.html`, `so-tay/index.html` → `../so-tay/index.html`. */
export const linkBetween = (from: string, to: string): string =>
  `${'../'.repeat(from.split('/').length - 1)}${to}`;

/**
 * Where the text of a file lies as a script: a page that was opened from a folder may load scripts, and may read no
 * other file.
 */
export const scriptOfFile = (file: string): string => `${file}.js`;
