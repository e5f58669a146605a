import { type Grey, histogramOf, smaller } from './picture.ts';
import { isConvex, type Point, type Quad } from './quad.ts';

/** A side of a picture. */
export type Side = 'left' | 'right' | 'top' | 'bottom';

/** A sheet that lies lighter on something darker. */
export interface FoundPaper {
  /** In shares of the picture. */
  readonly corners: Quad;
  /** Sides of the picture behind which the sheet goes on. */
  readonly cut: readonly Side[];
}

/** Long side of the picture that is searched, in pixels: print has gone, corners are still exact to half a per cent. */
const searched = 240;

/**
 * The largest light sheet of a picture. Light and dark are divided after Otsu (1979), the largest light piece is taken, and
 * of its hull the four corners that hold most. Undefined where there is no clear sheet: white paper on a white table, many
 * papers, a picture that is paper all over.
 */
export function findPaper(grey: Grey): FoundPaper | undefined {
  const small = smaller(
    grey,
    Math.max(1, Math.floor(Math.max(grey.width, grey.height) / searched)),
  );
  const { width, height } = small;
  const { threshold, difference } = divide(small);
  // Paper on a table differs by 40 and more; the shades of one sheet by less.
  if (difference < 40) return undefined;
  const piece = largestPiece(small, threshold);
  const hull = hullOf(piece.outline);
  if (hull.length < 4) return undefined;
  const corners = bestCorners(hull);
  if (!corners) return undefined;
  const [area, hullArea] = [areaOf(corners), areaOf(hull)];
  const all = width * height;
  // Smaller is a stain; a hull much larger than its four corners is no sheet, nor is one that is half holes.
  if (area < 0.08 * all || hullArea > 1.12 * area || piece.size < 0.6 * hullArea) return undefined;
  const cut = cutSides(piece.touching, width, height);
  if (cut.length === 4) return undefined;
  const [a, b, c, d] = inReadingOrder(corners);
  // A pixel of the searched picture stands for its whole square: the outer corners are meant.
  const share = (point: Point): Point => ({
    x: clamp((point.x + (point.x > width / 2 ? 1 : 0)) / width),
    y: clamp((point.y + (point.y > height / 2 ? 1 : 0)) / height),
  });
  const quad: Quad = [share(a), share(b), share(c), share(d)];
  return isConvex(quad) ? { corners: quad, cut } : undefined;
}

const clamp = (share: number): number => Math.min(1, Math.max(0, share));

/** The lightness that divides a picture best in two, and how far the means of both are apart. */
export function divide(grey: Grey): { threshold: number; difference: number } {
  const counts = histogramOf(grey);
  const all = grey.data.length;
  const sumAll = counts.reduce((sum, count, value) => sum + count * value, 0);
  let [best, threshold, difference] = [0, 128, 0];
  let [below, sumBelow] = [0, 0];
  for (let value = 0; value < 255; value += 1) {
    below += counts[value] ?? 0;
    sumBelow += (counts[value] ?? 0) * value;
    if (below === 0 || below === all) continue;
    const apart = (sumAll - sumBelow) / (all - below) - sumBelow / below;
    const score = below * (all - below) * apart ** 2;
    if (score > best) [best, threshold, difference] = [score, value + 1, apart];
  }
  return { threshold, difference };
}

interface Piece {
  readonly size: number;
  readonly outline: readonly Point[];
  /** Pixels of the piece on each side of the picture. */
  readonly touching: Readonly<Record<Side, number>>;
}

function largestPiece({ width, height, data }: Grey, threshold: number): Piece {
  const seen = new Uint8Array(data.length);
  let largest: number[] = [];
  for (let start = 0; start < data.length; start += 1) {
    if (seen[start] || (data[start] ?? 0) < threshold) continue;
    const piece = [start];
    seen[start] = 1;
    for (let at = 0; at < piece.length; at += 1) {
      const pixel = piece[at] ?? 0;
      const x = pixel % width;
      const next = [
        ...(x > 0 ? [pixel - 1] : []),
        ...(x < width - 1 ? [pixel + 1] : []),
        pixel - width,
        pixel + width,
      ];
      for (const other of next)
        if (other >= 0 && other < data.length && !seen[other] && (data[other] ?? 0) >= threshold) {
          seen[other] = 1;
          piece.push(other);
        }
    }
    if (piece.length > largest.length) largest = piece;
  }
  const rows = new Map<number, { from: number; to: number }>();
  const touching = { left: 0, right: 0, top: 0, bottom: 0 };
  for (const pixel of largest) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const row = rows.get(y);
    rows.set(y, { from: Math.min(row?.from ?? x, x), to: Math.max(row?.to ?? x, x) });
    if (x === 0) touching.left += 1;
    if (x === width - 1) touching.right += 1;
    if (y === 0) touching.top += 1;
    if (y === height - 1) touching.bottom += 1;
  }
  const outline = [...rows].flatMap(([y, { from, to }]) => [
    { x: from, y },
    { x: to, y },
  ]);
  return { size: largest.length, outline, touching };
}

/** A sheet touches a side along a tenth of it or more; a corner that only just reaches it is not cut. */
function cutSides(touching: Piece['touching'], width: number, height: number): Side[] {
  const lengths = { left: height, right: height, top: width, bottom: width };
  return (['left', 'right', 'top', 'bottom'] as const).filter(
    (side) => touching[side] >= lengths[side] * 0.1,
  );
}

const turn = (a: Point, b: Point, c: Point): number =>
  (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/** The convex hull (A. M. Andrew, 1979), to the right around. */
function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (list: readonly Point[]): Point[] => {
    const hull: Point[] = [];
    for (const point of list) {
      for (;;) {
        const [before, last] = [hull.at(-2), hull.at(-1)];
        if (!before || !last || turn(before, last, point) > 0) break;
        hull.pop();
      }
      hull.push(point);
    }
    hull.pop();
    return hull;
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function areaOf(points: readonly Point[]): number {
  let twice = 0;
  points.forEach((point, at) => {
    const next = points[(at + 1) % points.length] ?? point;
    twice += point.x * next.y - next.x * point.y;
  });
  return Math.abs(twice) / 2;
}

/** The four points of a hull that hold most; of a hull with many points, an even choice of them is tried. */
function bestCorners(hull: readonly Point[]): Quad | undefined {
  const step = Math.max(1, hull.length / 36);
  const some: Point[] = [];
  for (let at = 0; at < hull.length; at += step) some.push(hull[Math.floor(at)] ?? { x: 0, y: 0 });
  let best: { area: number; quad: Quad } | undefined;
  for (const [i, a] of some.entries())
    for (let k = i + 2; k < some.length; k += 1) {
      const c = some[k] ?? a;
      // The diagonal divides the hull: on each side of it the farthest point holds most.
      const far = (from: number, to: number): Point | undefined => {
        let [most, found]: [number, Point | undefined] = [0, undefined];
        for (let at = from; at < to; at += 1) {
          const point = some[at % some.length];
          const away = point ? Math.abs(turn(a, c, point)) : 0;
          if (away > most) [most, found] = [away, point];
        }
        return found;
      };
      const [b, d] = [far(i + 1, k), far(k + 1, i + some.length)];
      if (!b || !d) continue;
      const quad: Quad = [a, b, c, d];
      const area = areaOf(quad);
      if (!best || area > best.area) best = { area, quad };
    }
  return best?.quad;
}

/** The hull runs to the right around on a screen, so only the first corner has to be found: nearest to the top left. */
function inReadingOrder(quad: Quad): Quad {
  let first = 0;
  quad.forEach((point, at) => {
    const other = quad[first] ?? point;
    if (point.x + point.y < other.x + other.y) first = at;
  });
  const at = (nth: number): Point => quad[(first + nth) % 4] ?? quad[0];
  return [at(0), at(1), at(2), at(3)];
}
