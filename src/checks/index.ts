import type { Content } from '#read/read-content.ts';
import type { Day } from '#schemas/common.ts';
import type { Finding } from './finding.ts';
import type { Rule } from './rule.ts';
import { bulletinsReady } from './rules/bulletins-ready.ts';
import { buttonWordsQuoted } from './rules/button-words-quoted.ts';
import { casesConsistent } from './rules/cases-consistent.ts';
import { chooserComplete } from './rules/chooser-complete.ts';
import { coachNotesReady } from './rules/coach-notes-ready.ts';
import { codesInForce } from './rules/codes-in-force.ts';
import { documentPartsKnown } from './rules/document-parts-known.ts';
import { fieldNamesAgree } from './rules/field-names-agree.ts';
import { fitsSchema } from './rules/fits-schema.ts';
import { guideStepsComplete } from './rules/guide-steps-complete.ts';
import { holidaysConsistent } from './rules/holidays-consistent.ts';
import { linksAllowed } from './rules/links-allowed.ts';
import { listCountsMatch } from './rules/list-counts-match.ts';
import { listHeadConsistent } from './rules/list-head-consistent.ts';
import { listRowsConsistent } from './rules/list-rows-consistent.ts';
import { moneyWritten } from './rules/money-written.ts';
import { noDistrictLevel } from './rules/no-district-level.ts';
import { openingHoursConsistent } from './rules/opening-hours-consistent.ts';
import { pagesLinkedExist } from './rules/pages-linked-exist.ts';
import { placesReachable } from './rules/places-reachable.ts';
import { plansReady } from './rules/plans-ready.ts';
import { referencesExist } from './rules/references-exist.ts';
import { rehearsalsAgree } from './rules/rehearsals-agree.ts';
import { reviewedInThePast } from './rules/reviewed-in-the-past.ts';
import { sentencesShort } from './rules/sentences-short.ts';
import { slugsUsable } from './rules/slugs-usable.ts';
import { spokenClear } from './rules/spoken-clear.ts';
import { statisticsAddUp } from './rules/statistics-add-up.ts';
import { stepOneAction } from './rules/step-one-action.ts';
import { synonymsClear } from './rules/synonyms-clear.ts';
import { textClean } from './rules/text-clean.ts';
import { textNotCode } from './rules/text-not-code.ts';
import { tonesInPlace } from './rules/tones-in-place.ts';
import { translatedTerms } from './rules/translated-terms.ts';
import { translationsFollow } from './rules/translations-follow.ts';
import { unitsConsistent } from './rules/units-consistent.ts';
import { unitsCurrent } from './rules/units-current.ts';
import { wordsWrittenOut } from './rules/words-written-out.ts';
import { workingDaysNamed } from './rules/working-days-named.ts';

export { listsOf } from './lists-of.ts';
export { pagesOf } from './pages-of.ts';

/** Every rule, in the order in which an editor should meet them: what cannot be read comes first. */
export const rules: readonly Rule[] = [
  fitsSchema,
  textClean,
  textNotCode,
  documentPartsKnown,
  slugsUsable,
  listHeadConsistent,
  listRowsConsistent,
  listCountsMatch,
  fieldNamesAgree,
  codesInForce,
  referencesExist,
  unitsConsistent,
  unitsCurrent,
  holidaysConsistent,
  statisticsAddUp,
  openingHoursConsistent,
  placesReachable,
  linksAllowed,
  pagesLinkedExist,
  guideStepsComplete,
  stepOneAction,
  coachNotesReady,
  synonymsClear,
  spokenClear,
  bulletinsReady,
  plansReady,
  chooserComplete,
  rehearsalsAgree,
  casesConsistent,
  buttonWordsQuoted,
  sentencesShort,
  wordsWrittenOut,
  workingDaysNamed,
  moneyWritten,
  tonesInPlace,
  noDistrictLevel,
  translationsFollow,
  translatedTerms,
  reviewedInThePast,
];

/** Everything wrong with the content, all at once; empty when it may be published. */
export function checkContent(content: Content, today: Day): Finding[] {
  const findings: Finding[] = [];
  const unread = content.misfits.map(({ file }) => file.slice(file.indexOf('/') + 1));
  for (const rule of rules) {
    const isBlind = rule.reliesOn?.some((start) => unread.some((path) => path.startsWith(start)));
    if (isBlind) continue;
    rule.check(
      content,
      ({ file, line, column }, problem, fix) =>
        findings.push({ file, line, column, rule: rule.name, problem, fix }),
      today,
      findings,
    );
  }
  return findings;
}
