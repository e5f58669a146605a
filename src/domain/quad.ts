import type { Picture } from './picture.ts';

/** A place in a picture: shares of its width and height, or pixels where a function says so. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Four corners in the order in which one reads: top left, top right, bottom right, bottom left. */
export type Quad = readonly [Point, Point, Point, Point];

/** All of a picture, in shares. */
export const wholeQuad: Quad = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** The same corners in pixels of a picture of this size. */
export function inPixels(quad: Quad, width: number, height: number): Quad {
  const scaled = ({ x, y }: Point): Point => ({ x: x * width, y: y * height });
  return [scaled(quad[0]), scaled(quad[1]), scaled(quad[2]), scaled(quad[3])];
}

/** The corners, in shares, after a quarter turn to the right. What was bottom left is top left now. */
export function turnedRight(quad: Quad): Quad {
  const turned = ({ x, y }: Point): Point => ({ x: 1 - y, y: x });
  return [turned(quad[3]), turned(quad[0]), turned(quad[1]), turned(quad[2])];
}

/** Mean width and height of a quadrilateral, in the unit of its corners. */
export function sidesOf([a, b, c, d]: Quad): { width: number; height: number } {
  return {
    width: (distance(a, b) + distance(d, c)) / 2,
    height: (distance(a, d) + distance(b, c)) / 2,
  };
}

/** Whether the corners go round to the right without a dent: only then can the picture be drawn straight. */
export function isConvex(quad: Quad): boolean {
  return quad.every((point, at) => {
    const [next, after] = [quad[(at + 1) % 4] ?? point, quad[(at + 2) % 4] ?? point];
    return (next.x - point.x) * (after.y - next.y) - (next.y - point.y) * (after.x - next.x) > 1e-6;
  });
}

/** The nine numbers of a projective map of the plane, row by row. */
export type Homography = readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/**
 * The map that takes the unit square to a quadrilateral (P. Heckbert, Fundamentals of Texture Mapping and Image Warping,
 * 1989, 2.2.3): (0,0), (1,0), (1,1) and (0,1) go to its four corners.
 */
export function squareTo([a, b, c, d]: Quad): Homography {
  const [dx1, dy1] = [b.x - c.x, b.y - c.y];
  const [dx2, dy2] = [d.x - c.x, d.y - c.y];
  const [sx, sy] = [a.x - b.x + c.x - d.x, a.y - b.y + c.y - d.y];
  const area = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / area;
  const h = (dx1 * sy - sx * dy1) / area;
  return [
    b.x - a.x + g * b.x,
    d.x - a.x + h * d.x,
    a.x,
    b.y - a.y + g * b.y,
    d.y - a.y + h * d.y,
    a.y,
    g,
    h,
    1,
  ];
}

/** Where a map takes a point. */
export function mapped([a, b, c, d, e, f, g, h, i]: Homography, { x, y }: Point): Point {
  const w = g * x + h * y + i;
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
}

/**
 * What lies between four corners, drawn straight into a picture of this size. Between pixels it takes the mean of the four
 * nearest; what lies outside the picture is white.
 *
 * @param corners - in pixels of `source`.
 */
export function straightened(
  source: Picture,
  corners: Quad,
  width: number,
  height: number,
): Picture {
  const [a, b, c, d, e, f, g, h, i] = squareTo(corners);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const { width: w, height: hgt, data: from } = source;
  for (let row = 0; row < height; row += 1) {
    const v = (row + 0.5) / height;
    for (let column = 0; column < width; column += 1) {
      const u = (column + 0.5) / width;
      const z = g * u + h * v + i;
      const x = (a * u + b * v + c) / z - 0.5;
      const y = (d * u + e * v + f) / z - 0.5;
      if (x < -0.5 || y < -0.5 || x > w - 0.5 || y > hgt - 0.5) continue;
      const left = Math.min(Math.max(Math.floor(x), 0), w - 1);
      const top = Math.min(Math.max(Math.floor(y), 0), hgt - 1);
      const right = Math.min(left + 1, w - 1);
      const bottom = Math.min(top + 1, hgt - 1);
      const fx = Math.min(Math.max(x - left, 0), 1);
      const fy = Math.min(Math.max(y - top, 0), 1);
      const [nw, ne] = [(top * w + left) * 4, (top * w + right) * 4];
      const [sw, se] = [(bottom * w + left) * 4, (bottom * w + right) * 4];
      const to = (row * width + column) * 4;
      for (let channel = 0; channel < 3; channel += 1) {
        const up = (from[nw + channel] ?? 0) * (1 - fx) + (from[ne + channel] ?? 0) * fx;
        const down = (from[sw + channel] ?? 0) * (1 - fx) + (from[se + channel] ?? 0) * fx;
        data[to + channel] = up * (1 - fy) + down * fy;
      }
    }
  }
  return { width, height, data };
}
