import { existsSync, readFileSync } from 'node:fs';

/** The copies of `npm run pack`. */
export const usbFolder = 'packs/cam-tay-usb';
export const boxFolder = 'packs/cam-tay-hotspot';

/** The build that the copies were made from; none when there are none. */
export function packedBuild(): string | undefined {
  const homes = [`${usbFolder}/index.html`, `${boxFolder}/trang/index.html`];
  if (!homes.every((home) => existsSync(home))) return undefined;
  const [one, other] = homes.map(
    (home) => /data-build="([0-9a-f]+)"/.exec(readFileSync(home, 'utf8'))?.[1],
  );
  return one === other ? one : undefined;
}
