import { writtenDay } from '#domain/day.ts';
import type { Place } from '#domain/located.ts';
import { containersOf, nameInSentence, successorsOn } from '#domain/units.ts';
import type { Day } from '#schemas/common.ts';
import type { Unit } from '#schemas/units.ts';
import type { Rule } from '../rule.ts';

/**
 * What is in use lies in a unit that was there when an editor last looked. Not “that is there today”: time alone stops
 * no build, also not on the morning after the next merger.
 */
export const unitsCurrent: Rule = {
  name: 'units-current',
  reliesOn: ['units.yaml', 'site.yaml', 'places.yaml'],
  check({ units: located, site, places }, report) {
    if (!located) return;
    const { units, reviewed } = located.value;
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    const current = (id: string, place: Place, day: Day): Unit | undefined => {
      const unit = byId.get(id);
      if (!unit)
        report(
          place,
          `Không có đơn vị nào tên “${id}” trong content/units.yaml.`,
          `Hãy ghi một trong các tên: ${units
            .filter(({ validTo }) => validTo === undefined)
            .map((one) => one.id)
            .join(', ')}.`,
        );
      else if (unit.validTo !== undefined && unit.validTo < day) {
        const now = successorsOn(units, id, day);
        report(
          place,
          `“${unit.name}” không còn sau ngày ${writtenDay(unit.validTo)}.`,
          `Hãy ghi nơi mới: ${now.map((one) => `${one.id} (${nameInSentence(one.name)})`).join(', ') || 'xem content/units.yaml'}.`,
        );
      } else return unit;
      return undefined;
    };

    if (site) {
      const { commune, province, unit: id } = site.value;
      const unit = current(id, site.at('unit'), reviewed);
      if (unit && unit.name !== commune)
        report(
          site.at('commune'),
          `Trang ghi “${commune}”, mà đơn vị “${id}” tên là “${unit.name}”.`,
          `Hãy ghi “${unit.name}”, hoặc sửa \`unit\`.`,
        );
      const top = unit && containersOf(units, unit.id).at(-1);
      if (top && !top.name.endsWith(` ${province}`))
        report(
          site.at('province'),
          `Trang ghi “${province}”, mà “${unit.name}” thuộc “${top.name}”.`,
          `Hãy ghi “${top.name.replace(/^(?:Tỉnh|Thành phố) /, '')}”, hoặc sửa \`partOf\` trong content/units.yaml.`,
        );
      if (unit && unit.partOf === undefined)
        report(
          site.at('unit'),
          `“${unit.name}” chưa ghi thuộc tỉnh nào.`,
          `Hãy thêm \`partOf\` cho “${id}” trong content/units.yaml.`,
        );
    }

    if (!places) return;
    const offices = places.value.places;
    const ids = offices.flatMap(({ id }) => id ?? []);
    for (const [nth, { id, kind, unit, validFrom, validTo, succeededBy }] of offices.entries()) {
      const at = (key: string) => places.at('places', nth, key);
      if (id !== undefined && ids.indexOf(id) !== ids.lastIndexOf(id))
        report(at('id'), `Có hai nơi cùng tên “${id}”.`, 'Hãy đổi tên một nơi.');
      if (validFrom !== undefined && validTo !== undefined && validTo < validFrom)
        report(
          at('validTo'),
          `Nơi này hết ngày ${writtenDay(validTo)}, trước cả ngày có là ${writtenDay(validFrom)}.`,
          'Hãy xem lại hai ngày `validFrom` và `validTo`.',
        );
      if (succeededBy !== undefined) {
        const next = offices.find((office) => office.id === succeededBy);
        if (!next)
          report(
            at('succeededBy'),
            `Không có nơi nào tên “${succeededBy}” trong content/places.yaml.`,
            'Hãy ghi `id` của nơi mới, hoặc thêm `id` cho nơi mới.',
          );
        else if (validTo === undefined || (next.validFrom ?? validTo) < validTo)
          report(
            at('succeededBy'),
            'Nơi này có nơi thay thế mà ngày không nối nhau.',
            'Hãy ghi `validTo` của nơi cũ, trước `validFrom` của nơi mới.',
          );
      }
      if (kind === 'commune' && unit === undefined)
        report(
          at('kind'),
          'Nơi nhận hồ sơ của phường, xã mà không ghi của đơn vị nào.',
          'Hãy thêm `unit:` với `id` trong content/units.yaml, ví dụ phuong-cai-lay.',
        );
      // An office that has closed may have been one of a unit that has ended.
      if (unit !== undefined && (validTo === undefined || validTo >= places.value.reviewed))
        current(unit, at('unit'), places.value.reviewed);
    }
  },
};
