import { type Catalogue, catalogueOn, type ProcedureStatus } from '#domain/catalogue.ts';
import type { Place } from '#domain/located.ts';
import { listsOf } from '../lists-of.ts';
import type { Report, Rule } from '../rule.ts';

/** Pages speak of procedures that exist and are in force here today. */
export const codesInForce: Rule = {
  name: 'codes-in-force',
  check(content, report, today) {
    const catalogue = catalogueOn(today, listsOf(content));
    for (const page of [...content.services, ...content.guides]) {
      for (const [index, code] of page.value.procedures.entries())
        checkCode(code, page.at('procedures', index), catalogue, report);
      for (const { code, line, column } of page.document.facts)
        checkCode(code, { file: page.at().file, line, column }, catalogue, report);
    }
    for (const service of content.services)
      for (const [index, code] of service.value.related.entries())
        checkCode(code, service.at('related', index), catalogue, report);
    for (const event of content.lifeEvents)
      for (const [index, code] of event.value.procedures.entries())
        checkCode(code, event.at('procedures', index), catalogue, report);
    for (const [index, { procedures }] of content.essential.value.entries())
      for (const [nth, code] of procedures.entries())
        checkCode(code, content.essential.at(index, 'procedures', nth), catalogue, report);
  },
};

function checkCode(code: string, place: Place, { procedures }: Catalogue, report: Report): void {
  const status: ProcedureStatus | undefined = procedures.get(code)?.status;
  if (!status)
    report(
      place,
      `Mã “${code}” không có trong danh sách nào.`,
      'Hãy sửa mã nếu gõ nhầm; nếu đúng mã thì thêm thủ tục vào một danh sách trong content/lists trước.',
    );
  else if (status.kind === 'abolished')
    report(
      place,
      `Mã “${code}” đã bị bãi bỏ (danh sách ${status.list}).`,
      'Hãy tìm thủ tục thay thế trên Cổng, hoặc gỡ mã này khỏi trang.',
    );
  else if (status.kind !== 'inForce')
    report(
      place,
      `Mã “${code}” không dùng ở đây nữa: nay là “${status.by}” (danh sách ${status.list}).`,
      `Hãy ghi ${status.by} và xem lại nội dung trang theo thủ tục mới.`,
    );
}
