import type { Rule } from '../rule.ts';

/** A file name becomes an address: plain letters only, so that anyone can type it. */
export const slugsUsable: Rule = {
  name: 'slugs-usable',
  check({ services, guides, lessons, lifeEvents, essential }, report) {
    for (const page of [...services, ...guides, ...lessons, ...lifeEvents])
      if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(page.slug))
        report(
          page.at(),
          `Tên tệp “${page.slug}” có dấu, chữ hoa hoặc ký tự lạ.`,
          'Hãy đổi tên tệp: chữ thường không dấu, chữ số và dấu gạch nối, ví dụ dang-ky-khai-sinh.',
        );
    const seen = new Map<number, number>();
    for (const [index, { number }] of essential.value.entries()) {
      const first = seen.get(number);
      if (first !== undefined)
        report(
          essential.at(index, 'number'),
          `Số thứ tự ${number} đã dùng ở dòng ${first}.`,
          'Hãy ghi mỗi số từ 1 đến 25 một lần.',
        );
      seen.set(number, essential.at(index, 'number').line);
    }
  },
};
