/** What stands on posters and slides, and around them. */
const vi = {
  /** Posters that belong to no guide or lesson. */
  general: {
    site: (name: string) => ({
      title: 'Làm thủ tục: có chỗ chỉ từng bước',
      lines: [
        ['Xem ở đâu', 'Trên điện thoại của bạn, không phải đăng ký'],
        ['Tìm thế nào', 'Gõ bằng lời của mình, có dấu hay không dấu'],
        ['Mất mạng thì sao', 'Mở một lần khi có mạng, sau đó vẫn xem được'],
        ['Ai hỏi gì bạn', `${name} không hỏi mật khẩu, không hỏi mã OTP`],
      ] as const,
    }),
    secrets: {
      title: 'Không đọc mã OTP cho ai',
      lines: [
        ['Ai đòi đọc mã OTP', 'Cúp máy, kể cả người xưng là cán bộ'],
        ['Ai đòi mở đường dẫn', 'Không mở, xóa tin nhắn'],
        ['Ai đòi chuyển tiền', 'Không chuyển, dù họ giục'],
        ['Lỡ chuyển tiền rồi', 'Gọi ngân hàng của mình ngay'],
      ] as const,
    },
    help: { title: 'Cần người giúp làm thủ tục?' },
  },
  line: {
    what: 'Để làm gì',
    way: 'Cách làm',
    online: 'Trên mạng',
    counter: 'Tại quầy',
    fee: 'Phí, lệ phí',
    time: 'Có kết quả',
    ready: { online: 'Có sẵn', counter: 'Mang theo', lesson: 'Cần có' },
    goal: 'Học xong',
    length: 'Mất chừng',
  },
  stepsAndMinutes: (steps: number, minutes: number): string =>
    `${steps} bước, chừng ${minutes} phút`,
  more: (left: number): string => `và ${left} thứ nữa`,
  sources: (first: string, others: number): string =>
    `Nguồn: ${first}${others > 0 ? `; ${others} nguồn nữa ghi trên trang` : ''}.`,
  scan: 'Quét mã vuông để xem đủ từng bước, hoặc gõ:',
  warning: 'Không ai có quyền hỏi mật khẩu hay mã OTP của bạn, kể cả cán bộ.',
  notOfficial: 'Tờ này là hướng dẫn, không phải văn bản của cơ quan nhà nước.',
  unknownPlace: 'Địa chỉ: chưa có thông tin',
  practice: 'Tập lại',
  done: 'Khi nào là xong',
  stuck: 'Bị mắc ở bước nào, mở bài này trên điện thoại rồi bấm vào câu hỏi ở bước đó.',
} as const;

/** The words of materials in a language. */
export const materialsIn = (_language: 'vi') => vi;
