/** Syllables, and seconds at a usual pace. */
interface Length {
  readonly syllables: number;
  readonly seconds: number;
}

/** What is said around a text for the loudspeaker, to its announcer. */
const vi = {
  length: ({ syllables, seconds }: Length): string => `${syllables} tiếng, khoảng ${seconds} giây`,
  between: (quick: number, slow: number): string =>
    `Đọc nhanh ${quick} giây, đọc chậm ${slow} giây.`,
  changed: (title: string, isBlocked: boolean): string =>
    isBlocked
      ? `Không đọc bài này: “${title}” không dùng nữa.`
      : `Khoan đọc: “${title}” đã đổi, chưa kiểm tra lại. Hỏi người biên tập trước.`,
} as const;

/** The words for announcers in a language. */
export const announcementIn = (_language: 'vi') => vi;
