import { type Language, wordsOf } from './registry.ts';

/** What is said around reading aloud. */
export const vietnameseReadAloud = {
  group: 'Đọc thành tiếng',
  listen: { page: 'Nghe đọc', step: 'Nghe bước này' },
  pause: 'Tạm dừng',
  goOn: 'Nghe tiếp',
  next: (part: string): string => `Nghe tiếp: ${part}`,
  stop: 'Dừng',
  speeds: { slow: 'chậm', usual: 'vừa', quick: 'nhanh' },
  speed: (speed: string): string => `Tốc độ ${speed}`,
  noVoice:
    'Máy này chưa có giọng đọc tiếng Việt. Mở phần cài đặt của máy, tìm “chuyển văn bản thành giọng nói”, tải giọng tiếng Việt. Xong thì mở lại trang này. Chưa rành thì nhờ người trong nhà, hoặc Tổ công nghệ số.',
  awayVoice:
    'Máy chỉ có giọng đọc ở trên mạng: trình duyệt gửi chữ của trang này cho hãng làm ra giọng. Bấm lần nữa để nghe.',
  broken: 'Máy không đọc được lúc này. Bạn bấm nghe lần nữa, hoặc mở lại trang.',
};

/** The words for reading aloud in a language. */
export const readAloudIn = (language: Language): typeof vietnameseReadAloud =>
  wordsOf('readAloud', vietnameseReadAloud, language);
