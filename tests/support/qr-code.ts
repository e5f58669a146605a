import type { Browser } from '@playwright/test';
import jsqr from 'jsqr';

/** What a camera reads from a picture; undefined when it finds no code. Pixels come from a blank page of the browser. */
export async function readCode(browser: Browser, png: Buffer): Promise<string | undefined> {
  const page = await browser.newPage();
  const { width, height, pixels } = await page.evaluate(
    async (address) => {
      const image = await createImageBitmap(await (await fetch(address)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height);
      const pen = canvas.getContext('2d');
      pen?.drawImage(image, 0, 0);
      const { data } = pen?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
      let pixels = '';
      for (const value of data) pixels += String.fromCharCode(value);
      return { width: image.width, height: image.height, pixels };
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  await page.close();
  const read = (jsqr as unknown as { default?: typeof jsqr }).default ?? jsqr;
  return read(Uint8ClampedArray.from(Buffer.from(pixels, 'latin1')), width, height)?.data;
}
