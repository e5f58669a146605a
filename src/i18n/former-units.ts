import { type Language, wordsOf } from './registry.ts';

export const vietnameseFormerUnits = {
  found: (count: number): string => `${count} nơi.`,
  notFound: 'Không có nơi này trong bảng. Xem lại tên, hoặc hỏi phường, xã gần nhất.',
};

/** What the search among former units says, in a language. */
export const formerUnitsIn = (language: Language): typeof vietnameseFormerUnits =>
  wordsOf('formerUnits', vietnameseFormerUnits, language);
