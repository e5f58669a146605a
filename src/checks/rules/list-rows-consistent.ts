import { countsFrom } from '#domain/catalogue.ts';
import { nearestOf } from '../nearest.ts';
import type { Rule } from '../rule.ts';

/** Rows of one list do not contradict each other, nor the lists that came before. */
export const listRowsConsistent: Rule = {
  name: 'list-rows-consistent',
  reliesOn: ['lists/'],
  check({ lists }, report) {
    const firstDay = new Map<string, string>();
    for (const { head, rows } of lists)
      for (const { value } of rows) {
        const day = countsFrom(head.value);
        const known = firstDay.get(value.code);
        if (
          value.change !== 'amended' &&
          value.change !== 'standardised' &&
          (!known || day < known)
        )
          firstDay.set(value.code, day);
      }

    /** Codes one slip away that were known on that day. */
    const nearFix = (code: string, day: string): string => {
      const near = nearestOf(
        code,
        [...firstDay].flatMap(([one, first]) => (first <= day && one !== code ? [one] : [])),
        1,
      ).slice(0, 3);
      return near.length > 0
        ? `Hãy ghi ${near.map((one) => `\`${one}\``).join(' hoặc ')} nếu đó là mã muốn ghi. `
        : '';
    };

    for (const { head, rows } of lists) {
      const day = countsFrom(head.value);
      const isKnown = (code: string): boolean => (firstDay.get(code) ?? '9') <= day;
      const seen = new Map<string, number>();
      for (const row of rows) {
        const { code, change, replaces, insteadOf } = row.value;
        const first = seen.get(code);
        if (first !== undefined)
          report(
            row.at('code'),
            `Mã “${code}” đã ghi ở dòng ${first} của bảng này.`,
            'Hãy xóa dòng này: mỗi mã chỉ ghi một lần trong một văn bản. Nếu đây không phải dòng thừa thì sửa mã.',
          );
        seen.set(code, row.at('code').line);

        if ((head.value.kind === 'snapshot') !== (change === 'listed'))
          report(
            row.at('change'),
            `Cột \`change\` ghi “${change}” trong danh sách loại \`${head.value.kind}\`.`,
            head.value.kind === 'snapshot'
              ? 'Hãy ghi `listed` cho mọi dòng của bản chụp.'
              : 'Hãy ghi new, amended, replaced, abolished hoặc standardised.',
          );
        if ((change === 'amended' || change === 'standardised') && !isKnown(code))
          report(
            row.at('code'),
            `Mã “${code}” ghi là “${change}” nhưng chưa có trong danh sách nào tới ngày ${day}.`,
            `${nearFix(code, day)}Hãy sửa mã nếu gõ nhầm; nếu là thủ tục mới thì ghi \`new\` ở cột \`change\`.`,
          );
        if (change === 'replaced' && replaces.length === 0)
          report(
            row.at('replaces'),
            `Dòng “${code}” ghi là thay thế nhưng không nói thay mã nào.`,
            'Hãy ghi mã cũ vào cột `replaces`; không thay mã nào thì ghi `new` ở cột `change`.',
          );
        for (const old of replaces) {
          if (old === code)
            report(
              row.at('replaces'),
              `Mã “${code}” tự thay chính nó.`,
              `Hãy ghi mã cũ thay cho \`${code}\`, hoặc để trống ô này.`,
            );
          else if (!isKnown(old))
            report(
              row.at('replaces'),
              `Mã cũ “${old}” chưa có trong danh sách nào tới ngày ${day}.`,
              `${nearFix(old, day)}Hãy sửa mã nếu gõ nhầm; nếu mã cũ chưa từng có ở đây thì thêm cho nó một dòng \`abolished\`.`,
            );
        }
        if (insteadOf && !firstDay.has(insteadOf))
          report(
            row.at('insteadOf'),
            `Mã quốc gia “${insteadOf}” không có trong danh sách nào.`,
            `${nearFix(insteadOf, '9')}Hãy sửa mã nếu gõ nhầm, hoặc để trống ô này.`,
          );
        if (insteadOf && head.value.issuerLevel !== 'province')
          report(
            row.at('insteadOf'),
            'Cột `insteadOf` chỉ dùng cho quyết định của tỉnh.',
            'Hãy để trống ô này; thủ tục mới thay thủ tục cũ thì ghi ở cột `replaces`.',
          );
      }
    }
  },
};
