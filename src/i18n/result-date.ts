import type { ResultDate, Step } from '#domain/result-date.ts';
import { type Language, wordsOf } from './registry.ts';

const weekdays = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];

const weekdayOn = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** `thứ Sáu, 27/11/2026`. */
const dayInWords = (day: string): string =>
  `${weekdays[weekdayOn(day)]}, ${day.split('-').reverse().join('/')}`;

const isWeekend = (day: string): boolean => weekdayOn(day) % 6 === 0;

function stepInWords({ kind, day, nth, name }: Step): string {
  switch (kind) {
    case 'filed':
      return 'ngày nộp, chưa đếm';
    case 'received':
      return 'tính là ngày nhận, chưa đếm';
    case 'counted':
      return `ngày làm việc thứ ${nth}${isWeekend(day) ? ' (làm bù)' : ''}`;
    case 'off':
      return `nghỉ, ${name ?? 'cuối tuần'}`;
    case 'due':
      return 'ngày có kết quả';
  }
}

export const vietnameseResultDate = {
  ask: 'Bạn nộp ngày nào?',
  askTime: 'Lúc mấy giờ?',
  noCalendar: 'Chưa tải được lịch nghỉ. Có mạng thì bạn mở lại trang.',
  noDay: 'Bạn chọn ngày nộp để xem ngày có kết quả.',
  dayInWords,
  howCounted: 'Xem cách đếm từng ngày',
  step: (step: Step): string => `${dayInWords(step.day)}: ${stepInWords(step)}`,
  /** @param closes - `HH:MM` until which files are taken; empty when nobody knows. */
  lines(result: ResultDate, closes: string): string[] {
    if (result.kind === 'unknown') {
      const { why } = result;
      switch (why.reason) {
        case 'notPublished':
          return [
            `Chưa tính được: lịch nghỉ ${why.occasion ?? `năm ${why.day.slice(0, 4)}`} chưa công bố. Bạn xem ngày hẹn trên giấy.`,
          ];
        case 'longAgo':
          return ['Ngày nộp đã lâu, trang không còn giữ lịch nghỉ năm đó. Bạn hỏi nơi nộp.'];
        default:
          return ['Chưa tính được ngày có kết quả. Bạn hỏi nơi nộp.'];
      }
    }
    return [
      result.kind === 'range'
        ? `Có kết quả chậm nhất từ ${dayInWords(result.earliest)} đến ${dayInWords(result.latest)}, tùy trường hợp.`
        : `Có kết quả chậm nhất ${dayInWords(result.day)}.`,
      ...(result.provisional ? ['Lịch nghỉ năm đó chưa công bố đủ, ngày này còn có thể đổi.'] : []),
      closes
        ? `Nộp sau ${Number(closes.slice(0, 2))} giờ hoặc vào ngày nghỉ thì tính như nộp ngày làm việc kế tiếp.`
        : 'Nộp vào ngày nghỉ thì tính như nộp ngày làm việc kế tiếp. Chưa rõ nơi nhận ngừng nhận lúc mấy giờ, nên giờ nào cũng tính là kịp. Nộp chiều tối có thể chậm thêm một ngày làm việc.',
      'Tính theo cách đếm thường gặp, bắt đầu từ sau ngày nộp. Ngày hẹn trên giấy mới là ngày đúng.',
    ];
  },
};

/** What the site says of the day of a result. A file of its own: most pages need not load it. */
export const resultDateIn = (language: Language): typeof vietnameseResultDate =>
  wordsOf('resultDate', vietnameseResultDate, language);
