import { isToDo, stepsOf } from '#domain/document.ts';
import type { Rule } from '../rule.ts';

const steps = { fewest: 5, most: 9 };

/** A guide is a handful of steps, each with something to do in it. */
export const guideStepsComplete: Rule = {
  name: 'guide-steps-complete',
  check({ guides }, report) {
    const doors = new Map<string, string>();
    for (const guide of guides) {
      const { file } = guide.at();
      if (guide.document.strangers.length > 0) continue;
      const found = stepsOf(guide.document.blocks);
      if (found.length < steps.fewest || found.length > steps.most)
        report(
          { file, line: found.at(-1)?.line ?? 1, column: 1 },
          `Hướng dẫn có ${found.length} bước, cần từ ${steps.fewest} đến ${steps.most}.`,
          found.length > steps.most
            ? 'Hãy gộp các bước trên cùng một màn hình, hoặc chia thành hai hướng dẫn.'
            : 'Hãy tách bước: mỗi bước chỉ một việc, mỗi việc một thẻ Step.',
        );
      for (const step of found)
        if (!step.blocks.some((block) => isToDo(block) || block.kind === 'case'))
          report(
            { file, line: step.line, column: 1 },
            `Bước ${step.number} “${step.title}” không nói phải làm gì.`,
            'Hãy viết một câu nói việc phải làm ngay sau thẻ Step.',
          );
      const other = doors.get(guide.value.service);
      if (other)
        report(
          guide.at('service'),
          `Dịch vụ “${guide.value.service}” đã có hướng dẫn ${other}.`,
          'Hãy gộp hai hướng dẫn, hoặc ghi dịch vụ khác.',
        );
      doors.set(guide.value.service, guide.slug);
    }
  },
};
