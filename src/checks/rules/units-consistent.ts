import { addDays, writtenDay } from '#domain/day.ts';
import { stoodOn } from '#domain/units.ts';
import type { Unit } from '#schemas/units.ts';
import { unitKinds } from '#schemas/units.ts';
import type { Rule } from '../rule.ts';

/** Units follow each other without a gap, an overlap or a circle, and what they name is there. */
export const unitsConsistent: Rule = {
  name: 'units-consistent',
  reliesOn: ['units.yaml'],
  check({ units: located }, report) {
    if (!located) return;
    const units = located.value.units;
    const byId = new Map<string, Unit>();
    const known = units.map(({ id }) => id).join(', ');
    for (const [nth, unit] of units.entries()) {
      const at = (...path: (string | number)[]) => located.at('units', nth, ...path);
      if (byId.has(unit.id))
        report(
          at('id'),
          `Đã có một đơn vị khác tên “${unit.id}”.`,
          `Hãy đổi một trong hai, ví dụ nơi cũ thành “${unit.id}-cu”.`,
        );
      byId.set(unit.id, unit);
      const word = unitKinds[unit.kind];
      if (!unit.name.startsWith(`${word} `))
        report(
          at('name'),
          `Tên “${unit.name}” không bắt đầu bằng “${word}”, mà loại là ${unit.kind}.`,
          `Hãy ghi tên đầy đủ, ví dụ “${word} ${unit.name.replace(/^\p{Lu}\p{Ll}* /u, '')}”, hoặc sửa \`kind\`.`,
        );
      if (unit.validTo !== undefined && unit.validFrom !== 'unknown') {
        if (unit.validTo < unit.validFrom)
          report(
            at('validTo'),
            `“${unit.name}” hết ngày ${writtenDay(unit.validTo)}, trước cả ngày có là ${writtenDay(unit.validFrom)}.`,
            'Hãy xem lại hai ngày `validFrom` và `validTo`.',
          );
      }
      if (unit.validTo !== undefined && unit.succeededBy.length === 0)
        report(
          at('validTo'),
          `“${unit.name}” đã hết mà không nói nay là nơi nào.`,
          'Hãy thêm `succeededBy:` với `id` của nơi mới.',
        );
      if (unit.validTo === undefined && unit.succeededBy.length > 0)
        report(
          at('succeededBy'),
          `“${unit.name}” có nơi thay thế mà không ghi ngày hết.`,
          'Hãy thêm `validTo:` là ngày cuối cùng của nơi cũ, ví dụ 2025-06-30.',
        );
    }

    for (const [nth, unit] of units.entries()) {
      const at = (...path: (string | number)[]) => located.at('units', nth, ...path);
      for (const [index, next] of unit.succeededBy.entries()) {
        const successor = byId.get(next);
        if (!successor) {
          report(
            at('succeededBy', index),
            `Không có đơn vị nào tên “${next}” trong content/units.yaml.`,
            `Hãy ghi một trong các tên: ${known}.`,
          );
          continue;
        }
        if (leadsBack(byId, next, unit.id)) {
          report(
            at('succeededBy', index),
            `“${unit.id}” và “${next}” nối thành vòng: nơi cũ lại là nơi mới của chính nó.`,
            'Hãy bỏ một trong các dòng `succeededBy` của vòng này.',
          );
          continue;
        }
        if (unit.validTo === undefined || successor.validFrom === 'unknown') continue;
        const due = addDays(unit.validTo, 1);
        if (successor.validFrom !== due)
          report(
            at('succeededBy', index),
            `“${unit.name}” hết ngày ${writtenDay(unit.validTo)} mà “${successor.name}” có từ ${writtenDay(successor.validFrom)}: ${successor.validFrom > due ? 'giữa hai ngày không có nơi nào' : 'hai nơi chồng ngày lên nhau'}.`,
            `Hãy cho nơi mới có từ ${due}, hoặc sửa \`validTo\` của nơi cũ.`,
          );
      }
      if (unit.partOf !== undefined) {
        const whole = byId.get(unit.partOf);
        if (!whole)
          report(
            at('partOf'),
            `Không có đơn vị nào tên “${unit.partOf}” trong content/units.yaml.`,
            `Hãy ghi một trong các tên: ${known}.`,
          );
        else if (liesIn(byId, unit.partOf, unit.id))
          report(
            at('partOf'),
            `“${unit.id}” nằm trong chính nó.`,
            'Hãy ghi ở `partOf` thị xã, huyện hay tỉnh chứa nơi này.',
          );
        else if (
          whole.validTo !== undefined &&
          (unit.validTo === undefined || unit.validTo > whole.validTo)
        )
          report(
            at('partOf'),
            `“${whole.name}” hết ngày ${writtenDay(whole.validTo)}, mà “${unit.name}” vẫn ghi thuộc về nó sau ngày đó.`,
            'Hãy ghi ở `partOf` nơi đang chứa nó, hoặc thêm `validTo`.',
          );
      }
      // The same code twice is right as long as one unit had ended before the other began.
      const twin = units.find(
        (other, index) => index < nth && unit.code !== undefined && other.code === unit.code,
      );
      if (twin && overlap(twin, unit))
        report(
          at('code'),
          `Mã “${unit.code}” thuộc về “${twin.name}” và “${unit.name}” trong cùng một ngày.`,
          'Hãy xem lại mã; mã cũ chỉ được dùng lại khi nơi cũ đã có `validTo`.',
        );
    }
  },
};

function leadsBack(byId: ReadonlyMap<string, Unit>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...(byId.get(at)?.succeededBy ?? []));
  }
  return false;
}

function liesIn(byId: ReadonlyMap<string, Unit>, from: string, to: string): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = from; at !== undefined && !seen.has(at); ) {
    if (at === to) return true;
    seen.add(at);
    at = byId.get(at)?.partOf;
  }
  return false;
}

/** Is there a day on which both stood? An unknown beginning is taken to lie before every day. */
function overlap(one: Unit, other: Unit): boolean {
  const begins = [one, other].flatMap(({ validFrom }) =>
    validFrom === 'unknown' ? [] : [validFrom],
  );
  const days = begins.length > 0 ? begins : [one.validTo ?? other.validTo ?? '9999-12-31'];
  return days.some((day) => stoodOn(one, day) && stoodOn(other, day));
}
