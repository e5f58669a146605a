import { type Block, plain, stepsOf } from '#domain/document.ts';
import { sentencesOf } from '../prose.ts';
import type { Rule } from '../rule.ts';

const mostSentences = 3;

/** A step is one action: at most three sentences of main text. Help and warnings have places of their own. */
export const stepOneAction: Rule = {
  name: 'step-one-action',
  check({ guides, lessons }, report) {
    for (const page of [...guides, ...lessons])
      for (const step of stepsOf(page.document.blocks)) {
        // Nobody reads the parts of two cases: the longest of them counts.
        const parts = step.blocks.map((block) =>
          block.kind === 'case' ? sentencesIn(block.blocks) : 0,
        );
        const sentences = sentencesIn(step.blocks) + Math.max(0, ...parts);
        if (sentences > mostSentences)
          report(
            { file: page.at().file, line: step.line, column: 1 },
            `Bước ${step.number} “${step.title}” có ${sentences} câu.`,
            `Hãy giữ nhiều nhất ${mostSentences} câu nói việc phải làm; lời dặn đặt vào <Note>, cách gỡ đặt vào <Stuck>.`,
          );
      }
  },
};

/** Sentences of main text, without those of the parts inside. */
const sentencesIn = (blocks: readonly Block[]): number =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? sentencesOf(plain(block.inlines)) : []))
    .length;
