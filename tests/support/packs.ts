import { existsSync, readFileSync } from 'node:fs';

/** The copies of `npm run pack`. */
export const usbFolder = 'packs/cam-tay-usb';
export const boxFolder = 'packs/cam-tay-hotspot';

/** The build that the copies were made from; none when there are none. */
export function packedBuild(): string | undefined {
  const homes = [`${usbFolder}/index.html`, `${boxFolder}/trang/index.html`];
  if (!homes.every((home) => existsSync(home))) return undefined;
  const [one, other] = homes.map(
    (home) =>
      /số ([0-9a-f]{12})/.exec(
        readFileSync(home.replace('index.html', 'gioi-thieu/index.html'), 'utf8'),
      )?.[1],
  );
  return one === other ? one : undefined;
}
