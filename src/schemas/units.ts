import { z } from 'zod';
import { confidence, coordinates, day, line, slug, source } from './common.ts';

/** Kinds of units, and the word with which a name of that kind begins. Districts and towns ended on 30/6/2025. */
export const unitKinds = {
  ward: 'Phường',
  commune: 'Xã',
  township: 'Thị trấn',
  specialZone: 'Đặc khu',
  town: 'Thị xã',
  district: 'Huyện',
  urbanDistrict: 'Quận',
  provincialCity: 'Thành phố',
  province: 'Tỉnh',
  city: 'Thành phố',
} as const;

export type UnitKind = keyof typeof unitKinds;

const kinds = Object.keys(unitKinds) as [UnitKind, ...UnitKind[]];

const unit = z.strictObject({
  id: slug.meta({
    title: 'Tên trong địa chỉ',
    description: 'Không đổi nữa sau khi đã đăng. Nơi cũ trùng tên nơi mới thì thêm “-cu”.',
    examples: ['phuong-4', 'xa-tan-phu-cu'],
  }),
  name: line(60).meta({ title: 'Tên đầy đủ', examples: ['Phường Cai Lậy'] }),
  kind: z.enum(kinds).meta({
    title: 'Loại',
    description: Object.entries(unitKinds)
      .map(([kind, word]) => `${kind}: ${word.toLowerCase()}`)
      .join('. '),
    examples: ['ward'],
  }),
  code: z
    .string()
    .regex(/^\d{2,5}$/)
    .optional()
    .meta({
      title: 'Mã đơn vị hành chính',
      description: 'Trong dấu nháy. Mã cũ được dùng lại cho nơi mới nên mã luôn đi cùng ngày.',
      examples: ['"28439"'],
    }),
  validFrom: z.union([day, z.literal('unknown')]).meta({
    title: 'Có từ ngày',
    description: 'Chưa biết thì ghi unknown.',
    examples: ['2025-07-01', 'unknown'],
  }),
  validTo: day.optional().meta({
    title: 'Đến hết ngày',
    description: 'Còn dùng thì bỏ dòng này.',
    examples: ['2025-06-30'],
  }),
  succeededBy: z
    .array(slug)
    .default([])
    .meta({
      title: 'Nay là',
      description: '`id` của nơi mới. Nơi cũ chia cho nhiều nơi thì kê đủ.',
      examples: ['[phuong-cai-lay]'],
    }),
  partOf: slug.optional().meta({
    title: 'Thuộc',
    description: '`id` của thị xã, huyện, tỉnh chứa nơi này.',
    examples: ['tinh-dong-thap'],
  }),
  legal: line(160)
    .optional()
    .meta({
      title: 'Lập theo văn bản',
      description: 'Chưa biết thì bỏ dòng này.',
      examples: ['Nghị quyết 1663/NQ-UBTVQH15 ngày 16/6/2025'],
    }),
  centre: z.strictObject(coordinates).optional().meta({
    title: 'Điểm giữa trên bản đồ',
    description: 'Giữa địa bàn, không phải trụ sở. Chưa biết thì bỏ mục này.',
  }),
  note: line(300).optional().meta({ title: 'Điều cần biết, chưa rõ' }),
  confidence,
  sources: z.array(source).default([]).meta({ title: 'Nguồn' }),
});

/** `content/units.yaml`: wards, communes, towns and provinces, those that ended among them, and what each became. */
export const units = z.strictObject({
  reviewed: day.meta({ title: 'Ngày kiểm tra lần cuối' }),
  sources: z.array(source).min(1).meta({ title: 'Nguồn chung của cả tệp' }),
  openQuestions: z.array(line(300)).default([]).meta({ title: 'Điều chưa rõ' }),
  units: z.array(unit).min(1).meta({ title: 'Các đơn vị' }),
});

export type Unit = z.output<typeof unit>;
export type Units = z.output<typeof units>;
