import { z } from 'zod';
import { confidence, day, line, slug, source } from './common.ts';

const whole = z.int().min(0).max(100_000_000);

/** A number of files. Some papers say only “more than”: that proves less, and is shown as it was said. */
const amount = z.union([
  whole,
  z.strictObject({ moreThan: whole.meta({ title: 'Hơn', examples: [2800] }) }),
]);

const percent = z.number().min(0).max(100);

/** Files of one office, or of all offices together, in the period. */
const countSet = z.strictObject({
  id: slug.meta({
    title: 'Tên để gọi',
    description: 'Năm sau dùng lại tên này thì trang so được hai năm.',
    examples: ['mot-cua-thi-xa'],
  }),
  name: line(120).meta({
    title: 'Của ai, tính những gì',
    examples: ['Bộ phận Một cửa của thị xã'],
  }),
  level: z.enum(['town', 'commune', 'all']).meta({
    title: 'Cấp',
    description: 'town: thị xã (cũ). commune: phường, xã. all: mọi cấp cộng lại.',
    examples: ['town'],
  }),
  received: amount.optional().meta({
    title: 'Tiếp nhận',
    description: 'Số hồ sơ. Nguồn chỉ nói “hơn” thì ghi `{ moreThan: 2800 }`.',
    examples: [29746],
  }),
  due: amount.optional().meta({
    title: 'Đã có kết quả hoặc đã đến hạn',
    examples: [29618],
  }),
  onTime: amount.optional().meta({ title: 'Trước hạn và đúng hạn', examples: [29546] }),
  late: amount.optional().meta({ title: 'Trễ hạn', examples: [72] }),
  pending: amount.optional().meta({ title: 'Chuyển kỳ sau', examples: [128] }),
  onTimePercent: percent.optional().meta({
    title: 'Tỷ lệ đúng hạn nguồn công bố (%)',
    description: 'Ghi đủ số lẻ như nguồn ghi.',
    examples: [99.76],
  }),
  latePercent: percent
    .optional()
    .meta({ title: 'Tỷ lệ trễ hạn nguồn công bố (%)', examples: [0.24] }),
});

/** `content/statistics/*.yaml`: how many files an office handled in a period, as a paper or an article says it. */
export const statistics = z.strictObject({
  title: line(120).meta({
    title: 'Tên kỳ',
    examples: ['Thị xã Cai Lậy, năm 2023'],
  }),
  from: day.meta({ title: 'Từ ngày' }),
  to: day.meta({ title: 'Đến hết ngày' }),
  unit: slug.meta({
    title: 'Của đơn vị nào',
    description: 'Mục `id` trong units.yaml.',
    examples: ['thi-xa-cai-lay'],
  }),
  counts: z.array(countSet).default([]).meta({
    title: 'Số hồ sơ',
    description: 'Mỗi nơi một mục. Máy cộng lại; không khớp thì không dựng trang.',
  }),
  disagreements: z
    .array(
      z.strictObject({
        parts: z.array(slug).min(1).meta({ title: 'Các phần' }),
        whole: slug.meta({ title: 'Số chung' }),
        say: line(300).meta({ title: 'Nói với người đọc' }),
      }),
    )
    .default([])
    .meta({
      title: 'Chỗ các con số trái nhau',
      description:
        'Cộng các phần thì hơn số chung: ghi ở đây để trang nói ra, không giấu. Hết trái nhau thì bỏ.',
    }),
  posted: z
    .array(
      z.strictObject({
        level: z.enum(['town', 'commune', 'province']).meta({ title: 'Cấp', examples: ['town'] }),
        amount: whole.meta({ title: 'Số thủ tục niêm yết', examples: [203] }),
      }),
    )
    .default([])
    .meta({ title: 'Thủ tục được niêm yết' }),
  essential: whole.optional().meta({ title: 'Số dịch vụ công thiết yếu', examples: [25] }),
  decisions: whole.optional().meta({ title: 'Số quyết định công bố danh mục', examples: [12] }),
  complaints: whole.optional().meta({
    title: 'Số phản ánh về quy định, về cán bộ',
    examples: [0],
  }),
  note: line(400).optional().meta({ title: 'Điều cần biết khi đọc số' }),
  confidence,
  reviewed: day.meta({ title: 'Ngày kiểm tra lần cuối' }),
  sources: z.array(source).min(1).meta({ title: 'Nguồn' }),
});

export type Amount = z.output<typeof amount>;
export type CountSet = z.output<typeof countSet>;
export type Statistics = z.output<typeof statistics>;
