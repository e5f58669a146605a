import { z } from 'zod';
import { line, procedureCode, slug } from './common.ts';

/** The drawings that exist for life events (`src/components/Icon.astro` draws each of them). */
export const iconName = z.enum([
  'baby',
  'rings',
  'sprout',
  'card',
  'bike',
  'house',
  'health',
  'work',
  'school',
  'pension',
  'power',
  'shop',
  'voice',
]);

/** One answer of a chooser: it leads to another question or to an outcome. */
const option = z.strictObject({
  say: line(100).meta({ title: 'Câu trả lời' }),
  to: slug.meta({ title: 'Dẫn tới câu hỏi hoặc kết luận nào' }),
});

/** A short “check before you start”: questions with ready answers, compiled to sections that need no JavaScript. */
export const chooser = z.strictObject({
  questions: z
    .array(
      z.strictObject({
        id: slug.meta({ title: 'Tên riêng của câu hỏi', examples: ['giay-khai-sinh'] }),
        ask: line(140).meta({ title: 'Câu hỏi' }),
        options: z.array(option).min(2).max(5).meta({ title: 'Các câu trả lời' }),
      }),
    )
    .min(1)
    .max(5)
    .meta({ title: 'Câu hỏi', description: 'Câu đầu là câu mở đầu; nhiều nhất 5 câu.' }),
  outcomes: z
    .array(
      z.strictObject({
        id: slug.meta({ title: 'Tên riêng của kết luận', examples: ['ra-phuong'] }),
        title: line(100).meta({ title: 'Kết luận' }),
        text: line(320).meta({ title: 'Phải làm gì' }),
        links: z
          .array(
            z.strictObject({
              say: line(80).meta({ title: 'Chữ của đường dẫn' }),
              to: z
                .string()
                .regex(/^\/(?:[a-z0-9.-]+\/)+(?:#[a-z0-9-]+)?$/)
                .meta({
                  title: 'Địa chỉ trang',
                  description: 'Bắt đầu và kết thúc bằng /.',
                  examples: ['/dich-vu/dang-ky-khai-sinh/'],
                }),
            }),
          )
          .min(1)
          .meta({ title: 'Dẫn tới trang nào' }),
      }),
    )
    .min(2)
    .meta({ title: 'Kết luận' }),
});

/** `content/life-events/*.yaml`: something that happens in life, and what is to be done then, in order. */
export const lifeEvent = z.strictObject({
  title: line(40).meta({ title: 'Tên việc' }),
  summary: line(200).meta({ title: 'Một câu' }),
  order: z.int().min(1).max(99).meta({ title: 'Thứ tự trên trang chủ' }),
  icon: iconName.meta({ title: 'Hình' }),
  services: z.array(slug).default([]).meta({ title: 'Dịch vụ, theo thứ tự nên làm' }),
  procedures: z.array(procedureCode).default([]).meta({ title: 'Thủ tục khác hay cần' }),
  chooser: chooser.optional().meta({ title: 'Kiểm tra trước khi bắt đầu' }),
  fields: z.array(line(120)).default([]).meta({ title: 'Lĩnh vực liên quan trong danh mục' }),
});

export type LifeEvent = z.output<typeof lifeEvent>;
export type Chooser = z.output<typeof chooser>;
export type IconName = z.output<typeof iconName>;
