import { z } from 'zod';
import { day, line, slug, source } from './common.ts';

/** One part of a session: what the coach says, what people do, and what stays out of the coach's hands. */
const planPart = z.strictObject({
  minutes: z.int().min(1).max(120).meta({ title: 'Số phút' }),
  title: line(80).meta({ title: 'Tên phần' }),
  say: z
    .array(line(240))
    .min(1)
    .max(4)
    .meta({ title: 'Nói', description: 'Lời người hướng dẫn nói với bà con, mỗi dòng một câu.' }),
  do: z
    .array(line(240))
    .min(1)
    .max(4)
    .meta({ title: 'Làm', description: 'Việc bà con tự tay làm, mỗi dòng một việc.' }),
  never: line(200).optional().meta({
    title: 'Đừng',
    description: 'Điều người hướng dẫn không được đụng tới, không được hỏi.',
  }),
  lesson: slug
    .optional()
    .meta({ title: 'Theo bài học', description: 'Tên tệp trong content/lessons.' }),
  guide: slug
    .optional()
    .meta({ title: 'Theo hướng dẫn', description: 'Tên tệp trong content/guides.' }),
});

/** `content/plans/*.yaml`: a session of a digital team (Tổ công nghệ số), ready to be held by a beginner. */
export const plan = z.strictObject({
  title: line(80).meta({ title: 'Tên buổi' }),
  alsoKnownAs: z.array(line(60)).default([]).meta({ title: 'Còn gọi là' }),
  order: z.int().min(1).max(99).meta({ title: 'Thứ tự' }),
  minutes: z.int().min(15).max(240).meta({ title: 'Cả buổi (phút)' }),
  for: line(120).meta({ title: 'Dành cho ai' }),
  place: line(120).meta({ title: 'Ở đâu' }),
  group: line(120).meta({ title: 'Mấy người' }),
  goal: line(200).meta({ title: 'Mục tiêu', description: 'Một câu: bà con về làm được gì.' }),
  kit: z.array(line(120)).min(1).max(12).meta({ title: 'Đồ mang theo' }),
  before: z.array(line(200)).min(1).max(6).meta({ title: 'Người hướng dẫn chuẩn bị' }),
  parts: z
    .array(planPart)
    .min(3)
    .max(10)
    .meta({ title: 'Các phần', description: 'Số phút các phần cộng lại bằng cả buổi.' }),
  after: z.array(line(200)).min(1).max(5).meta({ title: 'Bà con mang về' }),
  printables: z
    .strictObject({
      guides: z.array(slug).default([]).meta({
        title: 'Tờ hướng dẫn cần in',
        description: 'Tên tệp trong content/guides.',
      }),
      bulletins: z.array(slug).default([]).meta({
        title: 'Bài đọc loa cần in',
        description: 'Tên tệp trong content/bulletins.',
      }),
    })
    .meta({ title: 'Tờ cần in' }),
  openQuestions: z.array(line(300)).default([]).meta({ title: 'Điều chưa rõ' }),
  reviewed: day.meta({ title: 'Ngày kiểm tra lần cuối' }),
  reviewEveryDays: z
    .union([z.literal(30), z.literal(90), z.literal(180)])
    .meta({ title: 'Bao lâu phải kiểm tra lại (ngày)', examples: [90] }),
  sources: z.array(source).min(1).meta({ title: 'Nguồn' }),
});

export type Plan = z.output<typeof plan>;
