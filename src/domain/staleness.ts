import type { Day } from '#schemas/common.ts';
import type { Catalogue, Procedure, ProcedureList } from './catalogue.ts';
import { type ComingChange, comingChanges } from './changes.ts';
import { addDays } from './day.ts';

export type PageKind = 'service' | 'guide' | 'lesson' | 'event' | 'page';

/** A page written by hand, as far as its age and its procedures matter. */
export interface ReviewedPage {
  readonly path: string;
  readonly title: string;
  readonly kind: PageKind;
  /** Life events have none: what they say of procedures is made anew from the catalogue each day. */
  readonly reviewed?: Day;
  readonly reviewEveryDays?: number;
  /** Codes the page was written for. */
  readonly procedures: readonly string[];
  /** Codes that its text names or whose facts it quotes. */
  readonly quotes: readonly string[];
  /** Codes it only leads to. */
  readonly links: readonly string[];
  /** Services it leads to, by their paths. */
  readonly leadsTo: readonly string[];
  /** Texts made from it, which are as right or wrong as it is: hand-out, loudspeaker, Zalo. */
  readonly madeFrom: readonly string[];
}

interface OfCode {
  readonly code: string;
  readonly since: Day;
  readonly list: string;
}

/** Why a page should be looked at again. */
export type StaleReason =
  | { readonly kind: 'overdue'; readonly due: Day }
  /** Abolished, or replaced `by` another code. */
  | ({ readonly kind: 'ended'; readonly by?: string } & OfCode)
  /** The province has a code of its own for it. */
  | ({ readonly kind: 'local'; readonly by: string } & OfCode)
  /** The page only leads to a code that ended. */
  | ({ readonly kind: 'linkEnded'; readonly by?: string } & OfCode)
  | ({ readonly kind: 'amended' } & OfCode)
  /** Amended by the ministry, and the province has not followed yet. */
  | ({ readonly kind: 'waiting' } & OfCode)
  | ({ readonly kind: 'standardised' } & OfCode)
  /** Signed and not yet in force. */
  | ({
      readonly kind: 'upcoming';
      readonly by?: string;
      readonly change: ComingChange['kind'];
    } & OfCode)
  /** A page it leads to is blocked or to be reviewed. */
  | {
      readonly kind: 'leadsTo';
      readonly path: string;
      readonly title: string;
      readonly severity: 'blocking' | 'review';
    };

/**
 * `blocking`: whoever follows the page does something wrong. `review`: it may be wrong. `numberOnly`: only the number of
 * the decision is another one. `notice`: nothing is wrong yet, or nothing an editor of this site can mend.
 */
export type Severity = 'blocking' | 'review' | 'numberOnly' | 'notice';

/** Worst first. */
export const severities = ['blocking', 'review', 'numberOnly', 'notice'] as const;

/** How bad a reason is (`docs/decisions/0020-what-makes-a-page-stale.md`). */
export function severityOf(reason: StaleReason): Severity {
  switch (reason.kind) {
    case 'ended':
      return 'blocking';
    case 'overdue':
    case 'local':
    case 'linkEnded':
    case 'amended':
      return 'review';
    case 'standardised':
      return 'numberOnly';
    case 'waiting':
    case 'upcoming':
      return 'notice';
    case 'leadsTo':
      return reason.severity;
  }
}

/** The last day on which a review still holds. */
export function reviewHoldsUntil({
  reviewed,
  reviewEveryDays,
}: {
  readonly reviewed: Day;
  readonly reviewEveryDays: number;
}): Day {
  return addDays(reviewed, reviewEveryDays);
}

/**
 * The procedure codes in a text, each once: seven digits, without the province's suffix (`.000.00.00.H20`), however much
 * space stands around it. Names are never compared.
 */
export function codesIn(text: string): string[] {
  return [...new Set(text.match(/(?<![\d.])\d\.\d{6}(?!\d)/g) ?? [])];
}

/** What makes a page stale on the catalogue's day; empty while it holds. Pages it leads to are not looked at here. */
export function staleReasons(
  page: ReviewedPage,
  catalogue: Catalogue,
  coming: ReadonlyMap<string, readonly ComingChange[]> = comingChanges(catalogue),
): StaleReason[] {
  const { day, procedures } = catalogue;
  const { reviewed, reviewEveryDays } = page;
  const reasons: StaleReason[] = [];
  if (reviewed && reviewEveryDays) {
    const due = reviewHoldsUntil({ reviewed, reviewEveryDays });
    if (due < day) reasons.push({ kind: 'overdue', due });
  }
  const spoken = new Set([...page.procedures, ...page.quotes]);
  for (const code of spoken) {
    const procedure = procedures.get(code);
    const { status } = procedure ?? {};
    if (status && status.kind !== 'inForce') {
      const { kind, since, list } = status;
      if (kind === 'local') reasons.push({ kind, code, since, list, by: status.by });
      else
        reasons.push({
          kind: 'ended',
          code,
          since,
          list,
          ...(kind === 'replaced' ? { by: status.by } : {}),
        });
    }
    // A code that ended is not also “amended”: what is left to say of it is that it ended.
    if (status?.kind !== 'replaced' && status?.kind !== 'abolished') {
      for (const kind of ['amended', 'standardised'] as const) {
        const changed = lastChange(procedure, kind, reviewed);
        if (changed) reasons.push({ kind, code, since: changed.day, list: changed.list });
      }
      if (procedure?.waiting) reasons.push({ kind: 'waiting', code, ...procedure.waiting });
    }
    for (const { since, list, kind: change, by } of coming.get(code) ?? [])
      reasons.push({ kind: 'upcoming', code, since, list, change, ...(by ? { by } : {}) });
  }
  for (const code of page.links) {
    const status = procedures.get(code)?.status;
    if (spoken.has(code) || !status || status.kind === 'inForce' || status.kind === 'local')
      continue;
    const { since, list } = status;
    reasons.push({
      kind: 'linkEnded',
      code,
      since,
      list,
      ...('by' in status ? { by: status.by } : {}),
    });
  }
  return reasons;
}

/** The last amendment after the review; a change of the very day of the review was there to be seen. */
const lastChange = (
  procedure: Procedure | undefined,
  kind: 'amended' | 'standardised',
  reviewed: Day | undefined,
) =>
  reviewed === undefined
    ? undefined
    : procedure?.history.findLast((one) => one.kind === kind && one.day > reviewed);

/** A page with what is wrong with it. */
export interface StalePage {
  readonly page: ReviewedPage;
  /** The worst first. */
  readonly reasons: readonly StaleReason[];
  readonly severity: Severity;
}

const rank = (reason: StaleReason): number => severities.indexOf(severityOf(reason));

/** Every page that somebody must look at, and every page that has something to say to its readers. */
export function stalePages(pages: readonly ReviewedPage[], catalogue: Catalogue): StalePage[] {
  const coming = comingChanges(catalogue);
  const own = new Map(pages.map((page) => [page.path, staleReasons(page, catalogue, coming)]));
  return pages.flatMap((page): StalePage[] => {
    const reasons = [
      ...(own.get(page.path) ?? []),
      ...page.leadsTo.flatMap((path): StaleReason[] => {
        // Only what a reader is told there: age and mere links are the editors' business.
        const severity = worst(
          (own.get(path) ?? []).filter(({ kind }) => kind !== 'overdue' && kind !== 'linkEnded'),
        );
        const title = pages.find((one) => one.path === path)?.title ?? path;
        return severity === 'blocking' || severity === 'review'
          ? [{ kind: 'leadsTo', path, title, severity }]
          : [];
      }),
    ].sort((a, b) => rank(a) - rank(b));
    const severity = worst(reasons);
    return severity ? [{ page, reasons, severity }] : [];
  });
}

/** The severity of the worst reason; none without reasons. */
export function worst(reasons: readonly StaleReason[]): Severity | undefined {
  return severities.find((severity) => reasons.some((one) => severityOf(one) === severity));
}

/** Reasons that come from a list, with it; used to say which pages a decision made stale. */
export const isFrom = (reason: StaleReason, list: string): boolean =>
  'list' in reason && reason.list === list;

/** Pages that speak of one of these codes. */
export function pagesAbout(
  codes: readonly string[],
  pages: readonly ReviewedPage[],
): ReviewedPage[] {
  return pages.filter(({ procedures, quotes }) =>
    codes.some((code) => procedures.includes(code) || quotes.includes(code)),
  );
}

/** New procedures in force that no service and no guide covers: nothing is wrong, something is missing. */
export function gaps(
  pages: readonly ReviewedPage[],
  { procedures }: Catalogue,
  lists: readonly ProcedureList[],
): Procedure[] {
  const covered = new Set(pages.flatMap((page) => page.procedures));
  const papers = new Set(lists.filter(({ head }) => head.kind === 'decision').map(({ id }) => id));
  return [...procedures.values()].filter(
    ({ code, status, history }) =>
      status.kind === 'inForce' &&
      !covered.has(code) &&
      history.some(({ kind, list }) => kind === 'new' && papers.has(list)),
  );
}
