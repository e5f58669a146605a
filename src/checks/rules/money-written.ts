import { proseOf } from '../prose.ts';
import type { Rule } from '../rule.ts';

const dotted = (digits: string): string => digits.replace(/\B(?=(?:\d{3})+$)/g, '.');

/** Money as people read it: `8.000 đồng`. */
export const moneyWritten: Rule = {
  name: 'money-written',
  check({ files }, report) {
    for (const file of files)
      for (const prose of proseOf(file))
        for (const match of prose.text.matchAll(
          /(?<![\d.,/])(\d[\d.,]*) ?(đồng|đ|₫|VNĐ|vnđ|VND|vnd|k|nghìn đồng|ngàn đồng)(?![\p{L}\p{M}\d/])/gu,
        )) {
          // “Mẫu 1đ” is the name of a form.
          if (/^(?:đ|k)$/.test(match[2] ?? '') && (match[1]?.length ?? 0) < 2) continue;
          const digits = (match[1] ?? '').replace(/[.,]/g, '');
          const isThousands = /^(?:k|nghìn đồng|ngàn đồng)$/.test(match[2] ?? '');
          const right = `${dotted(isThousands ? `${digits}000` : digits)} đồng`;
          if (match[0] === right) continue;
          report(
            { ...prose, column: prose.column + match.index },
            `Số tiền viết “${match[0]}”.`,
            `Hãy ghi “${right}”.`,
          );
        }
  },
};
