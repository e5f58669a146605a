import { nearest } from '../nearest.ts';
import type { Rule } from '../rule.ts';

/** Every answer of a chooser leads somewhere, nobody goes in circles, and “not sure” is always an answer. */
export const chooserComplete: Rule = {
  name: 'chooser-complete',
  check({ lifeEvents }, report) {
    for (const event of lifeEvents) {
      const { chooser } = event.value;
      if (!chooser) continue;
      const { questions, outcomes } = chooser;
      const ids = [...questions, ...outcomes].map(({ id }) => id);
      for (const [index, { id }] of questions.entries())
        if (ids.indexOf(id) !== ids.lastIndexOf(id))
          report(
            event.at('chooser', 'questions', index, 'id'),
            `Tên “${id}” dùng cho hai chỗ.`,
            'Hãy đặt cho mỗi câu hỏi, mỗi kết luận một tên riêng.',
          );

      const order = new Map(questions.map(({ id }, index) => [id, index]));
      const misspelt = new Set<string | undefined>();
      const reached = new Set([questions[0]?.id]);
      for (const [index, { ask, options }] of questions.entries()) {
        if (!options.some(({ say }) => /^Không chắc/i.test(say)))
          report(
            event.at('chooser', 'questions', index, 'ask'),
            `Câu “${ask}” không có câu trả lời “Không chắc”.`,
            'Hãy thêm một câu trả lời bắt đầu bằng “Không chắc”, dẫn tới nơi hỏi được.',
          );
        for (const [nth, { say, to }] of options.entries()) {
          reached.add(to);
          const place = event.at('chooser', 'questions', index, 'options', nth, 'to');
          if (!ids.includes(to)) {
            misspelt.add(nearest(to, ids, 3));
            report(
              place,
              `Câu trả lời “${say}” dẫn tới “${to}”, không có câu hỏi hay kết luận nào tên đó.`,
              nearest(to, ids, 3)
                ? `Hãy ghi \`${nearest(to, ids, 3)}\`, hoặc một trong các tên: ${ids.join(', ')}.`
                : `Hãy ghi một trong các tên: ${ids.join(', ')}.`,
            );
          }
          // Only forward: then every way ends, whatever is answered.
          else if ((order.get(to) ?? Number.POSITIVE_INFINITY) <= index)
            report(
              place,
              `Câu trả lời “${say}” quay lại câu hỏi “${to}” ở trước.`,
              'Hãy dẫn tới một câu hỏi ở sau, hoặc tới một kết luận.',
            );
        }
      }
      // Told already, where the answer misspells it.
      for (const [kind, nodes] of Object.entries({ questions, outcomes }))
        for (const [index, { id }] of nodes.entries())
          if (!reached.has(id) && !misspelt.has(id))
            report(
              event.at('chooser', kind, index, 'id'),
              `Không câu trả lời nào dẫn tới “${id}”.`,
              'Hãy cho một câu trả lời dẫn tới đây, hoặc xóa đi.',
            );
    }
  },
};
