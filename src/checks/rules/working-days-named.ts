import { matchesIn } from '../prose.ts';
import type { Rule } from '../rule.ts';

// “Quá 60 ngày” speaks of being late. Else, what makes a number of days a stretch of the calendar: it is counted from something, or it says so.
const calendar =
  '(?:làm việc|tuổi|từ|tính từ|kể từ|sau|trước|trở lên|liền|liên tục|đầu|cuối|một lần|mỗi|tính cả|\\(tính cả|nghỉ|lễ|Tết|tháng)';

/** Times of offices are counted in working days, and the text says so. */
export const workingDaysNamed: Rule = {
  name: 'working-days-named',
  check({ files }, report) {
    const pattern = new RegExp(
      `(?<!(?<!không )[Qq]uá )(?<!\\d)\\d+ ngày(?!,? ${calendar})(?![\\p{L}\\p{M}])`,
      'gu',
    );
    for (const { match, place } of matchesIn(files, pattern))
      report(
        place,
        `“${match[0]}” không rõ là ngày làm việc hay ngày thường.`,
        `Hãy ghi “${match[0]} làm việc”; nếu tính cả ngày nghỉ thì ghi “${match[0]} tính cả ngày nghỉ” hoặc nói tính từ khi nào.`,
      );
  },
};
