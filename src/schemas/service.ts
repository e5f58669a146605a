import { z } from 'zod';
import { caseQuestion, readyThing } from './cases.ts';
import { confidence, day, line, procedureCode, slug, source } from './common.ts';

/** What every page written by hand says about itself: where it comes from and when it was last checked. */
const checked = {
  reviewed: day.meta({ title: 'Ngày kiểm tra lần cuối' }),
  reviewEveryDays: z
    .union([z.literal(30), z.literal(90), z.literal(180)])
    .meta({ title: 'Bao lâu phải kiểm tra lại (ngày)', examples: [90] }),
  sources: z.array(source).min(1).meta({ title: 'Nguồn' }),
  openQuestions: z
    .array(line(300))
    .default([])
    .meta({ title: 'Điều chưa rõ', description: 'Hiện cho người đọc thấy.' }),
};

/** How sure we are of one part of a page. */
const sure = (part: string) =>
  confidence.meta({
    ...confidence.meta(),
    title: `Độ tin cậy: ${part}`,
  });

/** A paper to have ready. */
export const neededPaper = z.strictObject({
  name: line(160).meta({ title: 'Tên giấy tờ' }),
  note: line(240).optional().meta({ title: 'Nói thêm' }),
  required: z.boolean().meta({ title: 'Ai cũng phải có' }),
  held: z.boolean().default(false).meta({
    title: 'Nhà nước đã có dữ liệu',
    description: 'true: không phải nộp khi cơ quan tra được dữ liệu.',
  }),
});

/** Front matter of `content/services/*.mdx`. Fees, times and agencies are not here: they are quoted from the lists. */
export const service = z.strictObject({
  title: line(80).meta({ title: 'Tên dịch vụ bằng lời thường' }),
  summary: line(220).meta({ title: 'Một câu: dùng khi nào, được gì' }),
  alsoKnownAs: z.array(line(60)).default([]).meta({ title: 'Người dân còn gọi là' }),
  procedures: z.array(procedureCode).meta({
    title: 'Mã thủ tục',
    description:
      'Mã đầu là thủ tục chính; phí, thời hạn lấy từ đó. Chưa có mã quốc gia thì ghi [] và nói rõ ở openQuestions.',
  }),
  related: z.array(procedureCode).default([]).meta({ title: 'Thủ tục liên quan' }),
  essential: z
    .int()
    .min(1)
    .max(25)
    .optional()
    .meta({ title: 'Số thứ tự trong 25 dịch vụ thiết yếu' }),
  who: line(300).meta({ title: 'Ai làm được' }),
  where: line(300).meta({ title: 'Nộp ở đâu' }),
  result: line(300).meta({ title: 'Nhận được gì' }),
  papers: z.array(neededPaper).min(1).meta({ title: 'Cần chuẩn bị' }),
  uncoded: z
    .strictObject({
      fee: line(200).meta({ title: 'Phí, bằng lời', examples: ['Chưa rõ'] }),
      time: line(200).meta({ title: 'Thời hạn, bằng lời', examples: ['Chưa rõ'] }),
    })
    .optional()
    .meta({
      title: 'Phí và thời hạn bằng lời',
      description: 'Chỉ dùng khi procedures là []: không có mã thì không có danh sách để lấy.',
    }),
  forms: z
    .array(line(120))
    .default([])
    .meta({ title: 'Mẫu đơn', examples: ['CT01'] }),
  otherWays: line(300).optional().meta({ title: 'Cách khác để làm' }),
  legal: z
    .array(
      z.strictObject({
        number: line(40).meta({ title: 'Số văn bản', examples: ['60/2014/QH13'] }),
        title: line(200).meta({ title: 'Tên văn bản' }),
        note: line(160).optional().meta({ title: 'Nói thêm' }),
      }),
    )
    .min(1)
    .meta({ title: 'Căn cứ pháp lý' }),
  confidence: z
    .strictObject({
      codes: sure('Mã thủ tục'),
      papers: sure('Giấy tờ'),
      fee: sure('Phí'),
      time: sure('Thời hạn'),
      result: sure('Kết quả'),
      advice: sure('Lời khuyên'),
    })
    .meta({ title: 'Độ tin cậy từng phần' }),
  ...checked,
});

/** Front matter of `content/guides/*.mdx`: doing one service, online or at the counter, one action a step. */
export const guide = z.strictObject({
  title: line(80).meta({ title: 'Tên hướng dẫn' }),
  summary: line(220).meta({ title: 'Một câu: làm gì, ở đâu' }),
  service: slug.meta({ title: 'Dịch vụ', description: 'Tên tệp trong content/services.' }),
  procedures: z.array(procedureCode).meta({ title: 'Mã thủ tục' }),
  way: z
    .enum(['online', 'counter'])
    .meta({ title: 'Làm ở đâu', description: 'online: trên mạng. counter: tại quầy.' }),
  address: z
    .url({ protocol: /^https$/ })
    .optional()
    .meta({
      title: 'Trang nộp hồ sơ (khi làm trên mạng)',
      examples: ['https://dichvucong.gov.vn/'],
    }),
  ready: z
    .array(z.union([line(160), readyThing]))
    .min(1)
    .meta({
      title: 'Có sẵn trước khi bắt đầu',
      description: 'Mỗi dòng một thứ. Thứ chỉ một trường hợp mới cần thì ghi `name` và `when`.',
    }),
  cases: z.array(caseQuestion).max(3).default([]).meta({
    title: 'Câu hỏi để biết phần nào dành cho ai',
    description: 'Phần trong bài đặt vào thẻ Case; thứ cần có sẵn ghi `when`.',
  }),
  sheets: z
    .union([z.literal(1), z.literal(2)])
    .default(1)
    .meta({
      title: 'Tờ in dài mấy trang A4',
      description:
        'Chỉ ghi 2 khi bài dài quá, in một trang không đủ. `npm run handouts` nói bài nào cần.',
      examples: [2],
    }),
  confidence: z
    .strictObject({ steps: sure('Các bước') })
    .meta({ title: 'Độ tin cậy của các bước' }),
  ...checked,
});

/** Front matter of `content/lessons/*.mdx`: one skill, taught in one sitting, alone or with a coach. */
export const lesson = z.strictObject({
  title: line(80).meta({ title: 'Tên bài' }),
  summary: line(220).meta({ title: 'Một câu: học xong làm được gì' }),
  alsoKnownAs: z.array(line(60)).default([]).meta({ title: 'Người dân còn gọi là' }),
  order: z.int().min(1).max(99).meta({ title: 'Thứ tự' }),
  group: z.enum(['account', 'portal', 'phone', 'safety', 'utility', 'rights']).meta({
    title: 'Nhóm',
    description:
      'account: tài khoản, SIM. portal: làm trên Cổng. phone: dùng điện thoại. safety: an toàn. utility: tiện ích của Đề án 06. rights: quyền của người dân.',
  }),
  goal: line(220).meta({ title: 'Mục tiêu', description: 'Một việc làm được, thấy được.' }),
  minutes: z.int().min(5).max(60).meta({ title: 'Số phút' }),
  ready: z.array(line(160)).min(1).meta({ title: 'Cần có' }),
  practice: z.array(line(240)).min(1).meta({ title: 'Tập' }),
  teacher: z.array(line(300)).min(1).meta({ title: 'Lời dặn người hướng dẫn' }),
  never: z.array(line(240)).min(1).meta({ title: 'Người hướng dẫn không bao giờ làm' }),
  confidence: z.strictObject({ facts: sure('Điều đã dạy') }).meta({ title: 'Độ tin cậy' }),
  ...checked,
});

export type Lesson = z.output<typeof lesson>;
export type Service = z.output<typeof service>;
export type Guide = z.output<typeof guide>;
export type NeededPaper = z.output<typeof neededPaper>;
