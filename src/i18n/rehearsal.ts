import type { EntryFormat, EntryProblem } from '#domain/rehearsal-entry.ts';

const form: Record<EntryFormat, string> = {
  text: 'Bạn gõ lại theo mẫu.',
  date: 'Ghi ngày, tháng, năm có trong lịch, cách nhau bằng dấu gạch chéo.',
  identity: 'Số định danh có đúng 12 chữ số. Bạn đếm lại.',
  phone: 'Số điện thoại có đúng 10 chữ số. Bạn đếm lại.',
  otp: 'Gõ mã mẫu.',
  secret: 'Gõ mật khẩu mẫu.',
};

const real: Record<EntryFormat, string> = {
  text: 'Chỗ này giống số thật. Đang tập thì đừng gõ số thật, hãy dùng mẫu.',
  date: '',
  identity: 'Số này giống số thật. Đang tập thì đừng gõ số thật, hãy dùng số mẫu bắt đầu bằng 999.',
  phone: 'Số này giống số thật. Đang tập thì đừng gõ số thật, hãy dùng số mẫu.',
  otp: 'Đang tập thì chỉ gõ mã mẫu. Mã thật chỉ gõ trên Cổng hoặc VNeID, không đọc cho ai.',
  secret: 'Đang tập thì chỉ gõ mật khẩu mẫu. Đừng gõ mật khẩu thật ở đây.',
};

const vi = {
  mark: 'TẬP',
  motto: 'TẬP – không gửi đi đâu',
  title: (page: string): string => `TẬP – không gửi đi đâu: ${page}`,
  description: (page: string): string =>
    `Tập trước trên màn hình mẫu, không gửi gì đi: ${page}. Đây không phải Cổng thật.`,
  link: 'Tập trước, không gửi đi đâu',
  lead: 'Đây là trang tập do chúng tôi vẽ, không phải Cổng thật. Bấm thử thoải mái: không có gì được gửi đi, không có gì được lưu. Rời trang là mọi ô trống lại.',
  samples: 'Chỉ dùng dữ liệu mẫu. Đừng gõ số định danh, mật khẩu hay mã OTP thật.',
  plain: 'Máy này không chạy phần chấm bài. Bạn vẫn tập được: đọc lần lượt từng màn hình dưới đây.',
  start: 'Bắt đầu tập ›',
  count: (nth: number, of: number): string => `Tập bước ${nth} trong ${of}`,
  screen: (title: string): string => (title ? `Màn hình tập: ${title}` : 'Màn hình tập'),
  sample: (text: string): string => `Mẫu: ${text}`,
  fill: 'Điền mẫu',
  choose: 'Chọn…',
  pictures: 'Chọn ảnh mẫu',
  picturesNote: 'Trang tập không mở ảnh thật của bạn.',
  otpNote: 'Mã thật thì tự mình gõ, không đọc cho ai',
  secretNote: 'Mật khẩu thật thì không gõ ở đây',
  signInFirst: 'Chưa quen đăng nhập? Tập đăng nhập trước',
  lookHere: '(nhìn chỗ này)',
  back: '‹ Lùi',
  next: 'Xong bước này ›',
  pressed: 'Đã bấm',
  end: 'Tập xong',
  endCode: 'Mã hồ sơ của bài tập:',
  endCodeNote: 'Mã này không có thật.',
  endCheck: 'Trả lời xong ›',
  endRight: 'Đúng rồi. Bây giờ bạn làm thật được, theo từng bước.',
  toReal: 'Mở hướng dẫn làm thật',
  again: 'Tập lại từ đầu',
  missing: (label: string): string => `Ô “${label}” còn trống. Điền rồi làm tiếp.`,
  notChosen: (label: string): string => `Bạn chưa chọn ở “${label}”.`,
  notAnswered: 'Bạn chưa chọn câu nào.',
  notPressed: (label: string): string => `Bạn chưa bấm “${label}”.`,
  problem: (problem: Exclude<EntryProblem, 'missing'>, format: EntryFormat, own: string): string =>
    problem === 'real' ? real[format] : own || form[format],
  portalSays: (message: string): string => `Làm thật thì Cổng hay báo: “${message}”.`,
};

/** What the dress rehearsals say. A file of its own: only their pages load it. */
export const rehearsalIn = (_language: 'vi'): typeof vi => vi;
