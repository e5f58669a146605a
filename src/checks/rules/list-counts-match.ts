import type { Rule } from '../rule.ts';

/** The rows copied from a paper are as many as the paper itself says, kind by kind. */
export const listCountsMatch: Rule = {
  name: 'list-counts-match',
  check({ lists, misfits }, report) {
    for (const { head, rows } of lists) {
      // A row that could not be read is one row too few, and has been told already.
      const folder = head.at().file.replace(/[^/]+$/, '');
      if (misfits.some(({ file }) => file.startsWith(folder))) continue;
      for (const [kind, declared] of Object.entries(head.value.declared ?? {})) {
        const counted = rows.filter(({ value }) => value.change === kind).length;
        if (head.value.complete ? counted === declared : counted <= declared) continue;
        report(
          head.at('declared', kind),
          `Văn bản nêu ${declared} thủ tục \`${kind}\`, bảng có ${counted} dòng.`,
          head.value.complete
            ? `Hãy ghi \`${counted}\` nếu chép nhầm con số; bảng sai thì thêm dòng thiếu hoặc xóa dòng thừa trong procedures.csv; chưa chép hết thì ghi \`complete: false\`.`
            : `Hãy ghi \`${counted}\` nếu chép nhầm con số; bảng sai thì xóa dòng thừa trong procedures.csv.`,
        );
      }
    }
  },
};
