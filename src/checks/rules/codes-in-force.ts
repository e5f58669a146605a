import { type Catalogue, catalogueOn } from '#domain/catalogue.ts';
import type { Place } from '#domain/located.ts';
import type { Day } from '#schemas/common.ts';
import { listsOf } from '../lists-of.ts';
import { nearestOf } from '../nearest.ts';
import type { Report, Rule } from '../rule.ts';

/** A day after every list. */
const endOfTime: Day = '9999-12-31';

/**
 * Pages speak of procedures that exist, and that were in force when the page was last reviewed.
 *
 * The day of the review, not today: a decision that takes effect tomorrow must not stop tomorrow's build. The page
 * then says by itself that its procedure has changed.
 */
export const codesInForce: Rule = {
  name: 'codes-in-force',
  reliesOn: ['lists/'],
  check(content, report, today) {
    const lists = listsOf(content);
    const texts = new Map(content.files.map(({ file, text }) => [file, text]));
    const days = new Map<Day, Catalogue>();
    const on = (day: Day): Catalogue => {
      const catalogue = days.get(day) ?? catalogueOn(day, lists);
      days.set(day, catalogue);
      return catalogue;
    };
    const check = (code: string, place: Place, reviewed?: Day): void =>
      checkCode(
        code,
        place,
        report,
        on(endOfTime),
        on(today),
        reviewed ? on(reviewed) : undefined,
        texts.get(place.file) ?? '',
      );

    for (const page of [...content.services, ...content.guides]) {
      const { reviewed } = page.value;
      for (const [index, code] of page.value.procedures.entries())
        check(code, page.at('procedures', index), reviewed);
    }
    for (const page of [...content.services, ...content.guides, ...content.lessons])
      for (const { code, line, column } of page.document.facts)
        check(code, { file: page.at().file, line, column }, page.value.reviewed);
    for (const service of content.services)
      for (const [index, code] of service.value.related.entries())
        check(code, service.at('related', index), service.value.reviewed);
    for (const event of content.lifeEvents)
      for (const [index, code] of event.value.procedures.entries())
        check(code, event.at('procedures', index));
    for (const [index, { procedures }] of content.essential.value.entries())
      for (const [nth, code] of procedures.entries())
        check(code, content.essential.at(index, 'procedures', nth));
  },
};

/** One slip away, those of the same file first: the name beside each lets the editor choose. */
function unknownFix(code: string, ever: Catalogue, text: string): string {
  const near = nearestOf(code, ever.procedures.keys(), 1)
    .sort((a, b) => Number(text.includes(b)) - Number(text.includes(a)))
    .slice(0, 3)
    .map((one) => `\`${one}\` (${ever.procedures.get(one)?.facts.name})`);
  const orAdd = 'nếu đúng mã thì thêm thủ tục vào một danh sách trong content/lists trước';
  return near.length > 0
    ? `Hãy ghi ${near.join(' hoặc ')} nếu gõ nhầm, tức là sửa mã; ${orAdd}.`
    : `Hãy sửa mã nếu gõ nhầm; ${orAdd}.`;
}

function checkCode(
  code: string,
  place: Place,
  report: Report,
  ever: Catalogue,
  now: Catalogue,
  atReview: Catalogue | undefined,
  text: string,
): void {
  if (!ever.procedures.has(code)) {
    report(place, `Mã “${code}” không có trong danh sách nào.`, unknownFix(code, ever, text));
    return;
  }
  if (!now.procedures.has(code)) {
    report(
      place,
      `Mã “${code}” chưa có hiệu lực; có hiệu lực từ ${ever.procedures.get(code)?.history[0]?.day}.`,
      'Hãy giữ mã đang dùng tới ngày đó, rồi mới đổi trang.',
    );
    return;
  }
  const status = atReview?.procedures.get(code)?.status;
  if (status?.kind === 'abolished')
    report(
      place,
      `Mã “${code}” đã bị bãi bỏ từ ${status.since} (danh sách ${status.list}).`,
      `Hãy gỡ mã \`${code}\` khỏi trang, hoặc tìm thủ tục thay thế trên Cổng.`,
    );
  else if (status && status.kind !== 'inForce')
    report(
      place,
      `Mã “${code}” không dùng ở đây nữa: từ ${status.since} là “${status.by}” (danh sách ${status.list}).`,
      `Hãy ghi \`${status.by}\` và xem lại nội dung trang theo thủ tục mới.`,
    );
}
