import { type Language, wordsOf } from './registry.ts';

export const vietnameseSearch = {
  kind: {
    service: 'Dịch vụ',
    guide: 'Hướng dẫn từng bước',
    lesson: 'Bài học',
    procedure: 'Thủ tục',
    event: 'Việc trong đời',
    page: 'Trang',
  },
  otherKind: {
    service: 'Dịch vụ khác',
    guide: 'Hướng dẫn khác',
    lesson: 'Bài học có thể cần',
    procedure: 'Thủ tục khác',
    event: 'Việc trong đời',
    page: 'Trang khác',
  },
  /** A page that belongs to the result above it. */
  part: (kind: string, id: string, title: string): string =>
    ({ guide: 'Làm từng bước', procedure: `Mã ${id}` })[kind] ?? title,
  alsoCalled: 'Còn gọi',
  found: (count: number): string => `${count} kết quả`,
  none: 'Không có kết quả.',
  mended: (words: string): string => `Đang tìm “${words}”.`,
  meant: (from: string, to: string): string => `“${from}” hiểu là “${to}”.`,
  asTyped: (words: string): string => `Tìm đúng chữ “${words}”`,
  isAsTyped: (words: string): string => `Đang tìm đúng chữ “${words}”.`,
  broken:
    'Ô tìm kiếm không chạy được lúc này. Bạn xem danh mục thủ tục hoặc chọn theo việc bên dưới.',
  notSaved: 'chưa lưu trên máy',
  voiceNote:
    'Bấm lần nữa rồi nói. Trình duyệt có thể gửi tiếng nói cho hãng làm ra nó để đổi thành chữ; Cầm Tay không nhận và không giữ tiếng nói.',
  listening: 'Đang nghe. Bạn nói đi.',
  heardNothing: 'Chưa nghe rõ. Bấm nút rồi nói lại.',
  cannotHear: 'Máy không cho nghe. Bạn gõ chữ vào ô.',
};

/** What search says, and what it calls the kinds of pages. */
export const searchIn = (language: Language): typeof vietnameseSearch =>
  wordsOf('search', vietnameseSearch, language);
