/** Addresses of assets in a page or in a script; scripts name each other beside themselves. */
export const assetsIn = (text: string): string[] => [
  ...[...text.matchAll(/(?:src|href)="(\/_astro\/[\w.-]+)"/g)].map(([, path = '']) => path),
  ...[...text.matchAll(/["'`]\.\/([\w.-]+\.js)["'`]/g)].map(([, name]) => `/_astro/${name}`),
];
