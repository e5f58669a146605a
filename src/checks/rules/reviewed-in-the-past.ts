import type { Rule } from '../rule.ts';

/** Nobody has checked a page tomorrow. (That a check is overdue is no mistake: the page says so by itself.) */
export const reviewedInThePast: Rule = {
  name: 'reviewed-in-the-past',
  check({ services, guides, lessons, places, units, holidays, lists }, report, today) {
    const fix = (done: string): string =>
      `Hãy ghi \`${today}\` nếu mới ${done} hôm nay, hoặc ngày đã ${done}, không sau ${today}.`;
    for (const page of [...services, ...guides, ...lessons]) {
      if (page.value.reviewed > today)
        report(
          page.at('reviewed'),
          `Ngày kiểm tra ${page.value.reviewed} ở sau hôm nay.`,
          fix('kiểm tra'),
        );
      for (const [index, { read }] of page.value.sources.entries())
        if (read > today)
          report(
            page.at('sources', index, 'read'),
            `Ngày đọc nguồn ${read} ở sau hôm nay.`,
            fix('đọc'),
          );
    }
    for (const { head } of lists)
      for (const [index, { read }] of head.value.sources.entries())
        if (read > today)
          report(
            head.at('sources', index, 'read'),
            `Ngày đọc nguồn ${read} ở sau hôm nay.`,
            fix('đọc'),
          );
    for (const [index, { sources }] of (places?.value.places ?? []).entries())
      for (const [nth, { read }] of sources.entries())
        if (places && read > today)
          report(
            places.at('places', index, 'sources', nth, 'read'),
            `Ngày đọc nguồn ${read} ở sau hôm nay.`,
            fix('đọc'),
          );
    for (const located of [units, holidays])
      for (const [index, { read }] of (located?.value.sources ?? []).entries())
        if (located && read > today)
          report(
            located.at('sources', index, 'read'),
            `Ngày đọc nguồn ${read} ở sau hôm nay.`,
            fix('đọc'),
          );
    for (const [nth, { sources }] of (holidays?.value.years ?? []).entries())
      for (const [index, { read }] of sources.entries())
        if (holidays && read > today)
          report(
            holidays.at('years', nth, 'sources', index, 'read'),
            `Ngày đọc nguồn ${read} ở sau hôm nay.`,
            fix('đọc'),
          );
    for (const located of [places, units, holidays])
      if (located && located.value.reviewed > today)
        report(
          located.at('reviewed'),
          `Ngày kiểm tra ${located.value.reviewed} ở sau hôm nay.`,
          fix('kiểm tra'),
        );
  },
};
