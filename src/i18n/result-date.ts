import type { ResultDate } from '#domain/result-date.ts';
import type { Language } from './index.ts';

const weekdays = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];

const weekdayOf = (day: string): string =>
  `${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]}, ${day.split('-').reverse().join('/')}`;

const vi = {
  ask: 'Bạn nộp ngày nào?',
  noDay: 'Bạn chọn ngày nộp để xem ngày có kết quả.',
  lines(result: ResultDate): string[] {
    if (result.kind === 'unknown') {
      const { why } = result;
      return [
        why.reason === 'notPublished'
          ? `Chưa tính được: lịch nghỉ ${why.occasion ?? `năm ${why.day.slice(0, 4)}`} chưa công bố. Bạn xem ngày hẹn trên giấy.`
          : 'Chưa tính được ngày có kết quả. Bạn hỏi nơi nộp.',
      ];
    }
    return [
      result.kind === 'range'
        ? `Có kết quả chậm nhất từ ${weekdayOf(result.earliest)} đến ${weekdayOf(result.latest)}, tùy trường hợp.`
        : `Có kết quả chậm nhất ${weekdayOf(result.day)}.`,
      ...(result.provisional ? ['Lịch nghỉ năm đó chưa công bố đủ, ngày này còn có thể đổi.'] : []),
      'Tính theo cách đếm thường gặp, bắt đầu từ sau ngày nộp. Nộp sau giờ nhận hồ sơ hoặc vào ngày nghỉ thì tính như nộp ngày làm việc kế tiếp. Ngày hẹn trên giấy mới là ngày đúng.',
    ];
  },
};

/** What the site says of the day of a result. A file of its own: most pages need not load it. */
export const resultDateIn = (language: Language): typeof vi => ({ vi })[language];
