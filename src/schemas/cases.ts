import { z } from 'zod';
import { line, slug } from './common.ts';

/** When a part of a guide is for the reader: after one of these answers to this question. */
const when = z.strictObject({
  of: slug.meta({ title: 'Tên riêng của câu hỏi, ở mục cases', examples: ['tinh-trang'] }),
  is: z
    .array(slug.meta({ title: 'Tên riêng của câu trả lời', examples: ['da-ly-hon'] }))
    .min(1)
    .meta({ title: 'Dành cho câu trả lời nào' }),
});

/** A thing to have ready that not everybody needs. */
export const readyThing = z.strictObject({
  name: line(160).meta({ title: 'Thứ cần có sẵn' }),
  when: when.meta({ title: 'Chỉ trong trường hợp nào' }),
});

/**
 * One question that tells apart for whom a part of a guide is. Same shape as a question of a life event's chooser;
 * its answers lead nowhere: they show and hide. “Not sure” needs no line, pages always offer it.
 */
export const caseQuestion = z.strictObject({
  id: slug.meta({ title: 'Tên riêng của câu hỏi', examples: ['tinh-trang'] }),
  ask: line(140).meta({ title: 'Câu hỏi' }),
  options: z
    .array(
      z.strictObject({
        id: slug.meta({ title: 'Tên riêng của câu trả lời', examples: ['da-ly-hon'] }),
        say: line(80).meta({
          title: 'Câu trả lời',
          description: 'Đọc được sau chữ “Nếu”, không có dấu chấm ở cuối.',
          examples: ['Bạn đã ly hôn'],
        }),
        short: line(24)
          .optional()
          .meta({
            title: 'Chữ ngắn cho tờ in',
            description: 'Tờ in chật: ghi hai, ba chữ. Không ghi thì tờ in dùng cả câu trả lời.',
            examples: ['Đã ly hôn'],
          }),
      }),
    )
    .min(2)
    .max(4)
    .meta({ title: 'Các câu trả lời' }),
});

export type CaseQuestion = z.output<typeof caseQuestion>;
export type ReadyThing = z.output<typeof readyThing>;
