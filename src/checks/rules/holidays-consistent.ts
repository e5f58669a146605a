import { addDays, isWeekend, writtenDay } from '#domain/day.ts';
import type { Place } from '#domain/located.ts';
import type { Day } from '#schemas/common.ts';
import type { Report, Rule } from '../rule.ts';

/** Holidays lie in their year, in order, each once; a year is published by a paper, and then nothing in it is open. */
export const holidaysConsistent: Rule = {
  name: 'holidays-consistent',
  reliesOn: ['holidays.yaml'],
  check({ holidays: located }, report) {
    if (!located) return;
    const { years } = located.value;
    inOrder(
      years.map(({ year }, nth) => ({
        written: String(year),
        place: located.at('years', nth, 'year'),
      })),
      'Năm',
      report,
    );
    for (const [nth, { year, status, decision, daysOff: off, work, open }] of years.entries()) {
      const at = (...path: (string | number)[]) => located.at('years', nth, ...path);
      const inYear = (day: Day, place: Place): void => {
        if (!day.startsWith(`${year}-`))
          report(
            place,
            `Ngày ${writtenDay(day)} không thuộc năm ${year}.`,
            `Hãy ghi một ngày của năm ${year}, hoặc chuyển sang năm ${day.slice(0, 4)}.`,
          );
      };
      for (const [key, days] of [
        ['daysOff', off],
        ['work', work],
      ] as const) {
        const listed = days.map(({ day }, index) => ({
          written: day,
          place: at(key, index, 'day'),
        }));
        for (const { written, place } of listed) inYear(written, place);
        inOrder(listed, 'Ngày', report);
      }
      for (const [index, { day, insteadOf }] of work.entries()) {
        if (!isWeekend(day))
          report(
            at('work', index, 'day'),
            `Ngày ${writtenDay(day)} không phải thứ Bảy, Chủ nhật nên không thể là ngày làm bù.`,
            'Hãy xem lại ngày làm bù trong văn bản.',
          );
        // A day off at the turn of the year may be worked for in the other year.
        const swapped = years.some((one) =>
          one.daysOff.some((other) => other.day === insteadOf && other.kind === 'swapped'),
        );
        if (!swapped)
          report(
            at('work', index, 'insteadOf'),
            `Ngày ${writtenDay(insteadOf)} không có trong các ngày nghỉ \`kind: swapped\`.`,
            `Hãy thêm ngày nghỉ ${insteadOf} với \`kind: swapped\`, hoặc sửa \`insteadOf\`.`,
          );
      }
      for (const [index, { from, to }] of open.entries()) {
        inYear(from, at('open', index, 'from'));
        inYear(to, at('open', index, 'to'));
        if (to < from)
          report(
            at('open', index, 'to'),
            `Ngày cuối ${writtenDay(to)} ở trước ngày đầu ${writtenDay(from)}.`,
            `Hãy ghi ${from} hoặc một ngày sau đó, ví dụ ${addDays(from, 1)}.`,
          );
      }
      if (status === 'published' && decision === undefined)
        report(
          at('status'),
          `Lịch nghỉ năm ${year} ghi là đã công bố mà không có văn bản.`,
          'Hãy thêm `decision:` với số văn bản, hoặc ghi `status: unknown`.',
        );
      if (status === 'published' && open.length > 0)
        report(
          at('open', 0, 'name'),
          `Lịch nghỉ năm ${year} ghi là đã công bố mà còn ngày chưa quyết định.`,
          'Hãy ghi `status: proposed`, hoặc chuyển các ngày đã quyết định sang `daysOff`.',
        );
    }
  },
};

/** Reports what stands twice, and what stands after something later. */
function inOrder(
  listed: readonly { readonly written: string; readonly place: Place }[],
  word: string,
  report: Report,
): void {
  for (const [index, { written, place }] of listed.entries()) {
    const before = listed.slice(0, index).map((one) => one.written);
    const latest = before.toSorted().at(-1);
    if (before.includes(written))
      report(place, `${word} ${written} đã có ở trên.`, 'Hãy bỏ một trong hai.');
    else if (latest !== undefined && written < latest)
      report(
        place,
        `${word} ${written} đứng sau ${latest}, sai thứ tự.`,
        `Hãy chuyển lên trước ${latest}.`,
      );
  }
}
