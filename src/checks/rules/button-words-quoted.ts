import type { Rule } from '../rule.ts';

/** The words after “bấm” that begin like a name on a button, put in quotes. */
function fixFor(told: string): string {
  const button =
    /(?:[Bb]ấm|[Nn]hấn) (?:(?:vào )?(?:nút |chữ )?)(\p{Lu}[^.,;:(]{1,40}?)(?= (?:rồi|để|và) |[.,;:(]|\s*$)/u.exec(
      told,
    )?.[1];
  return button
    ? `Hãy thay \`${button}\` bằng \`**“${button}”**\`: đúng chữ trên nút, trong dấu “ ”.`
    : 'Hãy ghi đúng chữ trên nút trong dấu “ ”, ví dụ bấm **“Đăng nhập”**.';
}

/** Who is told to press something sees the very words of the button, in “…”. */
export const buttonWordsQuoted: Rule = {
  name: 'button-words-quoted',
  check({ files }, report) {
    for (const { file, text } of files) {
      if (!/\/(?:guides|lessons)\/[^/]+\.mdx$/.test(file)) continue;
      const bodyStart = text.indexOf('\n---', 3);
      let offset = 0;
      for (const [index, line] of text.split('\n').entries()) {
        const isBody = offset > bodyStart;
        offset += line.length + 1;
        const told =
          /(?:^|[.;:,] |rồi |và |hãy |thì )(?:bấm|nhấn) (?!lại|nhiều|thử|vội|thay|giúp|hộ|được|gì|không)/iu.exec(
            line,
          );
        if (
          !isBody ||
          !told ||
          /“[^”]+”/.test(line) ||
          /^\s*(?:<|(?:say|point|never)=")/.test(line)
        )
          continue;
        report(
          { file, line: index + 1, column: told.index + 1 },
          `Câu “${line.trim().slice(0, 60)}” bảo bấm mà không nói chữ trên nút.`,
          fixFor(line.slice(told.index)),
        );
      }
    }
  },
};
