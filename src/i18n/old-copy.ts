import { type Language, wordsOf } from './registry.ts';

const writtenDay = (day: string): string => day.split('-').reverse().join('/');

export const vietnameseOldCopy = {
  oldCopy: (day: string): string =>
    `Trang này soạn ngày ${writtenDay(day)}, đã hơn 30 ngày. Có mạng thì bạn mở lại để xem bản mới.`,
  reviewMissed: (until: string): string =>
    `Trang này quá ngày kiểm tra lại (${writtenDay(until)}). Phí, giấy tờ có thể đã đổi.`,
  /** Above everything else on a page whose review was missed long ago. */
  askFirst: 'Hỏi lại trước khi đi.',
  factEnded: (day: string): string => ` Chỉ đến hết ${writtenDay(day)}, nay đã qua. Hỏi lại.`,
};

/** What a page says of its age. A file of its own: every page loads these words, and few load the others. */
export const oldCopyIn = (language: Language): typeof vietnameseOldCopy =>
  wordsOf('oldCopy', vietnameseOldCopy, language);
