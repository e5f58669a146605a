import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Colours that a small picture keeps: flat areas exactly, the soft edges of letters nearly. */
const mostColours = 64;

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Parts of a PNG: name and content, in order. */
function* chunks(png: Buffer): Generator<readonly [string, Buffer]> {
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    yield [png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length)];
    at += 12 + length;
  }
}

function chunk(name: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** What PNG (section 9) calls Paeth: whichever neighbour lies nearest to left + above − corner. */
function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** One number for each pixel: `0xRRGGBB`. */
  readonly colours: Uint32Array;
}

/** Reads what Chromium writes: 8 bits, RGB or RGBA without anything to see through, not interlaced. */
function pixelsOf(png: Buffer): Pixels {
  const parts = [...chunks(png)];
  const head = parts.find(([name]) => name === 'IHDR')?.[1];
  if (head?.[8] !== 8 || (head[9] !== 2 && head[9] !== 6) || head[12] !== 0)
    throw new Error('ảnh chụp không phải PNG như Chromium vẫn ghi');
  const [width, height, size] = [
    head.readUInt32BE(0),
    head.readUInt32BE(4),
    head[9] === 2 ? 3 : 4,
  ] as const;
  const raw = inflateSync(
    Buffer.concat(parts.flatMap(([name, c]) => (name === 'IDAT' ? [c] : []))),
  );
  const row = width * size;
  const plain = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x;
      const left = x >= size ? (plain[at - size] ?? 0) : 0;
      const above = y > 0 ? (plain[at - row] ?? 0) : 0;
      const corner = x >= size && y > 0 ? (plain[at - row - size] ?? 0) : 0;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      plain[at] = ((raw[y * (row + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  }
  const colours = new Uint32Array(width * height);
  for (let index = 0; index < colours.length; index += 1)
    colours[index] = plain.readUIntBE(index * size, 3);
  return { width, height, colours };
}

/** How unlike two colours are. */
function distance(one: number, other: number): number {
  const [red, green, blue] = [16, 8, 0].map(
    (shift) => ((one >> shift) & 255) - ((other >> shift) & 255),
  ) as [number, number, number];
  return red * red + green * green + blue * blue;
}

/**
 * The same picture with a palette of its commonest colours, packed as small as it gets: a page of text is a third of
 * what Chromium writes, whose encoder is made to be fast.
 */
export function withPalette(png: Uint8Array): Buffer {
  const { width, height, colours } = pixelsOf(Buffer.from(png));
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = [...counts]
    .sort(([a, often], [b, rarely]) => rarely - often || a - b)
    .slice(0, mostColours)
    .map(([colour]) => colour);
  const indexOf = new Map(
    [...counts.keys()].map((colour) => {
      const nearest = palette.reduce((best, one) =>
        distance(one, colour) < distance(best, colour) ? one : best,
      );
      return [colour, palette.indexOf(nearest)];
    }),
  );
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      rows[y * (width + 1) + 1 + x] = indexOf.get(colours[y * width + x] ?? 0) ?? 0;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // 8 bits each, by palette, the one compression and filtering there is, not interlaced.
  head.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(palette.flatMap((one) => [one >> 16, (one >> 8) & 255, one & 255]));
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
