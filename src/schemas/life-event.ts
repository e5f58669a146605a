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

/** `content/life-events/*.yaml`: something that happens in life, and what is to be done then, in order. */
export const lifeEvent = z.strictObject({
  title: line(40).meta({ title: 'Tên việc' }),
  summary: line(200).meta({ title: 'Một câu' }),
  order: z.int().min(1).max(99).meta({ title: 'Thứ tự trên trang chủ' }),
  icon: iconName.meta({ title: 'Hình' }),
  services: z.array(slug).default([]).meta({ title: 'Dịch vụ, theo thứ tự nên làm' }),
  procedures: z.array(procedureCode).default([]).meta({ title: 'Thủ tục khác hay cần' }),
  fields: z.array(line(120)).default([]).meta({ title: 'Lĩnh vực liên quan trong danh mục' }),
});

export type LifeEvent = z.output<typeof lifeEvent>;
export type IconName = z.output<typeof iconName>;
