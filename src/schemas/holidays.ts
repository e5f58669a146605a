import { z } from 'zod';
import { confidence, day, line, source } from './common.ts';

/** Why a day is off: a feast of the law, a day in place of a feast on a weekend, or a day swapped for a Saturday. */
export const offKinds = {
  holiday: 'ngày lễ, Tết',
  substitute: 'nghỉ bù vì ngày lễ rơi vào cuối tuần',
  swapped: 'hoán đổi, có ngày làm bù',
} as const;

const kinds = Object.keys(offKinds) as [keyof typeof offKinds, ...(keyof typeof offKinds)[]];

const basis = {
  legal: line(200)
    .optional()
    .meta({
      title: 'Căn cứ',
      description: 'Luật, nghị quyết, thông báo nào. Chưa đọc được số thì bỏ dòng này.',
      examples: ['Bộ luật Lao động 2019, Điều 112'],
    }),
  note: line(300).optional().meta({ title: 'Điều cần biết, chưa rõ' }),
  confidence,
};

const dayOff = z.strictObject({
  day,
  name: line(80).meta({ title: 'Tên ngày nghỉ', examples: ['Tết Dương lịch'] }),
  kind: z.enum(kinds).meta({
    title: 'Loại',
    description: Object.entries(offKinds)
      .map(([kind, words]) => `${kind}: ${words}`)
      .join('. '),
    examples: ['holiday'],
  }),
  ...basis,
});

const dayOfWork = z.strictObject({
  day,
  insteadOf: day.meta({
    title: 'Làm bù cho ngày',
    description: 'Ngày nghỉ `kind: swapped` mà ngày này làm bù.',
    examples: ['2026-08-31'],
  }),
  ...basis,
});

const openSpan = z.strictObject({
  from: day,
  to: day,
  name: line(80).meta({ title: 'Dịp nghỉ', examples: ['Tết Nguyên đán'] }),
  status: z.enum(['proposed', 'unknown']).meta({
    title: 'Tình trạng',
    description: 'proposed: mới đề xuất. unknown: chưa có gì.',
    examples: ['proposed'],
  }),
  say: line(300).meta({ title: 'Nói với người dân', examples: ['Chưa công bố.'] }),
  sources: z.array(source).default([]).meta({ title: 'Nguồn' }),
});

const year = z.strictObject({
  year: z
    .int()
    .min(2025)
    .max(2100)
    .meta({ title: 'Năm', examples: [2026] }),
  status: z.enum(['published', 'proposed', 'unknown']).meta({
    title: 'Tình trạng',
    description:
      'published: lịch nghỉ cả năm đã có văn bản. proposed: có phần mới là đề xuất. unknown: chưa có gì ngoài các ngày luật đã ấn định.',
    examples: ['published'],
  }),
  decision: line(120)
    .optional()
    .meta({
      title: 'Văn bản công bố lịch nghỉ',
      description: 'Bắt buộc khi `status: published`.',
      examples: ['Thông báo 9441/TB-BNV'],
    }),
  decided: day.optional().meta({ title: 'Ngày của văn bản' }),
  daysOff: z.array(dayOff).default([]).meta({
    title: 'Ngày nghỉ',
    description: 'Theo thứ tự ngày. Thứ Bảy, Chủ nhật thường thì không cần ghi.',
  }),
  work: z
    .array(dayOfWork)
    .default([])
    .meta({ title: 'Ngày cuối tuần làm bù', description: 'Theo thứ tự ngày.' }),
  open: z.array(openSpan).default([]).meta({
    title: 'Những ngày chưa ai quyết định',
    description: 'Trang không đoán ngày trả kết quả qua những ngày này.',
  }),
  sources: z.array(source).default([]).meta({ title: 'Nguồn của năm này' }),
});

/** `content/holidays.yaml`: on which days offices are closed, year by year. A year that is not there is not published. */
export const holidays = z.strictObject({
  reviewed: day.meta({ title: 'Ngày kiểm tra lần cuối' }),
  sources: z.array(source).min(1).meta({ title: 'Nguồn chung của cả tệp' }),
  openQuestions: z.array(line(300)).default([]).meta({ title: 'Điều chưa rõ' }),
  years: z.array(year).min(1).meta({ title: 'Các năm', description: 'Năm trước ghi trước.' }),
});

export type HolidayYear = z.output<typeof year>;
export type Holidays = z.output<typeof holidays>;
