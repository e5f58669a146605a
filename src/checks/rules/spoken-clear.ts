import { spokenText } from '#domain/speech.ts';
import type { Rule } from '../rule.ts';

/** Each word of `spoken.yaml` once, and said in words that need no line of the file themselves. */
export const spokenClear: Rule = {
  name: 'spoken-clear',
  check({ spoken }, report) {
    const lines = new Map<string, number>();
    for (const [index, { written, said }] of spoken.value.entries()) {
      const place = spoken.at(index, 'written');
      const before = lines.get(written);
      if (before !== undefined)
        report(
          place,
          `“${written}” đã có ở dòng ${before}.`,
          `Hãy xóa \`${written}\` ở một trong hai chỗ.`,
        );
      lines.set(written, place.line);
      const again = spokenText(said, spoken.value);
      if (again !== said)
        report(
          spoken.at(index, 'said'),
          `“${said}” còn chữ mà máy lại phải đổi thành “${again}”.`,
          `Hãy ghi \`${again}\`.`,
        );
    }
  },
};
