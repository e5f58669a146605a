import type { Place } from '#domain/located.ts';
import { disagreementsOf, excessesOf, least, sumsOf } from '#domain/statistics.ts';
import type { Rule } from '../rule.ts';

const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 6 });

/** Numbers that do not add up are wrong somewhere: nobody may read them before the place is found. */
export const statisticsAddUp: Rule = {
  name: 'statistics-add-up',
  reliesOn: ['units.yaml'],
  check({ statistics, units }, report, today) {
    const known = new Set((units?.value.units ?? []).map(({ id }) => id));
    for (const { value, at } of statistics) {
      const { from, to, unit, counts, disagreements } = value;
      if (to < from)
        report(
          at('to'),
          `Kỳ này hết ngày ${to}, trước ngày đầu ${from}.`,
          `Hãy ghi ngày cuối từ ${from} trở đi.`,
        );
      if (to > today)
        report(
          at('to'),
          `Kỳ này tới ${to} mới hết, chưa thể có số cả kỳ.`,
          `Hãy ghi ngày cuối không sau ${today}.`,
        );
      if (!known.has(unit))
        report(
          at('unit'),
          `Đơn vị “${unit}” không có trong units.yaml.`,
          'Hãy ghi `id` của đơn vị trong units.yaml.',
        );

      for (const [nth, set] of counts.entries()) {
        const here = (field: string): Place => at('counts', nth, field);
        if (counts.findIndex(({ id }) => id === set.id) !== nth)
          report(here('id'), `“${set.id}” đã có ở trên.`, 'Hãy đặt tên khác cho mục này.');
        for (const { kind, field, parts, result, published, holds } of sumsOf(set)) {
          if (holds) continue;
          const [a, b] = parts.map((part) => number.format(part));
          report(
            here(field),
            kind === 'sum'
              ? `${a} + ${b} = ${number.format(result)}, không bằng ${number.format(published)}.`
              : `${a} ÷ ${b} = ${number.format(result)} %, không bằng ${number.format(published)} %.`,
            `Hãy so lại từng số với nguồn. Nếu hai số kia đúng thì ghi \`${field}: ${result}\`.`,
          );
        }
        for (const { field, part, whole } of excessesOf(set))
          report(
            here(field),
            `Phần ${number.format(part)} lớn hơn tổng ${number.format(whole)}.`,
            `Hãy so lại hai số với nguồn; \`${field}\` không thể quá ${whole}.`,
          );
      }

      const real = disagreementsOf(value);
      for (const { parts, whole, together, received, say } of real) {
        if (say) continue;
        report(
          at('counts', counts.indexOf(whole), 'received'),
          `Cộng ${parts.map(({ received: one }) => number.format(least(one) ?? 0)).join(' + ')} = ${number.format(together)}, hơn số chung ${number.format(received)}.`,
          `Hãy so lại với nguồn. Nếu nguồn ghi đúng như vậy thì thêm \`disagreements\` với \`parts: [${parts.map(({ id }) => id).join(', ')}]\`, \`whole: ${whole.id}\` và \`say\`, để trang nói ra.`,
        );
      }
      for (const [nth, { whole }] of disagreements.entries())
        if (!real.some((one) => one.whole.id === whole && one.say === disagreements[nth]?.say))
          report(
            at('disagreements', nth, 'whole'),
            `Các số của “${whole}” không trái nhau.`,
            'Hãy bỏ mục này, hoặc ghi đúng `parts` và `whole` của chỗ trái nhau.',
          );
    }
  },
};
