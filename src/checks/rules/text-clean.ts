import type { Rule } from '../rule.ts';

// Characters nobody sees: they break search, and they can make one address look like another.
const hidden =
  /\u00AD|\u034F|\u061C|[\u115F\u1160]|[\u17B4\u17B5]|\u180E|[\u200B-\u200F]|[\u202A-\u202E]|[\u2060-\u206F]|\u3164|\uFFA0|[\uFFF9-\uFFFD]|\p{Cc}/u;
/** Control characters that text files have anyway. */
const usual = /[\t\r]/g;

/** Letters as everybody types them: Unicode NFC, and nothing invisible. */
export const textClean: Rule = {
  name: 'text-clean',
  check({ files }, report) {
    for (const { file, text } of files) {
      for (const [index, line] of text.split('\n').entries()) {
        const column = line.replace(usual, ' ').search(hidden);
        if (column >= 0)
          report(
            { file, line: index + 1, column: column + 1 },
            `Có ký tự không nhìn thấy (U+${line.codePointAt(column)?.toString(16).toUpperCase().padStart(4, '0')}).`,
            'Hãy xóa ký tự này: xóa cả từ rồi gõ lại bằng tay.',
          );
        const composed = line.normalize('NFC');
        if (composed !== line) {
          let at = 0;
          while (line[at] === composed[at]) at += 1;
          const word = /\S+$/.exec(composed.slice(0, at + 1))?.[0] ?? '';
          report(
            { file, line: index + 1, column: at + 1 },
            `Chữ “${word}” viết bằng dấu rời (Unicode tổ hợp), tìm không ra.`,
            'Hãy gõ lại bằng bảng mã “Unicode dựng sẵn” của bộ gõ.',
          );
        }
      }
    }
  },
};
