/**
 * What every phone keeps: the shell, the services, guides (with their hand-outs) and lessons, and the search.
 * Raise a limit only with a decision record: the limits are what a prepaid phone pays for.
 */
export const cachePlan = {
  globPatterns: [
    'index.html',
    '{tim,ngoai-tuyen,mat-mang,so-tay,noi-ho-tro,gop-y,gioi-thieu,thiet-yeu,dich-vu,huong-dan,thay-doi,ky-nang,ho-so-bi-tra-lai,giai-thich}/index.html',
    'dich-vu/*/index.html',
    'huong-dan/*/index.html',
    'huong-dan/*/in/index.html',
    'ky-nang/*/index.html',
    'viec/*/index.html',
    '_astro/*.{css,js}',
    'pagefind/**/*',
    'icon.svg',
    'icon-192.png',
    'manifest.webmanifest',
  ],
  maximumFileSizeToCacheInBytes: 400_000,
  maxTotalBytes: 6_000_000,
  maxFiles: 320,
};
