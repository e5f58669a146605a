import type { FileState } from '#domain/file-state.ts';
import type { FiledFile } from '#domain/notebook.ts';
import { type Language, wordsOf } from './registry.ts';
import { resultDateIn } from './result-date.ts';

const { dayInWords } = resultDateIn('vi');

const person =
  'Đây giống số căn cước, số điện thoại hoặc số của một người. Sổ tay không giữ số đó. Bạn chỉ chép mã hồ sơ.';

export const vietnameseFiled = {
  refused: {
    empty: 'Bạn chưa chép mã hồ sơ. Chưa có mã là hồ sơ chưa gửi đi.',
    person,
    form: 'Mã hồ sơ chỉ có chữ, số, dấu chấm, gạch ngang, và phải có số. Bạn xem lại.',
  },
  notKept: 'Máy không cho lưu. Bạn ghi ra giấy.',
  dayNeeded: 'Bạn chọn ngày nộp.',
  fileKept: 'Đã lưu trên máy này.',
  openNotebook: 'Mở sổ tay',
  alreadyKept: (numbers: readonly string[]): string => `Sổ tay đang giữ: ${numbers.join('; ')}.`,
  withoutNumber: (day: string): string => `hồ sơ nộp ${dayInWords(day)}`,
  reminder: 'Tải lời nhắc vào lịch',
  reminderSent:
    'Đã đưa tệp lịch cho máy. Mở tệp đó để thêm vào lịch. Trình duyệt trong Zalo không tải được thì mở trang này bằng Chrome.',

  number: 'Mã hồ sơ',
  noNumber: 'không có',
  filed: 'Đã nộp',
  filedAt: (day: string, time: string): string => `${dayInWords(day)}${time && `, lúc ${time}`}`,
  appointed: 'Ngày hẹn trên giấy, nếu có',
  fetched: 'Tôi đã lấy kết quả',
  drop: 'Xóa hồ sơ này',
  dropped: 'Đã xóa hồ sơ đó trên máy này.',
  /** How a file stands. */
  state({ kind, day = '', daysOver }: FileState, isAppointed: boolean): string {
    const which = isAppointed ? 'ngày hẹn' : 'ngày có kết quả';
    switch (kind) {
      case 'fetched':
        return 'Đã lấy kết quả.';
      case 'unknown':
        return 'Đang chờ. Chưa tính được ngày có kết quả.';
      case 'waiting':
        return isAppointed
          ? `Đang chờ. Hẹn ${dayInWords(day)}.`
          : `Đang chờ. Có kết quả chậm nhất ${dayInWords(day)}.`;
      case 'tomorrow':
        return `Ngày mai là ${which}, ${dayInWords(day)}.`;
      case 'today':
        return `Đến lấy: hôm nay là ${which}, ${dayInWords(day)}.`;
      case 'over':
        return `Đến lấy: ${which} là ${dayInWords(day)}, đã qua ${daysOver} ngày. Kết quả có thể đã xong, hoặc hồ sơ còn thiếu. Bạn xem tin nhắn, rồi gọi nơi nộp và đọc mã hồ sơ.`;
    }
  },
  whereToAsk: 'Xem số gọi và nơi đến',

  reminderTitle: (title: string): string => `Đến lấy kết quả: ${title}`,
  reminderText: ({ number, appointed }: FiledFile): string =>
    [
      number && `Mã hồ sơ: ${number}.`,
      appointed
        ? 'Ngày này là ngày hẹn của nơi nhận.'
        : 'Ngày này do Cầm Tay tính. Ngày hẹn trên giấy mới là ngày đúng.',
      'Xem tin nhắn trước khi đi.',
    ]
      .filter(Boolean)
      .join('\n'),
  noReminders: 'Chưa có hồ sơ nào biết ngày có kết quả.',
};

/** What the site says of a file that was handed in. A file of its own: most pages need not load it. */
export const filedIn = (language: Language): typeof vietnameseFiled =>
  wordsOf('filed', vietnameseFiled, language);
