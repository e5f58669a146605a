import { z } from 'zod';
import { confidence, day, line, slug, source } from './common.ts';

/** `content/gate.yaml`: “can you open VNeID?”, asked before every online guide. */
export const gate = z.strictObject({
  ask: line(80).meta({ title: 'Câu hỏi' }),
  intro: line(240).meta({ title: 'Lời mở đầu' }),
  options: z
    .array(
      z.strictObject({
        id: slug.meta({ title: 'Tên riêng của câu', examples: ['chua-co'] }),
        say: line(100).meta({ title: 'Tình trạng' }),
        text: line(400).meta({ title: 'Phải làm gì' }),
        lesson: slug.optional().meta({
          title: 'Bài học',
          description: 'Tên tệp trong content/lessons.',
          examples: ['tai-tep-len'],
        }),
      }),
    )
    .min(2)
    .meta({ title: 'Các câu trả lời' }),
});

/** One entry of `content/search/synonyms.yaml`: what residents type, and the words of our pages. */
export const synonym = z.strictObject({
  from: z.array(line(60)).min(1).meta({
    title: 'Người dân gõ',
    description: 'Viết đủ dấu; máy tự hiểu khi gõ không dấu.',
  }),
  to: z.array(line(80)).min(1).meta({
    title: 'Trên trang ghi',
    description: 'Nhiều cách hiểu thì ghi nhiều; cách chắc nhất ghi trước.',
  }),
  type: z.enum(['abbr', 'old', 'everyday', 'south', 'en', 'spelling']).meta({
    title: 'Loại',
    description:
      'abbr: viết tắt. old: tên cũ. everyday: lời thường. south: lời miền Nam. en: tiếng Anh. spelling: cách viết khác.',
  }),
  exact: z.boolean().default(false).meta({
    title: 'Chỉ khi gõ đúng dấu',
    description: 'Tránh nhầm “má” với “mã”.',
  }),
});

/** `content/search/synonyms.yaml`. */
export const synonyms = z.array(synonym);

/** One way in which the portal sends papers back. */
export const returnedCard = z.strictObject({
  id: slug.meta({ title: 'Tên riêng của thẻ', examples: ['giay-to-mo'] }),
  message: line(240).meta({
    title: 'Câu Cổng báo',
    description: 'Ghi như người dân thấy; chữ thật có thể khác.',
  }),
  alsoSaid: z.array(line(160)).default([]).meta({ title: 'Cách nói khác' }),
  meaning: line(320).meta({ title: 'Nghĩa là gì' }),
  fix: z.array(line(240)).min(1).max(5).meta({ title: 'Sửa thế nào, từng việc' }),
  call: line(240).meta({ title: 'Hỏi ai' }),
  lesson: slug.optional().meta({
    title: 'Bài học',
    description: 'Tên tệp trong content/lessons.',
    examples: ['tai-tep-len'],
  }),
  confidence,
});

/** `content/returned.yaml`: the clinic “Hồ sơ bị trả lại”. */
export const returned = z.strictObject({
  reviewed: day.meta({ title: 'Ngày kiểm tra lần cuối', examples: ['2026-11-24'] }),
  reviewEveryDays: z
    .union([z.literal(30), z.literal(90), z.literal(180)])
    .meta({ title: 'Bao lâu phải kiểm tra lại (ngày)', examples: [90] }),
  sources: z.array(source).min(1).meta({ title: 'Nguồn' }),
  cards: z.array(returnedCard).min(1).meta({ title: 'Các câu Cổng báo' }),
});

/** `content/glossary.yaml`: words of offices, said in words of the kitchen. */
export const glossary = z.array(
  z.strictObject({
    term: line(60).meta({ title: 'Từ hành chính' }),
    also: z.array(line(60)).default([]).meta({ title: 'Cách viết khác, viết tắt' }),
    plain: line(120).meta({
      title: 'Nói cho dễ hiểu',
      description: 'Một cụm từ ngắn, đặt được vào trong ngoặc ngay sau từ đó.',
    }),
    more: line(300).optional().meta({ title: 'Giải thích thêm' }),
  }),
);

export type Gate = z.output<typeof gate>;
export type Returned = z.output<typeof returned>;
export type Glossary = z.output<typeof glossary>;
export type Synonyms = z.output<typeof synonyms>;
