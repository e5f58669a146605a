import { slugOf } from '#domain/fold.ts';
import type { Rule } from '../rule.ts';

/** One field, one spelling: two spellings would fight for one address in the catalogue. */
export const fieldNamesAgree: Rule = {
  name: 'field-names-agree',
  check({ lists }, report) {
    const first = new Map<string, { name: string; file: string; line: number }>();
    for (const { rows } of lists)
      for (const row of rows) {
        const { field } = row.value;
        if (!field) continue;
        const { file, line } = row.at('field');
        const known = first.get(slugOf(field));
        if (!known) first.set(slugOf(field), { name: field, file, line });
        else if (known.name !== field)
          report(
            row.at('field'),
            `Lĩnh vực “${field}” ở ${known.file}:${known.line} viết là “${known.name}”.`,
            `Hãy ghi \`${known.name}\`: cả hai chỗ là “${known.name}”.`,
          );
      }
  },
};
