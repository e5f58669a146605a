import { hasMarks } from '#domain/syllable.ts';
import type { AskedWords, Result, SearchOptions } from './answer.ts';
import { inverted, type Name, obtain, singular } from './inverted.ts';
import { lexiconOf } from './lexicon.ts';
import { fields, type Matter, mattersOf, resultOf } from './matters.ts';
import { type Importance, importanceWith, spokenWeight } from './spoken-words.ts';
import type { TitleIndex, TitleRecord } from './title-index.ts';
import {
  type Reading,
  type Synonym,
  type Term,
  type Understood,
  understander,
} from './understand.ts';

export interface Ranked {
  readonly results: readonly Result[];
  /** 0 to 1: how much of what was asked stands in the best page. */
  readonly confidence: number;
  readonly understood: Understood;
  readonly words: AskedWords;
}

/** In the order of `fields`. */
const fieldWeight = [5, 3.6, 2.2, 1];
const lengthMatters = [0.2, 0.15, 0.1, 0.6];
/** Whether a query names a page by its title is surest, then by another name, then by an official one. */
const nameWeight = [1, 0.75, 0.8];
const kinds: Record<Result['kind'], number> = {
  service: 1,
  guide: 0.86,
  lesson: 0.9,
  event: 0.7,
  page: 0.7,
  procedure: 0.7,
};
/** Readings with more words add up more: how much of that is taken back, 0 to 1. */
const lengthOfReading = 0.9;
/** Matters this far behind the best are no answer. */
const farBehind = 0.15;
const near = 0.45;
const mostResults = 30;

/** How well a name of a matter and the query fit. */
interface Named {
  readonly value: number;
  readonly name: Name;
  /** A name all of whose words were asked for, whatever else was said. */
  readonly whole: Name | undefined;
}
interface Score {
  readonly score: number;
  readonly confidence: number;
  readonly foundAs?: string;
}
/** Letters of the longest word of another language that a slip is mended to; Vietnamese syllables are shorter. */
const longestWord = 15;
/** A word that stands in many places of a matter counts little more than once. */
const saturation = 2;
/** Whoever says a whole name among other words means it. */
const sureOfWholeName = 0.75;

/** Matters for a query, best first; those far behind the best are left out. */
export interface Ranker {
  (query: string, options?: SearchOptions): Ranked;
  /** Knows more pages from now on, none of which belongs to a service: as if they had been there from the start. */
  add(more: readonly TitleRecord[]): void;
}

/** Ranks matters by their names: syllables and pairs of syllables, with marks where they were typed. */
export function ranker({ pages: given, synonyms, words: moreWords, asked }: TitleIndex): Ranker {
  const importanceOf = importanceWith(asked);
  const pages = [...given];
  const matters = withWholeWords(mattersOf(pages), synonyms);
  const { postings, pairs, names, namesWith, lengths, add: invert } = inverted();
  invert(matters);
  const rarity = (count: number): number =>
    Math.log(1 + (matters.length - count + 0.5) / (count + 0.5));
  const rarityOf = (word: string): number => rarity(postings.get(word)?.length ?? 0);
  let meanLength: readonly number[] = [];
  let nameWorth: readonly number[] = [];
  /** What depends on all matters at once. */
  const weigh = (): void => {
    meanLength = fields.map(
      (_, at) => lengths.reduce((sum, length) => sum + (length[at] ?? 0), 0) / matters.length || 1,
    );
    nameWorth = names.map(({ words }) =>
      [...words].reduce((sum, word) => sum + rarityOf(word) * importanceOf(word), 0),
    );
  };
  weigh();
  const lexicon = lexiconOf(
    (function* () {
      yield* textsOf(matters);
      for (const { from, to } of synonyms) yield* [...from, ...to];
      yield* moreWords;
      if (!asked) return;
      yield* [...asked.spoken, ...asked.doubtful];
      // A guide inside a service has a summary that no matter holds.
      for (const { about } of pages) yield about;
    })(),
    asked && longestWord,
  );
  const understand = understander(lexicon, synonyms, asked !== undefined);

  function saturated(counts: readonly number[], matter: number): number {
    let sum = 0;
    counts.forEach((count, at) => {
      if (count === 0) return;
      const share = lengthMatters[at] ?? 0;
      sum +=
        ((fieldWeight[at] ?? 0) * count) /
        (1 - share + (share * (lengths[matter]?.[at] ?? 0)) / (meanLength[at] ?? 1));
    });
    return sum / (saturation + sum);
  }

  /** The most that one name of a matter and the query have in common: what it adds to the score, 0 for nothing. */
  function named(
    terms: readonly Term[],
    worth: readonly number[],
    total: number,
  ): Map<number, Named> {
    const common = new Map<number, { asked: number; answered: number }>();
    const seen = new Set<string>();
    terms.forEach(({ bare: word }, index) => {
      const isFirst = !seen.has(word);
      seen.add(word);
      for (const name of namesWith.get(word) ?? []) {
        const entry = obtain(common, name, () => ({ asked: 0, answered: 0 }));
        entry.asked += worth[index] ?? 0;
        if (isFirst) entry.answered += rarityOf(word) * importanceOf(word);
      }
    });
    const best = new Map<number, Named>();
    for (const [index, { asked, answered }] of common) {
      const name = names[index];
      if (!name) continue;
      const precision = answered / (nameWorth[index] || 1);
      const recall = asked / total;
      const isWhole = precision > 0.98 && recall > 0.98;
      const value =
        (nameWeight[name.field] ?? 0) * (1.1 * precision * recall + (isWhole ? 0.35 : 0));
      const known = best.get(name.matter);
      const whole = known?.whole ?? (precision > 0.98 && name.words.size > 1 ? name : undefined);
      if (value > (known?.value ?? 0)) best.set(name.matter, { value, name, whole });
      else if (known) best.set(name.matter, { ...known, whole });
    }
    return best;
  }

  function scored({ terms: read, weight }: Reading): Map<number, Score> {
    const terms = read.map((term) => ({ ...term, bare: singular(term.bare) }));
    // Thousands of matters hold an everyday word: numbers side by side are added up faster than objects in a map.
    const width = terms.length;
    const score = new Float64Array(matters.length);
    const cover = new Float64Array(matters.length);
    const sure = new Float64Array(matters.length * width);
    const found = new Set<number>();
    const add = (matter: number, value: number): void => {
      found.add(matter);
      score[matter] = (score[matter] ?? 0) + value;
    };
    const anyMarks = terms.some(
      ({ spelled: written, from }) => written && hasMarks(written) && from !== 'dictionary',
    );
    const weights = terms.map(({ bare: word, spelled: written, from }) =>
      from === 'dictionary' ? 1 : importanceOf(word, written),
    );
    const worth = terms.map(({ bare: word }, index) => {
      const count = postings.get(word)?.length ?? 0;
      return (count > 0 ? rarity(count) : rarity(0) * 0.75) * (weights[index] ?? 1);
    });
    const total = worth.reduce((sum, value) => sum + value, 0) || 1;
    // Without marks a Vietnamese word alone may be another; in a language without marks it is the word.
    const isTheWord = asked && terms.length === 1;
    terms.forEach(({ bare: word, spelled: written, from }, index) => {
      for (const { matter, counts, spellings } of postings.get(word) ?? []) {
        let agreement = 1;
        let surely = isTheWord && spellings.includes(word) ? 0.8 : 0.5;
        if (written) {
          const isSpelled = spellings.includes(written);
          agreement = isSpelled ? 1.22 : 0.4;
          surely = isSpelled ? 1 : 0.15;
        } else if (anyMarks && from === 'typed') {
          const isSpelled = spellings.includes(word);
          agreement = isSpelled ? 1.11 : 0.7;
          surely = isSpelled ? 0.8 : 0.3;
        }
        const value = worth[index] ?? 0;
        add(matter, value * saturated(counts, matter) * agreement);
        cover[matter] = (cover[matter] ?? 0) + value * Math.min(1, agreement);
        sure[matter * width + index] = surely;
      }
    });
    for (let index = 1; index < terms.length; index += 1) {
      const places = pairs.get(`${terms[index - 1]?.bare} ${terms[index]?.bare}`);
      if (!places) continue;
      const value =
        0.8 * rarity(places.length) * Math.sqrt((weights[index] ?? 1) * (weights[index - 1] ?? 1));
      for (const { matter, counts } of places) {
        add(matter, value * saturated(counts, matter));
        sure.fill(1, matter * width + index - 1, matter * width + index + 1);
      }
    }
    const byName = named(terms, worth, total);
    const scores = new Map<number, Score>();
    for (const matter of found) {
      const by = byName.get(matter);
      const surely = sure.subarray(matter * width, (matter + 1) * width);
      scores.set(matter, {
        score:
          ((score[matter] ?? 0) / total ** lengthOfReading) *
          (0.2 + 0.8 * Math.min(1, (cover[matter] ?? 0) / total) ** 1.3) *
          (1 + (by?.value ?? 0)) *
          weight,
        confidence: Math.max(
          surely.reduce((sum, value, index) => sum + value * (worth[index] ?? 0), 0) / total,
          by?.whole
            ? sureOfWholeName *
                mean(surely.filter((_, index) => by.whole?.words.has(terms[index]?.bare ?? '')))
            : 0,
        ),
        ...(by && by.name.field > 0 ? { foundAs: by.name.text } : {}),
      });
    }
    return scores;
  }

  function prior({ record: { kind, isEssential, isCommune } }: Matter): number {
    return kinds[kind] * (isEssential ? 1.08 : 1) * (isCommune ? 1 : 0.8);
  }

  /** The procedure with a code, or the end of one, then the services that cover it. For an ended one, first what is used now. */
  function withCode(code: string): Result[] {
    const asked = pages
      .filter(
        ({ kind, covers }) => kind === 'procedure' && covers[0]?.replace('.', '').endsWith(code),
      )
      .flatMap(({ covers }) => covers);
    const procedures = pages
      .filter(({ kind, id }) => kind === 'procedure' && asked.includes(id))
      .sort((a, b) => Number(a.isEnded) - Number(b.isEnded));
    const services = matters.filter(
      ({ record: { kind, covers } }) =>
        kind === 'service' && covers.some((one) => asked.includes(one)),
    );
    const inForce = procedures.filter(({ isEnded }) => !isEnded).map((page) => resultOf(page, []));
    const ended = procedures.filter(({ isEnded }) => isEnded).map((page) => resultOf(page, []));
    return eachPageOnce([...inForce, ...services.map(({ result }) => result), ...ended]);
  }

  function add(more: readonly TitleRecord[]): void {
    const added = withWholeWords(mattersOf(more), synonyms);
    pages.push(...more);
    matters.push(...added);
    invert(added);
    lexicon.learn(textsOf(added));
    weigh();
  }

  const search = (query: string, options: SearchOptions = {}): Ranked => {
    const understood = understand(query, options);
    const words = askedWords(understood, importanceOf);
    if (understood.code) {
      const results = withCode(understood.code);
      if (results.length > 0) return { results, confidence: 1, understood, words };
    }
    const best = new Map<number, Score>();
    for (const reading of understood.readings)
      for (const [matter, score] of scored(reading))
        if ((best.get(matter)?.score ?? 0) < score.score) best.set(matter, score);
    const ranked = [...best]
      .flatMap(([index, { score, confidence, foundAs }]) => {
        const matter = matters[index];
        return matter ? [{ ...matter, score: score * prior(matter), confidence, foundAs }] : [];
      })
      .sort((a, b) => b.score - a.score || a.record.title.length - b.record.title.length);
    const top = ranked[0]?.score ?? 0;
    return {
      results: eachPageOnce(
        ranked
          .filter(({ score }) => score >= top * farBehind)
          .slice(0, mostResults)
          .map(({ result, score, foundAs }) => ({
            ...result,
            isNear: score >= top * near,
            ...(foundAs ? { foundAs } : {}),
          })),
      ),
      confidence: Math.max(0, ...ranked.slice(0, 3).map(({ confidence }) => confidence)),
      understood,
      words,
    };
  };
  return Object.assign(search, { add });
}

function* textsOf(matters: readonly Matter[]): Generator<string> {
  for (const { texts } of matters) for (const field of fields) yield* texts[field];
}

function askedWords({ readings }: Understood, importanceOf: Importance): AskedWords {
  const terms = readings.flatMap((reading) => reading.terms);
  const words = (isSpoken: boolean) => [
    ...new Set(
      terms
        .filter((term) => importanceOf(term.bare, term.spelled) <= spokenWeight === isSpoken)
        .map((term) => term.spelled ?? term.bare),
    ),
  ];
  return { telling: words(false), spoken: words(true) };
}

/** Names that hold an abbreviation, “thẻ BHYT”, get the name in whole words besides. */
function withWholeWords(matters: readonly Matter[], synonyms: readonly Synonym[]): Matter[] {
  const whole = new Map(
    synonyms.flatMap(({ from, to, isAbbreviation }) =>
      isAbbreviation ? from.map((short) => [short.toUpperCase(), to[0] ?? ''] as const) : [],
    ),
  );
  return matters.map((matter) => {
    const { title, official } = matter.texts;
    const names = [...title, ...official].flatMap((name) => {
      const written = name.replace(/[\p{Lu}\d]{3,}/gu, (word) => whole.get(word) ?? word);
      return written === name ? [] : [written];
    });
    if (names.length === 0) return matter;
    return { ...matter, texts: { ...matter.texts, official: [...official, ...names] } };
  });
}

const mean = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** A life event leads to many services: it is named where it comes first. */
function eachPageOnce(results: readonly Result[]): Result[] {
  const shown = new Set<string>();
  return results.flatMap((result) => {
    if (shown.has(result.url)) return [];
    shown.add(result.url);
    const parts = result.parts.filter(({ url }) => !shown.has(url));
    for (const { url } of parts) shown.add(url);
    return [{ ...result, parts }];
  });
}
