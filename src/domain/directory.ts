import type { Day } from '#schemas/common.ts';
import type { Place } from '#schemas/site.ts';
import type { Unit } from '#schemas/units.ts';
import { slugOf } from './fold.ts';
import type { Point } from './map.ts';

/** A place as the directory shows it. */
export interface Entry {
  readonly place: Place;
  /** Its id on the page, and the name of its vCard. */
  readonly anchor: string;
  readonly unit?: Unit;
  /** Where it is; `isCentre` when nobody knows the place itself, only the middle of its commune. */
  readonly point?: Point & { readonly isCentre: boolean };
  /** What it was before it moved here. */
  readonly before: readonly Place[];
}

/** Kinds that a person walks to; a number or an address of the web has no distance. */
const onFoot: ReadonlySet<Place['kind']> = new Set([
  'commune',
  'provinceCentre',
  'desk',
  'helpPoint',
  'wifi',
  'station',
]);

/** The point of a place itself, when both of its numbers are known. */
export function pointOf({ latitude, longitude }: Place): Point | undefined {
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}

/**
 * The last part of a place's address on the page. The first office of a commune is called like its unit, where every
 * page looks for it; any other by its `id`, or by its name.
 */
export function anchorsOf(places: readonly Place[]): string[] {
  const units = new Set<string>();
  return places.map(({ id, kind, unit, name }) => {
    if (kind !== 'commune' || unit === undefined || units.has(unit)) return id ?? slugOf(name);
    units.add(unit);
    return unit;
  });
}

/** The places that stand on a day. */
export function directoryOn(
  today: Day,
  places: readonly Place[],
  units: readonly Unit[],
): readonly Entry[] {
  const now = places.filter(
    ({ validFrom = today, validTo = today }) => validFrom <= today && today <= validTo,
  );
  const anchors = anchorsOf(now);
  return now.map((place, nth) => {
    const unit = units.find(({ id }) => id === place.unit);
    const own = pointOf(place);
    const centre = onFoot.has(place.kind) ? unit?.centre : undefined;
    const point = own ? { ...own, isCentre: false } : centre && { ...centre, isCentre: true };
    return {
      place,
      anchor: anchors[nth] ?? '',
      ...(unit ? { unit } : {}),
      ...(point ? { point } : {}),
      before: places.filter(
        ({ succeededBy }) => place.id !== undefined && succeededBy === place.id,
      ),
    };
  });
}

/** What can be known of a place. */
export type Fact = 'address' | 'coordinates' | 'telephone' | 'hours' | 'wifi' | 'zalo' | 'link';

const facts: Readonly<Record<Place['kind'], readonly Fact[]>> = {
  commune: ['address', 'coordinates', 'telephone', 'hours', 'wifi', 'zalo'],
  provinceCentre: ['address', 'coordinates', 'telephone', 'hours'],
  desk: ['address', 'coordinates', 'telephone', 'hours'],
  helpPoint: ['address', 'coordinates', 'telephone', 'hours'],
  wifi: ['address', 'coordinates', 'hours'],
  station: ['address', 'coordinates', 'hours'],
  zalo: ['zalo'],
  hotline: ['telephone'],
  portal: ['link'],
};

/** What a reader would want to know of a place of this kind and nobody could tell. */
export function unknownOf(place: Place): Fact[] {
  const known: Readonly<Record<Fact, unknown>> = {
    address: place.address,
    coordinates: pointOf(place),
    telephone: place.telephone,
    hours: place.opening ?? place.hours,
    wifi: place.wifi,
    zalo: place.zalo,
    link: place.link,
  };
  return facts[place.kind].filter((fact) => known[fact] === undefined);
}

/** Is there anything that a phone book could hold? */
export function hasCard(place: Place): boolean {
  return Boolean(place.telephone || place.address || place.zalo || pointOf(place));
}

/** Coordinates as people paste them into a map: five decimals are a metre. */
export const writtenPoint = ({ latitude, longitude }: Point): string =>
  `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;

/** The address that a phone's own map opens (RFC 5870; the name in brackets is Android's way, others overlook it). */
export function geoAddress({ latitude, longitude }: Point, name: string): string {
  const at = `${latitude.toFixed(5)},${longitude.toFixed(5)}`;
  const label = encodeURIComponent(name.replaceAll(/[()]/g, ' ').trim());
  return `geo:${at}?q=${at}(${label.replaceAll("'", '%27')})`;
}
