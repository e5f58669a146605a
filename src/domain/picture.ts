/** A picture as a canvas gives it: four bytes (red, green, blue, opacity) a pixel, row by row from the top left. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Lightness of every pixel from 0 to 255, by the weights of ITU-R BT.601 in whole numbers. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** The lightness of a picture. */
export function greyOf({ width, height, data }: Picture): Grey {
  const grey = new Uint8Array(width * height);
  for (let pixel = 0, byte = 0; pixel < grey.length; pixel += 1, byte += 4)
    grey[pixel] =
      ((data[byte] ?? 0) * 77 + (data[byte + 1] ?? 0) * 150 + (data[byte + 2] ?? 0) * 29) >> 8;
  return { width, height, data: grey };
}

/** Made smaller by a whole number, each pixel the mean of a square: noise and print go, sheets stay. */
export function smaller({ width, height, data }: Grey, by: number): Grey {
  const [w, h] = [Math.floor(width / by), Math.floor(height / by)];
  const small = new Uint8Array(w * h);
  for (let y = 0; y < h; y += 1)
    for (let x = 0; x < w; x += 1) {
      let sum = 0;
      for (let dy = 0; dy < by; dy += 1)
        for (let dx = 0; dx < by; dx += 1) sum += data[(y * by + dy) * width + x * by + dx] ?? 0;
      small[y * w + x] = sum / (by * by);
    }
  return { width: w, height: h, data: small };
}

/** How many pixels have each lightness. */
export function histogramOf({ data }: Grey): Uint32Array {
  const counts = new Uint32Array(256);
  for (const value of data) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** The lightness under which this share (0 to 1) of the counted pixels lies. */
export function percentile(counts: ArrayLike<number>, share: number): number {
  let all = 0;
  for (let value = 0; value < counts.length; value += 1) all += counts[value] ?? 0;
  let below = 0;
  for (let value = 0; value < counts.length; value += 1) {
    below += counts[value] ?? 0;
    if (below > 0 && below >= all * share) return value;
  }
  return counts.length - 1;
}

/** What a page looks like in the file: as it is, with white paper, or grey as from a scanner. */
export type Look = 'photo' | 'white' | 'grey';

/**
 * Paper becomes white and print black, in place: the darkest 2 % and everything from the median of the light half on are
 * drawn to the ends. A picture without such a difference, a blank sheet, stays as it is.
 */
export function applyLook(picture: Picture, look: Look): void {
  if (look === 'photo') return;
  const { data } = picture;
  const counts = histogramOf(greyOf(picture));
  const low = percentile(counts, 0.02);
  const light = counts.map((count, value) => (value >= 128 || value > low + 40 ? count : 0));
  const high = percentile(light, 0.5);
  const drawn = new Uint8ClampedArray(256);
  const range = high - low;
  for (let value = 0; value < 256; value += 1)
    drawn[value] = range < 40 ? value : ((value - low) * 255) / range;
  for (let byte = 0; byte < data.length; byte += 4) {
    const [r, g, b] = [data[byte] ?? 0, data[byte + 1] ?? 0, data[byte + 2] ?? 0];
    if (look === 'grey') {
      const value = drawn[(r * 77 + g * 150 + b * 29) >> 8] ?? 0;
      data.fill(value, byte, byte + 3);
    } else {
      data[byte] = drawn[r] ?? 0;
      data[byte + 1] = drawn[g] ?? 0;
      data[byte + 2] = drawn[b] ?? 0;
    }
  }
}
