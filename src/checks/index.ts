import type { Content } from '#read/read-content.ts';
import type { Day } from '#schemas/common.ts';
import type { Finding } from './finding.ts';
import type { Rule } from './rule.ts';
import { codesInForce } from './rules/codes-in-force.ts';
import { documentPartsKnown } from './rules/document-parts-known.ts';
import { fieldNamesAgree } from './rules/field-names-agree.ts';
import { fitsSchema } from './rules/fits-schema.ts';
import { guideStepsComplete } from './rules/guide-steps-complete.ts';
import { linksAllowed } from './rules/links-allowed.ts';
import { listCountsMatch } from './rules/list-counts-match.ts';
import { listHeadConsistent } from './rules/list-head-consistent.ts';
import { listRowsConsistent } from './rules/list-rows-consistent.ts';
import { referencesExist } from './rules/references-exist.ts';
import { reviewedInThePast } from './rules/reviewed-in-the-past.ts';
import { slugsUsable } from './rules/slugs-usable.ts';
import { textClean } from './rules/text-clean.ts';

export { listsOf } from './lists-of.ts';

/** Every rule, in the order in which an editor should meet them: what cannot be read comes first. */
export const rules: readonly Rule[] = [
  fitsSchema,
  textClean,
  documentPartsKnown,
  slugsUsable,
  listHeadConsistent,
  listRowsConsistent,
  listCountsMatch,
  fieldNamesAgree,
  codesInForce,
  referencesExist,
  linksAllowed,
  guideStepsComplete,
  reviewedInThePast,
];

/** Everything wrong with the content, all at once; empty when it may be published. */
export function checkContent(content: Content, today: Day): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules)
    rule.check(
      content,
      ({ file, line, column }, problem, fix) =>
        findings.push({ file, line, column, rule: rule.name, problem, fix }),
      today,
    );
  return findings;
}
