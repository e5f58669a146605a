import { proseOf, sentencesOf, syllablesIn } from '../prose.ts';
import type { Rule } from '../rule.ts';

/** In syllables; a person of 65 reads these aloud without running out of breath. */
const limits = { mean: 18, longest: 40 };

/** Sentences are short: none over 40 syllables, 18 on average in a file. */
export const sentencesShort: Rule = {
  name: 'sentences-short',
  check({ files }, report) {
    for (const file of files) {
      const sentences = proseOf(file).flatMap((prose) =>
        sentencesOf(prose.text).map(({ text, at }) => ({
          place: { ...prose, column: prose.column + at },
          text,
          syllables: syllablesIn(text),
        })),
      );
      for (const { place, text, syllables } of sentences)
        if (syllables > limits.longest)
          report(
            place,
            `Câu “${text.slice(0, 50)}…” dài ${syllables} tiếng, quá ${limits.longest}.`,
            'Hãy tách thành hai, ba câu, mỗi câu một ý.',
          );
      // Titles and labels are no sentences; they would make every mean look good.
      const spoken = sentences.filter(({ syllables }) => syllables > 3);
      const mean = spoken.reduce((sum, { syllables }) => sum + syllables, 0) / (spoken.length || 1);
      const longest = [...spoken].sort((a, b) => b.syllables - a.syllables)[0];
      if (mean > limits.mean && longest)
        report(
          longest.place,
          `Trung bình mỗi câu của tệp dài ${mean.toFixed(1)} tiếng, quá ${limits.mean}. Đây là câu dài nhất.`,
          'Hãy viết ngắn lại, bắt đầu từ câu này.',
        );
    }
  },
};
