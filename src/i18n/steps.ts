import { type Language, wordsOf } from './registry.ts';

/** What scripts say on every page: steps, ticks, cases, size of text, the copy on the device. */
export const vietnameseSteps = {
  all: '‹ Xem cả các bước',
  reached: 'Đã tới bước',
  controls: 'Chuyển bước',
  goOn: (step: number): string => `Làm tiếp từ bước ${step} ›`,
  goBack: (step: number): string => `Trở lại bước ${step} ›`,
  stepOf: (step: number, last: number): string => `Bước ${step} trong ${last}`,
  left: (minutes: string): string => `còn khoảng ${minutes} phút`,
  back: '‹ Lùi',
  done: (next: number): string => `Xong, bước ${next} ›`,
  doneAll: 'Xong, xem lại ›',

  ticksNotKept: 'Máy này không nhớ được dấu. Đóng trang là mất.',
  ticksBack: 'Lấy lại dấu vừa xóa',
  ticksWipe: 'Xóa hết dấu trang này',

  textSize: (percent: number): string => `Chữ to, đang ở cỡ ${percent} phần trăm`,

  caseBack: (step: string): string => `‹ Về bước ${step}`,
  caseUnsure: 'Không chắc, xem hết',
  caseOnlyMine: 'Chỉ hiện phần của tôi',
  caseShowAll: 'Hiện tất cả',
  caseShowsAll: 'Đang hiện cả phần cho trường hợp khác.',
  caseNothing: 'Trường hợp của bạn không có việc gì ở bước này.',
  caseHidden: 'Đang ẩn phần cho trường hợp khác.',
  caseChange: 'Đổi câu trả lời',
  caseChoose: 'Chọn trường hợp của bạn',

  noNetwork: 'Mất mạng',
  noNetworkSaved: '✓ Mất mạng',
  saved: '✓ Đã lưu',
  update: 'Có bản mới của Cầm Tay. Dấu bạn đã đánh vẫn còn.',
  updateNow: 'Đổi sang bản mới',
  updateLater: 'Để sau',
};

/** What scripts say on every page, in a language. */
export const stepsIn = (language: Language): typeof vietnameseSteps =>
  wordsOf('steps', vietnameseSteps, language);
