import { z } from 'zod';
import { day, line, slug, source } from './common.ts';

/** Words that any voice can say: letters and spaces, no digit and no mark. */
const sayable = z
  .string()
  .max(60)
  .regex(/^[\p{L}\p{M}]+(?: [\p{L}\p{M}]+)*$/u);

/** `content/spoken.yaml`: how a voice, a person's or a machine's, says what it would stumble over. */
export const spoken = z.array(
  z.strictObject({
    written: line(30).meta({
      title: 'Chữ trong bài',
      description: 'Đúng chữ hoa, chữ thường.',
      examples: ['VNeID'],
    }),
    said: sayable.meta({
      title: 'Đọc là',
      description: 'Chỉ chữ và dấu cách, không có số, không có dấu câu.',
      examples: ['vi en i đi'],
    }),
  }),
);

/** `content/bulletins/*.yaml`: what the loudspeaker says that is no guide; `domain/announcement.ts` puts it together. */
export const bulletin = z.strictObject({
  title: line(80).meta({ title: 'Tên bản tin' }),
  order: z.int().min(1).max(99).meta({ title: 'Thứ tự' }),
  airing: line(200).meta({ title: 'Nên phát khi nào' }),
  opening: line(200).meta({
    title: 'Câu mở đầu',
    description: 'Nói ngay chuyện gì. Lời chào và tên phường máy tự thêm.',
  }),
  say: z
    .array(line(240))
    .min(2)
    .max(8)
    .meta({ title: 'Nội dung', description: 'Mỗi dòng một hơi đọc.' }),
  action: line(200).meta({
    title: 'Một việc cần làm',
    description: 'Một câu; máy tự nhắc lại ở cuối.',
  }),
  help: line(200).optional().meta({
    title: 'Cần giúp thì đến đâu',
    description: 'Không ghi thì máy nói tên Trung tâm Phục vụ hành chính công của phường, xã.',
  }),
  telephone: z
    .string()
    .regex(/^\d[\d .]{2,14}$/)
    .optional()
    .meta({
      title: 'Số điện thoại để hỏi',
      description: 'Phải có trong places.yaml. Không ghi thì máy lấy số của trung tâm tỉnh.',
      examples: ['1900 0368'],
    }),
  guides: z.array(slug).default([]).meta({
    title: 'Hướng dẫn được nhắc',
    description: 'Tên tệp trong content/guides. Hướng dẫn cũ đi thì bản tin cũng bị nhắc xem lại.',
  }),
  lessons: z.array(slug).default([]).meta({
    title: 'Bài học được nhắc',
    description: 'Tên tệp trong content/lessons.',
  }),
  decisions: z.array(z.string().min(1)).default([]).meta({
    title: 'Văn bản được nhắc',
    description: 'Tên thư mục trong content/lists.',
  }),
  reviewed: day.meta({ title: 'Ngày kiểm tra lần cuối' }),
  reviewEveryDays: z
    .union([z.literal(30), z.literal(90), z.literal(180)])
    .meta({ title: 'Bao lâu phải kiểm tra lại (ngày)', examples: [90] }),
  sources: z.array(source).min(1).meta({ title: 'Nguồn' }),
});

export type Spoken = z.output<typeof spoken>;
export type Bulletin = z.output<typeof bulletin>;
