import { type Explanation, explanations } from '#checks/examples.ts';
import { type Finding, formatFinding } from '#checks/finding.ts';
import { checkContent, listsOf, pagesOf } from '#checks/index.ts';
import { withConditions } from '#domain/cases.ts';
import { type Catalogue, catalogueOn, countsFrom, type Procedure } from '#domain/catalogue.ts';
import {
  type CodeChange,
  type ComingChange,
  codesOf,
  comingChanges,
  listChanges,
} from '#domain/changes.ts';
import type { Block } from '#domain/document.ts';
import { type PageKind, pagesAbout, type StaleReason, stalePages } from '#domain/staleness.ts';
import {
  shapeDifferences,
  translatedGate,
  translatedGuide,
  translatedLesson,
  translatedLifeEvent,
  translatedPlaces,
  translatedPlan,
  translatedService,
} from '#domain/translation.ts';
import { pagesIn } from '#i18n/pages.ts';
import { fingerprint } from '#read/content-files.ts';
import type { Mistake } from '#read/content-watch.ts';
import { type Content, type ReadBefore, readContent } from '#read/read-content.ts';
import type {
  Bulletin,
  Day,
  EssentialService,
  Gate,
  Glossary,
  Guide,
  Holidays,
  Lesson,
  LifeEvent,
  ListHead,
  Places,
  Plan,
  ProcedureRow,
  Rehearsal,
  Returned,
  Service,
  Site,
  Spoken,
  Statistics,
  Units,
} from '#schemas/index.ts';

/**
 * Content as pages get it: read and checked once, and nothing of it where a check failed. Bodies are data (`Block[]`),
 * never code.
 */
export interface Frame {
  readonly site: Site;
  readonly places: Places;
  readonly units: Units;
  readonly holidays: Holidays;
  readonly gate: Gate;
  readonly returned: Returned;
  readonly glossary: Glossary;
  readonly spoken: Spoken;
  readonly today: Day;
}

export interface ListEntry {
  readonly head: ListHead;
  readonly countsFrom: Day;
  readonly upcoming: boolean;
  /** How many rows it has; a snapshot has rows and changes nothing. */
  readonly rows: number;
  readonly changes: readonly CodeChange[];
  /** What its rows say of codes, for whoever reuses the data. */
  readonly written: readonly Pick<ProcedureRow, 'code' | 'change' | 'replaces' | 'insteadOf'>[];
}

/** A page written by hand that speaks of procedures, with what is to be said of its age. */
export interface AgeingPage {
  readonly path: string;
  readonly title: string;
  readonly kind: PageKind;
  readonly reviewed?: Day;
  /** Lists that changed, or are going to change, a procedure it speaks of. */
  readonly lists: readonly string[];
  /** The worst first; empty while the page holds. */
  readonly reasons: readonly StaleReason[];
}

/** One page in another language, whole: the facts of the Vietnamese side in translated words. */
export interface Translated {
  /** `of` front matter of a service, guide or lesson, or a life event, a plan, the gate, the places. */
  readonly value: Service | Guide | Lesson | LifeEvent | Plan | Gate | Places;
  readonly blocks: readonly Block[];
  readonly isOutdated: boolean;
}

/** Every collection of the site: entries by their ids. */
export interface Collections {
  readonly procedures: Map<string, Procedure>;
  readonly lists: Map<string, ListEntry>;
  readonly coming: Map<string, { changes: readonly ComingChange[] }>;
  readonly ageing: Map<string, AgeingPage>;
  readonly services: Map<string, { front: Service; blocks: readonly Block[] }>;
  readonly guides: Map<string, { front: Guide; blocks: readonly Block[] }>;
  readonly lessons: Map<string, { front: Lesson; blocks: readonly Block[] }>;
  readonly lifeEvents: Map<string, LifeEvent>;
  readonly rehearsals: Map<string, Rehearsal>;
  readonly bulletins: Map<string, Bulletin>;
  readonly plans: Map<string, Plan>;
  readonly statistics: Map<string, Statistics>;
  readonly essential: Map<string, EssentialService>;
  /** What is translated, by `language/kind/slug`. */
  readonly translations: Map<string, Translated>;
  /** What the rules guard, for the page that explains them. */
  readonly rules: Map<string, Explanation>;
  readonly frame: Map<string, Frame>;
}

/** Content that may not be shown, with every place to mend. */
export class ContentError extends Error {
  override name = 'ContentError';
  readonly mistakes: readonly Mistake[];

  constructor(findings: readonly Finding[]) {
    super(
      `Nội dung còn ${findings.length} chỗ cần sửa, chưa dựng trang.\n\n${findings.map(formatFinding).join('\n\n')}\n`,
    );
    this.mistakes = findings.map((finding) => ({ ...finding, text: formatFinding(finding) }));
  }
}

/** Every translation put over its Vietnamese side. */
function translationsIn(content: Content): Map<string, Translated> {
  const found = new Map<string, Translated>();
  for (const { name, ...folder } of content.languages) {
    const add = <
      S extends { readonly value: unknown },
      T extends { readonly value: { outdated?: true } },
    >(
      path: string,
      source: S | undefined,
      page: T | undefined,
      put: (source: S['value'], words: T['value']) => Translated['value'],
      blocks: readonly Block[] = [],
    ): void => {
      if (!source || !page) return;
      // Words for other entries than those of today would stand beside the wrong ones: then the page stays Vietnamese.
      if (shapeDifferences(source.value, page.value).length > 0) return;
      found.set(`${name}/${path}`, {
        value: put(source.value, page.value),
        blocks,
        isOutdated: page.value.outdated ?? false,
      });
    };
    const of = <S extends { readonly slug: string }>(sources: readonly S[], slug: string) =>
      sources.find((source) => source.slug === slug);
    for (const page of folder.services)
      add(
        `services/${page.slug}`,
        of(content.services, page.slug),
        page,
        translatedService,
        page.document.blocks,
      );
    for (const page of folder.guides) {
      const source = of(content.guides, page.slug);
      const cases = source ? translatedGuide(source.value, page.value).cases : [];
      const { or } = pagesIn(name).guide;
      add(
        `guides/${page.slug}`,
        source,
        page,
        translatedGuide,
        withConditions(page.document.blocks, cases, or),
      );
    }
    for (const page of folder.lessons)
      add(
        `lessons/${page.slug}`,
        of(content.lessons, page.slug),
        page,
        translatedLesson,
        page.document.blocks,
      );
    for (const page of folder.lifeEvents)
      add(`life-events/${page.slug}`, of(content.lifeEvents, page.slug), page, translatedLifeEvent);
    for (const page of folder.plans)
      add(`plans/${page.slug}`, of(content.plans, page.slug), page, translatedPlan);
    add('gate/', content.gate, folder.gate, translatedGate);
    add('places/', content.places, folder.places, translatedPlaces);
  }
  return found;
}

/** The SHA-256 of every file that was read, by its path. */
export const filesRead = (content: Content): ReadonlyMap<string, string> =>
  new Map(content.files.map(({ file, text }) => [file, fingerprint(text)]));

/** @throws ContentError with everything that is to be mended. */
export function checkAll(content: Content, today: Day): void {
  const findings = checkContent(content, today);
  if (findings.length > 0) throw new ContentError(findings);
}

/**
 * Reads and checks a folder of content for one day. The languages it is translated into must be known.
 *
 * @param before - files that did not change since are not read again.
 * @throws ContentError with everything that is to be mended.
 */
export function checkedContent(folder: string, today: Day, before?: ReadBefore): Collections {
  const content = readContent(folder, before);
  checkAll(content, today);
  return collectionsOf(content, today);
}

/**
 * What pages are made of. It is to be published only where `checkAll` finds nothing.
 *
 * @throws where the content lacks something without which there is no page: `checkAll` says what.
 */
export function collectionsOf(content: Content, today: Day): Collections {
  const { site, places, units, holidays, gate, returned, glossary } = content;
  if (!site || !places || !units || !holidays || !gate || !returned) throw new ContentError([]);
  const lists = listsOf(content);
  const catalogue: Catalogue = catalogueOn(today, lists);
  const changes = listChanges(lists);
  const pages = pagesOf(content);
  const stale = new Map(stalePages(pages, catalogue).map(({ page, reasons }) => [page, reasons]));
  return {
    procedures: new Map(catalogue.procedures),
    lists: new Map(
      content.lists.map(({ id, head, rows }) => [
        id,
        {
          head: head.value,
          countsFrom: countsFrom(head.value),
          upcoming: countsFrom(head.value) > today,
          rows: rows.length,
          changes: changes.find((one) => one.id === id)?.changes ?? [],
          written: rows.map(({ value: { code, change, replaces, insteadOf } }) => ({
            code,
            change,
            replaces,
            insteadOf,
          })),
        },
      ]),
    ),
    coming: new Map(
      [...comingChanges(catalogue)].map(([code, members]) => [code, { changes: members }]),
    ),
    ageing: new Map(
      pages.map((page) => [
        page.path,
        {
          path: page.path,
          title: page.title,
          kind: page.kind,
          ...(page.reviewed ? { reviewed: page.reviewed } : {}),
          lists: changes
            .filter((one) => pagesAbout(one.changes.flatMap(codesOf), [page]).length > 0)
            .map(({ id }) => id),
          reasons: stale.get(page) ?? [],
        },
      ]),
    ),
    services: new Map(
      content.services.map(({ slug, value, document }) => [
        slug,
        { front: value, blocks: document.blocks },
      ]),
    ),
    guides: new Map(
      content.guides.map(({ slug, value, document }) => [
        slug,
        { front: value, blocks: withConditions(document.blocks, value.cases) },
      ]),
    ),
    lessons: new Map(
      content.lessons.map(({ slug, value, document }) => [
        slug,
        { front: value, blocks: document.blocks },
      ]),
    ),
    lifeEvents: new Map(content.lifeEvents.map(({ slug, value }) => [slug, value])),
    rehearsals: new Map(content.rehearsals.map(({ slug, value }) => [slug, value])),
    bulletins: new Map(content.bulletins.map(({ slug, value }) => [slug, value])),
    plans: new Map(content.plans.map(({ slug, value }) => [slug, value])),
    statistics: new Map(content.statistics.map(({ slug, value }) => [slug, value])),
    essential: new Map(content.essential.value.map((one) => [one.slug, one])),
    translations: translationsIn(content),
    rules: new Map(Object.entries(explanations)),
    frame: new Map([
      [
        'frame',
        {
          site: site.value,
          places: places.value,
          units: units.value,
          holidays: holidays.value,
          gate: gate.value,
          returned: returned.value,
          glossary: glossary.value,
          spoken: content.spoken.value,
          today,
        },
      ],
    ]),
  };
}
