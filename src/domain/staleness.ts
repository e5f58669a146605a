import type { Day } from '#schemas/common.ts';
import type { Catalogue } from './catalogue.ts';
import { addDays } from './day.ts';

/** A page written by hand, as far as its age matters. */
export interface ReviewedPage {
  readonly path: string;
  readonly title: string;
  readonly reviewed: Day;
  readonly reviewEveryDays: number;
  /** Codes the page was written for; lessons have none. */
  readonly procedures: readonly string[];
}

/** Why a page should be looked at again. */
export type StaleReason =
  | { readonly kind: 'overdue'; readonly due: Day }
  | { readonly kind: 'ended'; readonly code: string; readonly since: Day; readonly by?: string }
  | { readonly kind: 'amended'; readonly code: string; readonly since: Day; readonly list: string };

/** The last day on which a review still holds. */
export function reviewHoldsUntil({
  reviewed,
  reviewEveryDays,
}: Pick<ReviewedPage, 'reviewed' | 'reviewEveryDays'>): Day {
  return addDays(reviewed, reviewEveryDays);
}

/** What makes a page stale on the catalogue's day; empty while it holds. */
export function staleReasons(page: ReviewedPage, { day, procedures }: Catalogue): StaleReason[] {
  const reasons: StaleReason[] = [];
  const due = reviewHoldsUntil(page);
  if (due < day) reasons.push({ kind: 'overdue', due });
  for (const code of page.procedures) {
    const procedure = procedures.get(code);
    const { status } = procedure ?? {};
    if (status && status.kind !== 'inForce')
      reasons.push({
        kind: 'ended',
        code,
        since: status.since,
        ...('by' in status ? { by: status.by } : {}),
      });
    const changed = procedure?.history.findLast(
      ({ kind, day: since }) => kind === 'amended' && since > page.reviewed,
    );
    if (changed) reasons.push({ kind: 'amended', code, since: changed.day, list: changed.list });
  }
  return reasons;
}
