import type { Day } from '#schemas/common.ts';
import type { Unit } from '#schemas/units.ts';

/** Was the unit there on a day? One whose beginning nobody knows is taken to have been there before its end. */
export function stoodOn({ validFrom, validTo }: Unit, day: Day): boolean {
  return (validFrom === 'unknown' || validFrom <= day) && (validTo === undefined || day <= validTo);
}

/**
 * The unit that an id or an official code meant on a day.
 *
 * Codes are used again for other units (28468 was xã Tân Hội, and is xã Tân Phú since 01/7/2025), so a code without a
 * day means nothing.
 */
export function unitOn(units: readonly Unit[], idOrCode: string, day: Day): Unit | undefined {
  return units.find(
    (unit) => (unit.id === idOrCode || unit.code === idOrCode) && stoodOn(unit, day),
  );
}

/**
 * What became of a unit by a day, over as many changes as there were: itself while it stands, more than one where it
 * was divided. Empty when nobody knows, and when the unit had not begun.
 */
export function successorsOn(units: readonly Unit[], id: string, day: Day): Unit[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const found = new Set<Unit>();
  const seen = new Set<string>();
  const follow = (at: string): void => {
    const unit = byId.get(at);
    if (!unit || seen.has(at)) return;
    seen.add(at);
    if (stoodOn(unit, day)) found.add(unit);
    else if (unit.validTo !== undefined && unit.validTo < day)
      for (const next of unit.succeededBy) follow(next);
  };
  follow(id);
  return [...found];
}

/** The units that became a unit, wholly or in part: one step back. */
export function predecessorsOf(units: readonly Unit[], id: string): Unit[] {
  return units.filter(({ succeededBy }) => succeededBy.includes(id));
}

/** What a unit lay in, from the nearest to the province: phường 4 → thị xã Cai Lậy, tỉnh Tiền Giang. */
export function containersOf(units: readonly Unit[], id: string): Unit[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const found: Unit[] = [];
  for (let at = byId.get(id)?.partOf; at !== undefined; ) {
    const unit = byId.get(at);
    if (!unit || found.includes(unit)) break;
    found.push(unit);
    at = unit.partOf;
  }
  return found;
}

/** Districts, towns and cities of a province: the level between commune and province, which ended on 30/6/2025. */
export function isDistrictLevel({ kind }: Unit): boolean {
  return (
    kind === 'town' || kind === 'district' || kind === 'urbanDistrict' || kind === 'provincialCity'
  );
}

/** A name inside a sentence: “Phường Cai Lậy” → “phường Cai Lậy”. */
export function nameInSentence(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The province of a unit, as a sentence names it: “tỉnh Đồng Tháp”, “thành phố Cần Thơ”. */
export function provinceOf(units: readonly Unit[], id: string): string | undefined {
  const top = containersOf(units, id).at(-1);
  return top && nameInSentence(top.name);
}

/** What a unit was before, for a sentence: “thị xã Cai Lậy, tỉnh Tiền Giang”. Its own level is left out: a list tells it. */
export function formerHomeOf(units: readonly Unit[], id: string): string | undefined {
  const within = predecessorsOf(units, id)
    .map((unit) => containersOf(units, unit.id))
    .sort((a, b) => b.length - a.length)[0];
  return within?.length ? within.map(({ name }) => nameInSentence(name)).join(', ') : undefined;
}

/** Provinces and the cities beside them: nothing of this country lies above. */
export function isProvinceLevel({ kind }: Unit): boolean {
  return kind === 'province' || kind === 'city';
}
