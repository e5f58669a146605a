import { photoSize } from '#domain/photo-size.ts';
import type { Picture } from '#domain/picture.ts';

/** Long side of a photo as it is kept while one works on it: 200 dots to an inch on A4, and 19 MB unpacked. */
const mostLong = 2500;

/** Whether this browser can do what the tools need. */
export const canDraw = (): boolean =>
  typeof createImageBitmap === 'function' &&
  typeof HTMLCanvasElement.prototype.toBlob === 'function' &&
  Boolean(document.createElement('canvas').getContext('2d'));

/** An empty canvas, white: what has no colour would turn black in a JPEG. */
export function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), {
    width: Math.max(1, Math.round(width)),
    height: Math.max(1, Math.round(height)),
  });
  const pen = penOf(canvas);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  return canvas;
}

/** @throws when the browser has no memory left for another canvas. */
export function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('no canvas');
  pen.imageSmoothingQuality = 'high';
  return pen;
}

/** Gives the memory of a canvas back at once; waiting for the collector is too late on a small phone. */
export function forget(canvas: HTMLCanvasElement | undefined): void {
  if (canvas) canvas.width = canvas.height = 0;
}

/** A picture drawn at another size. */
export function scaled(
  source: HTMLCanvasElement | ImageBitmap,
  width: number,
  height: number,
): HTMLCanvasElement {
  const canvas = canvasOf(width, height);
  penOf(canvas).drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** A picture so small that its long side is at most this. */
export function within(source: HTMLCanvasElement | ImageBitmap, long: number): HTMLCanvasElement {
  const scale = Math.min(1, long / Math.max(source.width, source.height));
  return scaled(source, source.width * scale, source.height * scale);
}

/** After quarter turns to the right. */
export function turned(source: HTMLCanvasElement, quarters: number): HTMLCanvasElement {
  const isLying = quarters % 2 === 1;
  const canvas = isLying
    ? canvasOf(source.height, source.width)
    : canvasOf(source.width, source.height);
  const pen = penOf(canvas);
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate((quarters * Math.PI) / 2);
  pen.drawImage(source, -source.width / 2, -source.height / 2);
  return canvas;
}

/**
 * A photo from the device, upright as it was taken, at most 2,500 px long. Large photos are made smaller while they are
 * unpacked, where the browser can do that.
 *
 * @throws when the browser cannot read the kind of file (HEIC outside Safari) or has no memory for it.
 */
export async function readPhoto(file: Blob): Promise<HTMLCanvasElement> {
  const head = new Uint8Array(await file.slice(0, 300_000).arrayBuffer());
  const size = photoSize(head);
  const scale = size ? mostLong / Math.max(size.width, size.height) : 1;
  const options: ImageBitmapOptions = { imageOrientation: 'from-image' };
  if (size && scale < 1) {
    options.resizeWidth = Math.round(size.width * scale);
    options.resizeQuality = 'high';
  }
  // Older Safari knows no options.
  const bitmap = await createImageBitmap(file, options).catch(() => createImageBitmap(file));
  try {
    return within(bitmap, mostLong);
  } finally {
    bitmap.close();
  }
}

/** All pixels of a canvas. */
export const pixelsOf = (canvas: HTMLCanvasElement): Picture & ImageData =>
  penOf(canvas).getImageData(0, 0, canvas.width, canvas.height) as Picture & ImageData;

/** A canvas with these pixels. */
export function drawn({ width, height, data }: Picture): HTMLCanvasElement {
  const canvas = canvasOf(width, height);
  penOf(canvas).putImageData(
    new ImageData(data as Uint8ClampedArray<ArrayBuffer>, width, height),
    0,
    0,
  );
  return canvas;
}

/** A canvas as a JPEG; without the place and the camera that the photo named. */
export async function jpegOf(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', quality),
  );
  if (!blob) throw new Error('no JPEG');
  return blob;
}

/** One file to save or to hand on, and its address while the page is open. */
export class ReadyFile {
  readonly file: File;
  #address: string | undefined;

  constructor(bytes: BlobPart, name: string, type: string) {
    this.file = new File([bytes], name, { type });
  }

  /** Whether the device has a sheet of apps for such a file. */
  get canShare(): boolean {
    return navigator.canShare?.({ files: [this.file] }) ?? false;
  }

  /** The browser's own saving. */
  save(): void {
    this.#address ??= URL.createObjectURL(this.file);
    const link = Object.assign(document.createElement('a'), {
      href: this.#address,
      download: this.file.name,
    });
    link.click();
  }

  /** The sheet of apps. Closing it is no error. */
  async share(): Promise<void> {
    await navigator.share({ files: [this.file] }).catch(() => undefined);
  }

  forget(): void {
    if (this.#address) URL.revokeObjectURL(this.#address);
    this.#address = undefined;
  }
}

/** Lets the browser paint what was said before it works on. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
