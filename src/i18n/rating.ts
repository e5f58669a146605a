import type { Face } from '#domain/ratings.ts';

const faces: Record<Face, string> = {
  good: 'Hài lòng',
  fair: 'Bình thường',
  poor: 'Chưa hài lòng',
};

const vi = {
  ask: 'Bạn thấy phục vụ thế nào?',
  how: 'Chạm một hình. Không cần ghi tên.',
  faces,
  /** Said by the voice of the device; written for the ear. */
  spoken:
    'Bạn thấy phục vụ thế nào? Chạm một hình. Mặt cười là hài lòng. Mặt ngang là bình thường. Mặt buồn là chưa hài lòng. Không cần ghi tên.',
  listen: 'Nghe',
  noVoice: 'Máy này chưa có giọng đọc tiếng Việt.',
  thanks: 'Cảm ơn bạn.',
  next: 'Người tiếp theo',
  more: 'Muốn nói thêm? Nhờ người ở bàn hỗ trợ ghi giúp.',
  notKept: 'Máy này chưa ghi được. Bạn nói giúp với người ở bàn.',

  today: (taps: number, day: string): string =>
    `Hôm nay, ${day} theo đồng hồ của máy này: ${taps} lượt. Từng hình hiện ra từ ngày mai, để không ai biết người vừa chạm chọn hình nào.`,
  kept: (days: number, from: string, to: string): string =>
    days === 1
      ? `Máy đang giữ 1 ngày đã qua: ${from}.`
      : `Máy đang giữ ${days} ngày đã qua, từ ${from} đến ${to}.`,
  noDays: 'Chưa có ngày nào đã qua.',
  total: 'Cộng',
  forGood: (isPromised: boolean): string =>
    isPromised
      ? 'Trình duyệt đã nhận giữ số đếm, không tự xóa khi máy đầy.'
      : 'Khi máy đầy, trình duyệt có thể tự xóa số đếm. Bạn tải tệp về mỗi tuần, và thêm trang này vào màn hình chính.',
  exported: 'Đã đưa tệp cho máy. Tệp chỉ có các ngày đã qua.',
  unread: 'Không đọc được số đếm trên máy này.',
  wiped: 'Đã xóa hết số đếm trên máy này.',
  notWiped: 'Chưa xóa được. Bạn đóng các trang khác của Cầm Tay rồi thử lại.',
};

/** What the rating screen and its staff page say. */
export const ratingIn = (_language: 'vi'): typeof vi => vi;
