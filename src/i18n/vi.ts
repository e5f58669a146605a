import type { Channel, Fee, Level, TimeLimit } from '#schemas/procedure-row.ts';
import { megabytes } from './megabytes.ts';

/** `8.000 đồng`. */
const money = (vnd: number): string => `${vnd.toLocaleString('vi-VN')} đồng`;

const unitWords: Record<TimeLimit['unit'], string> = {
  workingDays: 'ngày làm việc',
  days: 'ngày',
  hours: 'giờ',
  months: 'tháng',
  sameDay: 'trong ngày',
};

const oneTime = ({ amount, unit }: TimeLimit): string =>
  unit === 'sameDay' ? unitWords.sameDay : `${amount} ${unitWords[unit]}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const unknown = 'Chưa có thông tin';

const writtenDay = (day: string): string => day.split('-').reverse().join('/');

/** Every word the site itself says. Text with a hole in it is a function, so a hole cannot stay empty. */
export const vi = {
  unknown,
  writtenDay,
  free: 'Miễn phí',
  megabytes,

  /** A fee as readers see it. `undefined` and the portal's default zero are both “nobody knows”. */
  fee(fee: readonly Fee[] | undefined): string {
    if (!fee || fee.length === 0) return unknown;
    const isDoubtful = fee.includes('defaultZero');
    if (isDoubtful && fee.every((amount) => amount === 'defaultZero' || amount === 0))
      return 'Chưa rõ';
    const amounts = [...new Set(fee.filter((amount) => amount !== 'defaultZero'))].sort(
      (a, b) => a - b,
    );
    const [least, most] = [amounts[0] ?? 0, amounts.at(-1) ?? 0];
    if (most === 0) return 'Miễn phí';
    if (least === most) return money(most);
    if (least === 0) return `Miễn phí đến ${money(most)}, tùy trường hợp`;
    return `${money(least)} đến ${money(most)}, tùy trường hợp`;
  },
  feeDefaultZero: 'Cổng ghi 0 đồng, nhưng số 0 này thường chỉ là mặc định. Hỏi lại trước khi nộp.',

  /** A time limit as readers see it. */
  time(time: readonly TimeLimit[] | undefined): string {
    if (!time || time.length === 0) return unknown;
    const units = new Set(time.map(({ unit }) => unit));
    if (time.length === 1 && time[0]) return capital(oneTime(time[0]));
    const sorted = [...time].sort((a, b) => a.amount - b.amount);
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (units.size === 1 && first && last)
      return time.length === 2
        ? `${first.amount} hoặc ${oneTime(last)}, tùy trường hợp`
        : `${first.amount} đến ${oneTime(last)}, tùy trường hợp`;
    return capital(`${time.map(oneTime).join(' hoặc ')}, tùy trường hợp`);
  },
  timeBareDays: 'Cổng ghi “ngày”, không ghi “ngày làm việc”.',

  channel: {
    online: 'Trên mạng',
    counter: 'Tại quầy',
    post: 'Qua bưu điện',
  } satisfies Record<Channel, string>,

  level: {
    commune: 'Phường, xã',
    province: 'Tỉnh',
    central: 'Trung ương',
    other: 'Đơn vị khác',
  } satisfies Record<Level, string>,

  confidence: {
    confirmed: 'hai nguồn khớp nhau hoặc một trang chính thức',
    single: 'một nguồn, chưa đối chiếu được',
    memory: 'theo kinh nghiệm, chưa đối chiếu văn bản',
    unknown: 'chưa biết chắc',
  },

  change: {
    listed: 'Có trong danh mục quốc gia',
    new: 'Ban hành mới',
    amended: 'Sửa đổi, bổ sung',
    replaced: 'Thay thế',
    abolished: 'Bãi bỏ',
    standardised: 'Công bố lại',
  },

  lessonGroup: {
    account: 'Tài khoản và SIM',
    portal: 'Làm trên Cổng',
    phone: 'Dùng điện thoại',
    safety: 'An toàn',
    utility: 'Tiện ích',
    rights: 'Quyền của bạn',
  },

  nav: {
    home: 'Trang chủ',
    search: 'Tìm',
    notebook: 'Sổ tay',
    ask: 'Hỏi người',
    skip: 'Bỏ qua, tới nội dung',
    main: 'Đi nhanh',
    crumbs: 'Đường dẫn',
    larger: 'Chữ to',
    settings: 'Cài đặt chữ, màu',
  },

  reallyDone: {
    online: 'Hồ sơ chỉ được nộp khi Cổng hiện mã hồ sơ.',
    counter: 'Chỉ xong khi bạn cầm kết quả, hoặc cầm giấy hẹn.',
  },
  reallyDoneThen: {
    online: 'Ghi mã đó ra giấy, cùng ngày hẹn.',
    counter: 'Chưa lấy được ngay thì ghi lại ngày hẹn.',
  },

  minutes: (minutes: number): string => `${minutes} phút`,
  stepOf: (step: number, steps: number): string => `Bước ${step} trong ${steps}`,
};

/** What every language must say. */
export type Messages = typeof vi;
