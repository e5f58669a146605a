import type { Rule } from '../rule.ts';

/** `2026-07-15-2171-qd-ubnd-dong-thap` → `2171/QĐ-UBND`. */
function numberFrom(id: string): string | undefined {
  const [, number, issuer] = /^\d{4}-\d\d-\d\d-(\d+)-qd-([a-z]+)/.exec(id) ?? [];
  return number && issuer ? `${number}/QĐ-${issuer.toUpperCase()}` : undefined;
}

/** The paper's number, dates and folder name agree with each other. */
export const listHeadConsistent: Rule = {
  name: 'list-head-consistent',
  check({ lists }, report, today) {
    const numbers = new Map<string, string>();
    for (const { id, head } of lists) {
      const { kind, number, signed, effective, issuer } = head.value;
      if (!id.startsWith(`${signed}-`))
        report(
          head.at('signed'),
          `Ngày ký ghi ${signed}, tên thư mục là “${id}”.`,
          /^\d{4}-\d\d-\d\d-/.test(id)
            ? `Hãy ghi \`${id.slice(0, 10)}\` nếu sửa ngày ký; ngày ký đúng rồi thì đổi tên thư mục thành ${signed}-….`
            : `Hãy đổi tên thư mục thành ${signed}-… hoặc sửa ngày ký.`,
        );
      if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
        report(
          head.at(),
          `Tên thư mục “${id}” có dấu, chữ hoa hoặc ký tự lạ.`,
          'Hãy chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ 2026-07-15-2171-qd-ubnd.',
        );
      if (kind === 'decision' && !number)
        report(
          head.at('kind'),
          'Quyết định chưa có số.',
          numberFrom(id)
            ? `Hãy thêm dòng \`number: ${numberFrom(id)}\` (số suy từ tên thư mục, xem lại trong văn bản); mẫu của mục \`number:\` là 2171/QĐ-UBND.`
            : 'Hãy thêm dòng `number:`, ví dụ 2171/QĐ-UBND.',
        );
      if (effective !== 'unknown' && effective < signed)
        report(
          head.at('effective'),
          `Ngày hiệu lực ${effective} trước ngày ký ${signed}.`,
          'Hãy ghi `unknown` nếu chưa rõ ngày hiệu lực; rõ rồi thì xem lại hai ngày trong văn bản.',
        );
      if (signed > today)
        report(
          head.at('signed'),
          `Ngày ký ${signed} ở sau hôm nay.`,
          'Hãy xem lại năm và tháng; văn bản chưa ký thì chưa đưa vào danh sách.',
        );
      const key = `${number} ${issuer}`;
      if (number && numbers.has(key))
        report(
          head.at('number'),
          `Số “${number}” của ${issuer} đã có ở ${numbers.get(key)}.`,
          'Hãy gộp vào một thư mục, hoặc sửa số nếu chép nhầm.',
        );
      else if (number) numbers.set(key, `lists/${id}`);
    }
  },
};
