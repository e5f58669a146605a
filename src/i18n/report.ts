import type { Report } from '#domain/report.ts';

const vi = {
  /** The note as it waits for the person's own words, which come last. `build` names the edition, where it is known. */
  note({ step, title, entry, words }: Report, place: string, build: string): string {
    return [
      place && `Trang: ${place}`,
      step && title && `Bước ${step}: ${title}`,
      entry && `Nơi: ${entry}`,
      words && `Tìm không thấy: ${words}`,
      build && `Bản: ${build}`,
      step ? 'Máy tôi hiện: ' : entry ? 'Đúng ra là: ' : 'Sai chỗ nào: ',
    ]
      .filter(Boolean)
      .join('\n');
  },
  copied: 'Đã chép. Dán vào Zalo rồi gửi.',
  notCopied:
    'Máy không cho chép tự động. Lời nhắn đã được chọn, bạn giữ tay vào đó rồi chọn Sao chép.',
};

/** What the site says around a report. A file of its own: most pages need not load it. */
export const reportIn = (_language: 'vi'): typeof vi => vi;
