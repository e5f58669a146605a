import type { FileState } from '#domain/file-state.ts';
import type { FiledFile } from '#domain/notebook.ts';
import type { ReadNotebook } from '#domain/notebook-file.ts';
import type { Language } from './index.ts';
import { resultDateIn } from './result-date.ts';

const { dayInWords } = resultDateIn('vi');

const person =
  'Đây giống số căn cước, số điện thoại hoặc số của một người. Sổ tay không giữ số đó. Bạn chỉ chép mã hồ sơ.';

const vi = {
  keep: 'Lưu vào sổ tay',
  kept: 'Đã lưu. Bỏ khỏi sổ tay',
  notKept: 'Máy không cho lưu. Bạn ghi ra giấy.',

  refused: {
    empty: 'Bạn chưa chép mã hồ sơ. Chưa có mã là hồ sơ chưa gửi đi.',
    person,
    form: 'Mã hồ sơ chỉ có chữ, số, dấu chấm, gạch ngang, và phải có số. Bạn xem lại.',
  },
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
  dropPage: 'Bỏ khỏi sổ tay',
  pageDropped: 'Đã bỏ khỏi sổ tay, cùng các dấu của trang đó.',
  undo: 'Lấy lại',
  undone: 'Đã lấy lại.',
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

  /** @param totals - how many things and steps there are, where the page has told. */
  progress(ready: number, done: number, [things, steps]: readonly number[] = []): string {
    const of = (total: number | undefined): string => (total ? ` trong ${total}` : '');
    return [
      (things || ready) && `đã có ${ready}${of(things)} thứ`,
      (steps || done) && `xong ${done}${of(steps)} bước`,
    ]
      .filter(Boolean)
      .join(', ');
  },
  goOn: (step: number): string => `làm tiếp từ bước ${step}`,

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

  exported: 'Đã đưa tệp sổ tay cho máy. Tệp có mã hồ sơ của bạn, chỉ đưa cho người bạn tin.',
  imported: (files: number, pages: number): string =>
    `Đã thêm vào sổ tay. Tệp có ${files} hồ sơ, ${pages} việc.`,
  importRefused(problem: Extract<ReadNotebook, { problem: string }>['problem']): string {
    const why = {
      tooLarge: 'Tệp lớn quá 1 MB.',
      broken: 'Tệp này không phải sổ tay của Cầm Tay, hoặc đã hỏng.',
      version: 'Tệp này của bản Cầm Tay mới hơn. Có mạng thì bạn tải lại trang rồi thử lại.',
      person: 'Tệp có số giống số căn cước, số điện thoại hoặc số của một người.',
    };
    return `${why[problem]} Không lấy gì từ tệp, sổ tay vẫn như cũ.`;
  },
  importFull: 'Máy không đủ chỗ. Không lấy gì từ tệp, sổ tay vẫn như cũ.',
  wiped: 'Đã xóa hết trên máy này.',
  kindOf(key: string): string {
    const kinds: Record<string, string> = {
      saved: 'Trang đã lưu',
      ticks: 'Dấu đã đánh',
      step: 'Bước đang làm dở',
      totals: 'Số bước của trang đã đánh dấu',
      files: 'Hồ sơ đã nộp',
      'tim-gan-day': 'Câu vừa tìm',
      'text-size': 'Cỡ chữ',
    };
    return kinds[key] ?? 'Cài đặt khác';
  },
};

/** What the site says in the notebook and where something goes into it. A file of its own: most pages need not load it. */
export const notebookIn = (language: Language): typeof vi => ({ vi })[language];
