import type { Rule } from '../rule.ts';

/** Hours of an office end after they begin, do not overlap on any day, and are told once. */
export const openingHoursConsistent: Rule = {
  name: 'opening-hours-consistent',
  reliesOn: ['places.yaml'],
  check({ places: located }, report) {
    if (!located) return;
    for (const [nth, { opening, hours }] of located.value.places.entries()) {
      if (!opening) continue;
      const at = (...path: (string | number)[]) => located.at('places', nth, ...path);
      if (hours !== undefined)
        report(
          at('hours'),
          'Giờ tiếp nhận ghi hai lần: ở `hours` và ở `opening`.',
          'Hãy bỏ dòng `hours`.',
        );
      for (const [index, one] of opening.entries()) {
        const { days, opens, closes, validFrom = '', validTo = '9' } = one;
        if (closes <= opens)
          report(
            at('opening', index, 'closes'),
            `Giờ đóng ${closes} không ở sau giờ mở ${opens}.`,
            `Hãy xem lại hai giờ: giờ mở ghi ở \`opens\`, giờ đóng ghi ở \`closes\`.`,
          );
        if (validTo < validFrom)
          report(
            at('opening', index, 'validTo'),
            `Ngày cuối ${validTo} ở trước ngày đầu ${validFrom}.`,
            `Hãy ghi ${validFrom} hoặc một ngày sau đó.`,
          );
        const twice = days.find((day, place) => days.indexOf(day) < place);
        if (twice)
          report(
            at('opening', index, 'days'),
            `Thứ \`${twice}\` ghi hai lần.`,
            `Hãy bỏ một \`${twice}\`.`,
          );
        const other = opening
          .slice(0, index)
          .find(
            (before) =>
              before.days.some((day) => days.includes(day)) &&
              before.opens < closes &&
              opens < before.closes &&
              (before.validFrom ?? '') <= validTo &&
              validFrom <= (before.validTo ?? '9'),
          );
        if (other)
          report(
            at('opening', index, 'opens'),
            `Khoảng ${opens} đến ${closes} chồng lên khoảng ${other.opens} đến ${other.closes} ở trên.`,
            `Hãy sửa giờ, hoặc ghi \`validTo\` cho khoảng cũ và \`validFrom\` cho khoảng mới.`,
          );
      }
    }
  },
};
