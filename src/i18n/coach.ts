import type { CoachNote } from '#domain/document.ts';
import type {
  NoteProblem,
  Outcome,
  Reason,
  TallyCounts,
  TallyFault,
  Way,
  Week,
} from '#domain/tally.ts';

const outcomes: Record<Outcome, string> = {
  done: 'Xong',
  stuck: 'Vướng',
  notStarted: 'Chưa làm',
};
const reasons: Record<Reason, string> = {
  password: 'Quên mật khẩu',
  network: 'Máy không có mạng',
  papers: 'Thiếu giấy tờ',
  data: 'Thông tin trên Cổng sai',
  portal: 'Cổng báo lỗi',
  family: 'Cần về hỏi người nhà',
  other: 'Lý do khác',
};
const ways: Record<Way, string> = { alone: 'Giúp riêng một người', group: 'Giúp theo nhóm' };

const written = (day: string): string => day.split('-').reverse().join('/');
const short = (day: string): string => written(day).slice(0, 5);

const vi = {
  outcomes,
  reasons,
  ways,

  /** Beside a step that has no note of its own: what holds for every step. */
  general: {
    say: 'Bác đọc dòng này lên, rồi tự bấm. Tôi ngồi đây, chưa rõ thì bác hỏi.',
    point: 'Đúng dòng đang làm, trên màn hình của bà con.',
    never: 'Không cầm máy làm giùm. Không gõ, không nhìn mật khẩu, mã OTP của bà con.',
  } satisfies Pick<CoachNote, 'say' | 'point' | 'never'>,
  note: { title: 'Người hướng dẫn', say: 'Nói', point: 'Chỉ vào', never: 'Nhớ' },

  clock: (minutes: number): string => `${minutes} phút`,
  atStep: (step: number, of: number): string => `đang ở bước ${step}/${of}`,
  allSteps: (of: number): string => `đã đi hết ${of} bước`,
  notBegun: 'chưa mở',
  add: 'Chọn',
  addNamed: (title: string): string => `Chọn ${title}`,
  remove: 'Bỏ',
  removeNamed: (title: string): string => `Bỏ ${title}`,
  added: (title: string): string => `Đã chọn ${title}.`,
  removed: (title: string): string => `Đã bỏ ${title}.`,
  found: (count: number): string =>
    count === 0 ? 'Không có việc nào khớp.' : `${count} việc khớp.`,
  showAll: (count: number): string => `Xem cả ${count} việc`,
  nothingPicked: 'Chưa chọn việc nào. Chọn ở danh sách dưới đây.',
  notKept: 'Máy này không nhớ được phiên. Bạn ghi ra tờ giấy.',

  how: 'Kết quả',
  stuckAt: 'Vướng ở bước',
  step: (number: number, title: string): string => `Bước ${number}: ${title}`,
  why: 'Vì sao',
  choose: 'Chọn một lý do',
  noReason: 'Không rõ lý do',
  more: 'Ghi thêm vài chữ (không bắt buộc)',
  moreHint: 'Không ghi tên, số giấy tờ, số điện thoại của bà con.',
  minutes: 'Số phút',
  minutesHint: 'Lấy từ đồng hồ của phiên, chia đều. Sai thì sửa.',
  wayAsked: 'Giúp thế nào',
  save: 'Ghi vào sổ',
  saved: (count: number): string => `Đã ghi ${count} việc vào sổ.`,
  next: 'Người tiếp theo',
  fresh: 'Phiên mới. Dấu và việc của người trước đã xóa.',
  undo: 'Ghi nhầm, mở lại',
  undone: 'Đã lấy lại từ sổ. Bạn sửa rồi ghi lại.',
  dropped: 'Đã bỏ phiên, không ghi gì.',
  putBack: 'Lấy lại',

  mistakes: (count: number): string => `Còn ${count} chỗ cần xem lại. Những gì đã ghi vẫn còn.`,
  mistake: {
    outcome: 'Chọn một kết quả.',
    step: 'Chọn bước bị vướng.',
    reason: 'Chọn một lý do.',
    minutes: 'Ghi số phút từ 0 đến 600, chỉ chữ số.',
    way: 'Chọn một cách giúp.',
    full: 'Máy không đủ chỗ, chưa ghi được. Bạn tải sổ về, xóa bớt, rồi ghi lại.',
  },
  noteProblem: {
    person:
      'Chỗ này có số giống số căn cước, số điện thoại hoặc mã hồ sơ của một người. Bạn xóa số đó đi rồi ghi lại.',
    name: 'Chỗ này giống tên người đi kèm một con số. Bạn xóa tên đi, chỉ ghi vướng chuyện gì.',
    long: 'Dài quá 80 ký tự. Bạn ghi ngắn lại.',
  } satisfies Record<NoteProblem, string>,

  everything: 'Tất cả',
  week: ({ week, first, last }: Week): string =>
    `Tuần ${week} (${short(first)} đến ${short(last)})`,
  month: (month: string): string => `Tháng ${Number(month.slice(5))}/${month.slice(0, 4)}`,
  empty: 'Sổ trên máy này chưa có gì.',
  kept: (count: number, first: string, last: string): string =>
    first === last
      ? `Sổ có ${count} lượt, ngày ${written(first)}.`
      : `Sổ có ${count} lượt, từ ${written(first)} đến ${written(last)}.`,
  totals: (
    { done, stuck, notStarted, minutes }: TallyCounts,
    by: Readonly<Record<Way, number>>,
  ): string =>
    `${done + stuck + notStarted} lượt: ${done} xong, ${stuck} vướng, ${notStarted} chưa làm. Tất cả ${minutes} phút. Giúp riêng ${by.alone} lượt, theo nhóm ${by.group} lượt.`,
  columns: { count: 'Lượt', minutes: 'Phút', times: 'Số lần' },
  tables: {
    guides: 'Theo việc',
    stuck: 'Vướng ở đâu',
    weeks: 'Theo tuần',
    months: 'Theo tháng',
  },
  heads: { guides: 'Việc', stuck: 'Chỗ vướng', weeks: 'Tuần', months: 'Tháng' },
  neverStuck: 'Không có lượt nào bị vướng.',
  others: (count: number): string => `${count} dòng khác`,
  stuckPlace: (title: string, step: number, stepTitle: string | undefined): string =>
    `${title}, bước ${step}${stepTitle ? `: ${stepTitle}` : ''}`,
  reportTitle: (period: string): string => `Báo cáo hướng dẫn bà con. ${period}`,
  reportFoot: (day: string): string =>
    `Lập ngày ${written(day)} từ sổ phiên. Sổ chỉ đếm lượt, không ghi tên và số giấy tờ của ai.`,

  exported: 'Đã đưa tệp CSV cho máy. Mở bằng bảng tính, hoặc gửi cho người gộp sổ.',
  merged: (fresh: number, known: number): string =>
    `Đã gộp: thêm ${fresh} lượt mới, ${known} lượt đã có sẵn.`,
  mergeRefused: (file: string): string =>
    `Không lấy gì từ tệp “${file}”. Sổ vẫn như cũ. Các chỗ sai:`,
  mergeUnread: (file: string): string => `Không mở được tệp “${file}”. Sổ vẫn như cũ.`,
  mergeTooLarge: (file: string): string => `Tệp “${file}” lớn quá 5 MB. Sổ vẫn như cũ.`,
  mergeFull: 'Máy không đủ chỗ. Không gộp gì, sổ vẫn như cũ.',
  moreFaults: (count: number): string => `và ${count} chỗ nữa.`,
  fault({ line, what, written: cell }: TallyFault): string {
    const words: Record<TallyFault['what'], string> = {
      id: `cột ma: “${cell}” không phải mã của sổ`,
      day: `cột ngay: “${cell}” không phải một ngày`,
      guide: `cột viec: “${cell}” không phải tên tắt của một việc`,
      outcome: `cột ket-qua: “${cell}” không phải xong, vuong hay chua-lam`,
      step: `cột buoc: “${cell}” không khớp với kết quả`,
      reason: `cột ly-do: “${cell}” không khớp với kết quả, hoặc không có trong danh sách`,
      note: 'cột ghi-them: có số hoặc tên của một người, dài quá, hoặc không đi với ly-do-khac',
      minutes: `cột phut: “${cell}” không phải số từ 0 đến 600`,
      way: `cột cach-giup: “${cell}” không phải rieng hay nhom`,
      cells: `có ${cell} ô, cần 10 ô`,
      twice: `mã “${cell}” có hai lần trong tệp`,
      header: `không phải sổ phiên của Cầm Tay; dòng đầu là “${cell}”`,
      quote: 'dấu nháy kép mở ra mà không đóng lại',
      encoding: 'tệp không lưu bằng bảng mã UTF-8',
      tooMany: `có ${cell} dòng, nhiều quá 20.000`,
    };
    return `Dòng ${line}: ${words[what]}.`;
  },
  wiped: 'Đã xóa sổ và phiên đang làm trên máy này.',
};

/** What the pages for coaches say. */
export const coachIn = (_language: 'vi'): typeof vi => vi;
