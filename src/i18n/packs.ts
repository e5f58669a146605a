import { megabytes } from './megabytes.ts';
import { type Language, wordsOf } from './registry.ts';

/** What is said of packs that are saved for use without network. */
export const vietnamesePacks = {
  essentials: 'Hướng dẫn, dịch vụ, bài học và tìm kiếm',
  everything: 'Mọi trang còn lại, cả danh mục thủ tục, trừ áp phích và trình chiếu',
  size: (wire: number, unpacked: number): string =>
    `Tải ${megabytes(wire)}. Chiếm ${megabytes(unpacked)} trên máy.`,
  save: 'Lưu vào máy',
  goOn: 'Lưu tiếp',
  stop: 'Dừng',
  drop: 'Xóa khỏi máy',
  progress: 'Đã tải',
  loading: (got: number, of: number): string =>
    of === 0 ? 'Đang bắt đầu tải…' : `Đang tải: ${megabytes(got)} trong ${megabytes(of)}.`,
  saved: (unpacked: number): string => `✓ Đã lưu đủ, ${megabytes(unpacked)}.`,
  begun: (got: number, of: number): string =>
    `Tải dở: đã có ${megabytes(got)} trong ${megabytes(of)}.`,
  partly: (files: number): string => `Còn thiếu ${files} tệp.`,
  failed: 'Chưa tải xong, mạng bị ngắt. Phần đã tải vẫn giữ. Bấm “Lưu tiếp” khi có mạng.',
  noRoom: (needed: number, free: number): string =>
    `Máy không đủ chỗ: cần ${megabytes(needed)}, còn ${megabytes(free)}. Xóa bớt ảnh hoặc gói khác rồi thử lại.`,
  needsNetwork: 'Có mạng mới lưu được.',
  room: (used: number, isKept: boolean): string =>
    `Cầm Tay đang dùng ${megabytes(used)} trên máy này. ${isKept ? 'Trình duyệt hứa không tự xóa.' : 'Khi máy hết chỗ, trình duyệt có thể tự xóa.'}`,
};

/** What is said of packs, in a language. */
export const packsIn = (language: Language): typeof vietnamesePacks =>
  wordsOf('packs', vietnamesePacks, language);
