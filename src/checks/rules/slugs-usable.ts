import { slugOf } from '#domain/fold.ts';
import type { Rule } from '../rule.ts';

/**
 * Names that stand for something else: parts of addresses the site makes itself, and names Windows keeps for its
 * devices, under which nobody there can even fetch the repository.
 */
const reserved =
  /^(?:404|index|in|tap|loa|zalo|feed|linh-vuc|loc|sw|pagefind|astro|release|robots|sitemap|manifest|phien|so|tai-lieu|ap-phich|trinh-chieu|con|prn|aux|nul|com\d|lpt\d)$/;

/** Letters of a name; browsers and disks allow more, people do not type more. */
const longest = 80;

/** A file name becomes an address: plain letters only, so that anyone can type it. */
export const slugsUsable: Rule = {
  name: 'slugs-usable',
  check(
    { services, guides, lessons, lifeEvents, rehearsals, bulletins, plans, essential, lists },
    report,
  ) {
    for (const { id, head } of lists)
      if (id.length > longest)
        report(
          head.at(),
          `Tên thư mục dài ${id.length} chữ.`,
          `Hãy đặt tên không quá ${longest} chữ.`,
        );
    for (const page of [
      ...services,
      ...guides,
      ...lessons,
      ...lifeEvents,
      ...rehearsals,
      ...bulletins,
      ...plans,
    ])
      if (reserved.test(page.slug))
        report(
          page.at(),
          `Tên “${page.slug}” dành riêng cho máy.`,
          `Hãy đổi tên tệp, ví dụ thành \`huong-dan-${page.slug}${/\.[a-z]+$/.exec(page.at().file)?.[0]}\`.`,
        );
      else if (page.slug.length > longest)
        report(
          page.at(),
          `Tên tệp dài ${page.slug.length} chữ.`,
          `Hãy đặt tên không quá ${longest} chữ.`,
        );
      else if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(page.slug))
        report(
          page.at(),
          `Tên tệp “${page.slug}” có dấu, chữ hoa hoặc ký tự lạ.`,
          `Hãy đổi tên tệp thành \`${slugOf(page.slug)}${/\.[a-z]+$/.exec(page.at().file)?.[0]}\`: chữ thường không dấu, chữ số và dấu gạch nối, ví dụ dang-ky-khai-sinh.`,
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
