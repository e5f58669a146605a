import { z } from 'zod';
import { line, slug } from './common.ts';

/** One answer to choose from. Without `wrong` it is a right one; with it, the text says why not. */
const option = z.strictObject({
  say: line(120).meta({ title: 'Câu để chọn' }),
  wrong: line(240).optional().meta({
    title: 'Vì sao chưa đúng',
    description: 'Chọn đúng thì bỏ dòng này.',
  }),
  returned: slug.optional().meta({
    title: 'Câu Cổng hay báo',
    description: '`id` của một thẻ trong returned.yaml.',
    examples: ['giay-to-mo'],
  }),
});

/** A question with ready answers, for what no screen shows. */
const question = z.strictObject({
  say: line(200).meta({ title: 'Câu hỏi' }),
  options: z
    .array(option)
    .min(2)
    .max(5)
    .meta({ title: 'Các câu trả lời', description: 'Có câu đúng và có câu chưa đúng.' }),
});

/** What a person does with one part of a drawn screen. */
export const rehearsalAct = z.enum([
  'text',
  'date',
  'identity',
  'phone',
  'otp',
  'secret',
  'choice',
  'press',
  'upload',
  'pick',
  'show',
]);

const part = z.strictObject({
  label: line(160).meta({
    title: 'Nhãn',
    description: 'Chép đúng `label` của Field, Button hay Line trong bài.',
    examples: ['Ngày sinh'],
  }),
  as: rehearsalAct.optional().meta({
    title: 'Làm gì với chỗ này',
    description:
      'Field: text (để trống cũng là text), date, identity (số định danh), phone, otp, secret (mật khẩu), choice. Button: press (mặc định), upload. Line: show (mặc định), press, pick (một trong các dòng).',
    examples: ['date'],
  }),
  sample: line(120)
    .optional()
    .meta({
      title: 'Dữ liệu mẫu',
      description:
        'Phải bịa thấy rõ. identity: 12 số, bắt đầu bằng 999. phone: 0000000000. otp: 000000. Bài đã ghi `value` thì không cần.',
      examples: ['Nguyễn Văn Mẫu'],
    }),
  accept: z.array(line(80)).default([]).meta({
    title: 'Gõ thế này cũng đúng',
    description: 'Chỉ cho ô có `value` trong bài.',
  }),
  wrong: line(240).optional().meta({ title: 'Giải thích khi gõ sai' }),
  returned: slug.optional().meta({
    title: 'Câu Cổng hay báo khi sai',
    description: '`id` của một thẻ trong returned.yaml.',
    examples: ['khong-khop-chung-sinh'],
  }),
  options: z.array(option).max(6).default([]).meta({
    title: 'Các câu để chọn',
    description:
      'Cho choice và upload (ảnh mẫu). Bài đã ghi `value` thì đó là câu đúng, ở đây chỉ ghi các câu chưa đúng.',
  }),
});

/** `content/rehearsals/*.yaml`: what a guide's or lesson's screens need to be practised on. Named like its page. */
export const rehearsal = z.strictObject({
  intro: line(300).optional().meta({ title: 'Lời mở đầu riêng' }),
  steps: z
    .array(
      z.strictObject({
        step: line(120).meta({
          title: 'Bước',
          description: 'Chép đúng tên bước trong bài.',
          examples: ['Điền tờ khai'],
        }),
        parts: z.array(part).default([]).meta({ title: 'Các chỗ trên màn hình của bước' }),
        ask: question.optional().meta({ title: 'Câu hỏi tập' }),
      }),
    )
    .min(1)
    .meta({ title: 'Các bước cần nói thêm', description: 'Bước không cần nói thêm thì bỏ qua.' }),
  code: z
    .string()
    .regex(/^TẬP-[0-9-]{3,12}$/)
    .optional()
    .meta({
      title: 'Mã hồ sơ bịa',
      description: 'Bắt đầu bằng TẬP-; hiện ở dòng “Mã hồ sơ” và ở cuối.',
      examples: ['TẬP-000-001'],
    }),
  end: question.meta({ title: 'Câu hỏi cuối' }),
});

export type Rehearsal = z.output<typeof rehearsal>;
export type RehearsalAct = z.output<typeof rehearsalAct>;
