import { z } from 'zod';

/**
 * A calendar day in Vietnam, `YYYY-MM-DD`, kept as text: it sorts as text and has no time zone to get wrong.
 * `2026-02-30` is refused, since a day that does not exist is a typing mistake.
 */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => {
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  })
  .meta({ title: 'Ngày', description: 'Năm-tháng-ngày.', examples: ['2026-11-24'] });

/** A national procedure code as the national database prints it, without the province's suffix. */
export const procedureCode = z
  .string()
  .regex(/^\d\.\d{6}$/)
  .meta({ title: 'Mã thủ tục', examples: ['1.001193'] });

/** The last part of an address: it can be typed on any keyboard and never changes once published. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .meta({ title: 'Tên trong địa chỉ', examples: ['dang-ky-khai-sinh'] });

/** One line of text for readers, trimmed and not empty. */
export const line = (maxLength = 200) =>
  z
    .string()
    .min(1)
    .max(maxLength)
    .regex(/^\S(?:[^\n]*\S)?$/);

/** How sure the editors are, from "two sources agree" down to "nobody could tell". Readers see it in words. */
export const confidence = z.enum(['confirmed', 'single', 'memory', 'unknown']).meta({
  title: 'Độ tin cậy',
  description:
    'confirmed: hai nguồn khớp nhau. single: một nguồn. memory: theo trí nhớ. unknown: chưa ai rõ.',
  examples: ['confirmed'],
});

/** Where a statement was read. `address` is empty when the source has none that a reader could open. */
export const source = z.strictObject({
  name: line(300).meta({
    title: 'Tên nguồn',
    description: 'Văn bản, trang nào; đọc qua đâu.',
    examples: ['Thông tư 117/2026/TT-BTC'],
  }),
  address: z
    .url({ protocol: /^https$/ })
    .optional()
    .meta({
      title: 'Địa chỉ nguồn',
      description: 'Trang mà người đọc mở được; không có thì bỏ dòng này.',
      examples: ['https://dichvucong.gov.vn/'],
    }),
  read: day.meta({ title: 'Ngày đọc' }),
});

/** Degrees of the World Geodetic System (WGS 84), as phones and maps of the web use them; the names are those of HSDS. */
const degrees = (title: string, description: string, example: number) =>
  z
    .number()
    .min(-180)
    .max(180)
    .meta({ title, description, examples: [example] });

/** The two numbers of a point; the rule `places-reachable` looks where it lies, and whether they were swapped. */
export const coordinates = {
  latitude: degrees('Vĩ độ', 'WGS 84, số nhỏ trong hai số, khoảng 8 đến 24.', 10.38045),
  longitude: degrees('Kinh độ', 'WGS 84, số lớn trong hai số, khoảng 102 đến 110.', 106.12368),
};

export type Day = z.output<typeof day>;
export type Confidence = z.output<typeof confidence>;
export type Source = z.output<typeof source>;
