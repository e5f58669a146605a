/** A point on the earth, WGS 84, in degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Mean radius of the earth in km (IUGG). */
const radius = 6371.0088;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;
/** Length of one degree of a great circle in km. */
const kmPerDegree = radians(radius);

/** As the crow flies, in km, on a globe (haversine): wrong by at most 0.5 %, which nobody walks by. */
export function distanceKm(a: Point, b: Point): number {
  const [north, east] = [b.latitude - a.latitude, b.longitude - a.longitude].map(radians);
  const h =
    Math.sin((north ?? 0) / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin((east ?? 0) / 2) ** 2;
  return 2 * radius * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** A place on paper, in units of the drawing, from its upper left corner. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A flat map of a few kilometres. */
export interface FlatMap {
  readonly width: number;
  readonly height: number;
  readonly unitsPerKm: number;
  readonly spotOf: (point: Point) => Spot;
}

/** No map shows less than this, in km: a single point has no size of its own. */
const leastKm = 4;

/**
 * A map that holds all points, equirectangular at their mean latitude: over a few dozen kilometres every direction has
 * the same scale to within a hundredth.
 *
 * @param options - `width` of the drawing and the `margin` inside it, in its units. Its height follows.
 */
export function flatMap(
  points: readonly Point[],
  { width, margin }: { readonly width: number; readonly margin: number },
): FlatMap {
  const span = (values: readonly number[], kmPerUnit: number): [number, number] => {
    const [from, to] = [Math.min(...values), Math.max(...values)];
    const more = Math.max(0, leastKm / kmPerUnit - (to - from)) / 2;
    return [from - more, to + more];
  };
  const [south, north] = span(
    points.map(({ latitude }) => latitude),
    kmPerDegree,
  );
  const kmPerLongitude = kmPerDegree * Math.cos(radians((south + north) / 2));
  const [west, east] = span(
    points.map(({ longitude }) => longitude),
    kmPerLongitude,
  );
  const unitsPerKm = (width - 2 * margin) / ((east - west) * kmPerLongitude);
  return {
    width,
    height: Math.round((north - south) * kmPerDegree * unitsPerKm + 2 * margin),
    unitsPerKm,
    spotOf: ({ latitude, longitude }) => ({
      x: margin + (longitude - west) * kmPerLongitude * unitsPerKm,
      y: margin + (north - latitude) * kmPerDegree * unitsPerKm,
    }),
  };
}

/** The length of a scale bar: the longest round number of km (1, 2 or 5 and zeros) that a third of the width holds. */
export function scaleBarKm({ width, unitsPerKm }: Pick<FlatMap, 'width' | 'unitsPerKm'>): number {
  const room = width / 3 / unitsPerKm;
  const ten = 10 ** Math.floor(Math.log10(room));
  return ([5, 2].find((times) => times * ten <= room) ?? 1) * ten;
}

/** A rectangle of the drawing by its edges. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

/** Marks so near each other that one would cover the other become one, in the order they came. */
export function gathered<T extends Spot>(marks: readonly T[], apart: number): readonly T[][] {
  const groups: T[][] = [];
  for (const mark of marks) {
    const near = groups.find(
      ([first]) => first && Math.hypot(first.x - mark.x, first.y - mark.y) < apart,
    );
    if (near) near.push(mark);
    else groups.push([mark]);
  }
  return groups;
}

/**
 * Where the name of each mark stands: below it, above it, right or left, whichever covers least of the marks and of the
 * names before it, and stays on the map.
 *
 * @param labels - marks with the size of their names; @param taken - boxes of all marks; @param gap - mark to name.
 */
export function labelBoxes(
  labels: readonly (Spot & { readonly width: number; readonly height: number })[],
  taken: readonly Box[],
  map: Pick<FlatMap, 'width' | 'height'>,
  gap: number,
): readonly Box[] {
  const placed: Box[] = [];
  for (const { x, y, width, height } of labels) {
    const at = (left: number, top: number): Box => ({
      left,
      top,
      right: left + width,
      bottom: top + height,
    });
    const choices = [
      at(x - width / 2, y + gap),
      at(x - width / 2, y - gap - height),
      at(x + gap, y - height / 2),
      at(x - gap - width, y - height / 2),
    ];
    const cost = (box: Box): number =>
      width * height -
      overlap(box, { left: 0, top: 0, right: map.width, bottom: map.height }) +
      [...taken, ...placed].reduce((sum, other) => sum + overlap(box, other), 0);
    const [first = at(x, y)] = choices;
    placed.push(choices.reduce((best, box) => (cost(box) < cost(best) ? box : best), first));
  }
  return placed;
}
