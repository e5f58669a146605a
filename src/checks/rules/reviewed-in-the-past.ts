import type { Place } from '#domain/located.ts';
import type { Rule } from '../rule.ts';

type At = (...path: readonly (string | number)[]) => Place;

/** Nobody has checked a page tomorrow. (That a check is overdue is no mistake: the page says so by itself.) */
export const reviewedInThePast: Rule = {
  name: 'reviewed-in-the-past',
  check(
    { services, guides, lessons, plans, places, units, holidays, lists, statistics },
    report,
    today,
  ) {
    const look = (day: string, place: Place, what: string, done: string): void => {
      if (day > today)
        report(
          place,
          `${what} ${day} ở sau hôm nay.`,
          `Hãy ghi \`${today}\` nếu mới ${done} hôm nay, hoặc ngày đã ${done}, không sau ${today}.`,
        );
    };
    const lookAtSources = (
      sources: readonly { readonly read: string }[],
      at: At,
      ...path: readonly (string | number)[]
    ): void => {
      for (const [index, { read }] of sources.entries())
        look(read, at(...path, 'sources', index, 'read'), 'Ngày đọc nguồn', 'đọc');
    };

    for (const { value, at } of [...services, ...guides, ...lessons, ...plans, ...statistics]) {
      look(value.reviewed, at('reviewed'), 'Ngày kiểm tra', 'kiểm tra');
      lookAtSources(value.sources, at);
    }
    for (const { head } of lists) lookAtSources(head.value.sources, head.at);
    if (places)
      for (const [index, { sources }] of places.value.places.entries())
        lookAtSources(sources, places.at, 'places', index);
    for (const located of [units, holidays])
      if (located) lookAtSources(located.value.sources, located.at);
    if (holidays)
      for (const [nth, { sources }] of holidays.value.years.entries())
        lookAtSources(sources, holidays.at, 'years', nth);
    for (const located of [places, units, holidays])
      if (located)
        look(located.value.reviewed, located.at('reviewed'), 'Ngày kiểm tra', 'kiểm tra');
  },
};
