import { z } from 'zod';
import { confidence, day, line, source } from './common.ts';

/** What a row can do to the catalogue, in the words of Nghị định 63/2010/NĐ-CP and of the annexes. */
export const changeKind = z.enum(['new', 'amended', 'replaced', 'abolished', 'standardised']);

/** How many rows of each kind the paper itself announces ("ban hành mới: 01 TTHC"). */
export const declaredCounts = z
  .strictObject({
    listed: z.int().nonnegative().meta({ title: 'Số dòng của bản chụp' }),
    new: z.int().nonnegative().meta({ title: 'Số thủ tục ban hành mới' }),
    amended: z.int().nonnegative().meta({ title: 'Số thủ tục sửa đổi, bổ sung' }),
    replaced: z.int().nonnegative().meta({ title: 'Số thủ tục thay thế' }),
    abolished: z.int().nonnegative().meta({ title: 'Số thủ tục bãi bỏ' }),
    standardised: z.int().nonnegative().meta({ title: 'Số thủ tục công bố lại' }),
  })
  .partial();

/** `list.yaml`: the paper that a folder of `content/lists/` stands for. */
export const listHead = z.strictObject({
  kind: z.enum(['snapshot', 'decision', 'check']).meta({
    title: 'Loại danh sách',
    description:
      'snapshot: bản chụp cả danh mục vào một ngày. decision: quyết định công bố. check: kết quả tự kiểm chứng của nhóm biên tập.',
  }),
  number: line(60)
    .meta({ title: 'Số quyết định', examples: ['2171/QĐ-UBND'] })
    .optional(),
  title: line(300).meta({ title: 'Tên gọi bằng lời thường' }),
  issuer: line(120).meta({ title: 'Cơ quan ban hành' }),
  issuerLevel: z.enum(['national', 'ministry', 'province']).meta({
    title: 'Cấp ban hành',
    description: 'national: cả nước. ministry: bộ. province: tỉnh.',
  }),
  signed: day.meta({ title: 'Ngày ký (hoặc ngày chụp)' }),
  effective: z.union([day, z.literal('unknown')]).meta({
    title: 'Ngày hiệu lực',
    description: 'Chưa biết thì ghi unknown.',
    examples: ['2026-09-01', 'unknown'],
  }),
  confidence,
  declared: declaredCounts.optional().meta({
    title: 'Số lượng văn bản nêu',
    description: 'Ghi đúng như văn bản; máy so với số dòng.',
  }),
  complete: z.boolean().meta({
    title: 'Đã chép đủ dòng chưa',
    description: 'true: số dòng phải đúng bằng số lượng văn bản nêu.',
  }),
  note: line(600).optional().meta({ title: 'Ghi chú' }),
  sources: z.array(source).min(1).meta({ title: 'Nguồn' }),
});

export type ListHead = z.output<typeof listHead>;
export type ChangeKind = z.output<typeof changeKind>;
