import { bare, fromTelex, fromVni, hasMarks, slips, spelled, wordsOf } from '#domain/syllable.ts';
import { singular } from './inverted.ts';
import type { Lexicon } from './lexicon.ts';

/** One word of a reading. */
export interface Term {
  /** As it was typed, where it was not mended. */
  readonly typed?: string;
  readonly bare: string;
  /** With its marks, where they were typed or the dictionary gives them: pages that spell it so come first. */
  readonly spelled?: string;
  readonly from: 'typed' | 'mended' | 'completed' | 'dictionary';
}

/** One way to understand what was typed; `weight` is 1 for the surest. */
export interface Reading {
  readonly terms: readonly Term[];
  readonly weight: number;
}

export interface Understood {
  readonly readings: readonly Reading[];
  /** What was mended, as the site writes it: “đăng ký khai sinh”. */
  readonly mended?: string;
  /** Dictionary entries that were used: “hộ khẩu” → “đăng ký thường trú”. */
  readonly meant: readonly { readonly from: string; readonly to: string }[];
  /** A procedure code, as seven digits, or its last six. */
  readonly code?: string;
}

/** One entry of `content/search/synonyms.yaml`, as far as search needs it. */
export interface Synonym {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly exact: boolean;
  /** Short for `to`: names on the site that hold it are found by the whole words as well. */
  readonly isAbbreviation: boolean;
}

/** Longer questions tell nothing more. */
const mostWords = 16;
const mostReadings = 10;

/** A folded syllable that Vietnamese could have: without strong reasons it is a word, not a slip. */
const couldBe =
  /^(?:[bcdghklmnpqrstvx]|ch|gh|gi|kh|ng|ngh|nh|ph|qu|th|tr)?(?:[aeiouy]|ai|ao|au|ay|ia|iu|ie|ieu|oa|oai|oay|oe|oi|ua|uai|uay|ui|ue|uo|uoi|uou|uu|uy|uya|uye|eo|eu|ye|yeu)(?:c|ch|m|n|ng|nh|p|t)?$/;

/** Which letters a word has, one bit each. */
function lettersOf(word: string): number {
  let letters = 0;
  for (const letter of word) letters |= 1 << (letter.charCodeAt(0) - 97);
  return letters;
}

function bits(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

interface Mended {
  readonly syllables: readonly string[];
  readonly cost: number;
  readonly spelled?: string;
  readonly isMended: boolean;
}

/**
 * Makes queries understood, with what the site knows and what the editors wrote into the dictionary.
 *
 * @param isForeign - whether most words are no Vietnamese syllables. Then what the site knows is never mended into
 *   something else, and of other words only what one slip explains.
 */
export function understander(lexicon: Lexicon, synonyms: readonly Synonym[], isForeign = false) {
  const phrases = new Map<string, { spelled: string[]; from: string; synonym: Synonym }[]>();
  let longest = 1;
  for (const synonym of synonyms)
    for (const from of synonym.from) {
      const words = wordsOf(from);
      const key = words.map(bare).join(' ');
      longest = Math.max(longest, words.length);
      phrases.set(key, [
        ...(phrases.get(key) ?? []),
        { spelled: words.map(spelled), from, synonym },
      ]);
    }

  const withLetters = lexicon.syllables.map((known) => [known, lettersOf(known)] as const);
  const nearCache = new Map<string, readonly (readonly [string, number])[]>();
  /** Known syllables one slip away, nearest first. */
  function near(syllable: string): readonly (readonly [string, number])[] {
    const cached = nearCache.get(syllable);
    if (cached) return cached;
    const most = syllable.length >= 6 ? 1.75 : 1;
    const letters = lettersOf(syllable);
    // Each slip changes two letters at most; counting them is cheaper than comparing the words.
    const mostLetters = most > 1 ? 4 : 2;
    const found = withLetters
      .filter(
        ([known, others]) =>
          Math.abs(known.length - syllable.length) <= 1 && bits(letters ^ others) <= mostLetters,
      )
      .map(([known]) => [known, slips(syllable, known, 2)] as const)
      .filter(([, cost]) => cost > 0 && cost <= most)
      .sort((a, b) => a[1] - b[1])
      .slice(0, 12);
    nearCache.set(syllable, found);
    return found;
  }

  /** Joined words taken apart where all the parts are known: `khaisinh`. */
  function apart(word: string): { syllables: string[]; cost: number }[] {
    let best: { syllables: string[]; cost: number }[][] = [[{ syllables: [], cost: 0 }]];
    for (let end = 1; end <= word.length; end += 1) {
      const here: { syllables: string[]; cost: number }[] = [];
      for (let start = Math.max(0, end - 7); start < end; start += 1) {
        const part = word.slice(start, end);
        if (!lexicon.knows(bare(part)) || (part.length === 1 && !/[aoyi]/.test(part))) continue;
        for (const { syllables, cost } of best[start] ?? []) {
          const before = syllables.at(-1);
          const isStrange = before !== undefined && !lexicon.knowsPair(before, bare(part));
          here.push({
            syllables: [...syllables, bare(part)],
            cost: cost + 0.36 + (part.length === 1 ? 0.6 : 0) + (isStrange ? 0.9 : 0),
          });
        }
      }
      best = [...best, here.sort((a, b) => a.cost - b.cost).slice(0, 5)];
    }
    return (best[word.length] ?? []).filter(({ syllables }) => syllables.length > 1).slice(0, 3);
  }

  /** Vietnamese words typed as one, each beside a neighbour it has on the site. */
  const joined = (word: string): { syllables: string[]; cost: number }[] =>
    apart(word).filter(({ syllables }) =>
      syllables.every(
        (syllable, index) => index === 0 || lexicon.knowsPair(syllables[index - 1] ?? '', syllable),
      ),
    );

  /** The same in a language with longer words, in which a slip seldom changes the first letter. */
  function foreignCandidates(word: string): Mended[] {
    const syllable = bare(word);
    const isMarked = hasMarks(word);
    const asTyped = { syllables: [syllable], isMended: false };
    if (/^\d+$/.test(word) || lexicon.knows(syllable) || lexicon.knows(singular(syllable)))
      return [{ ...asTyped, cost: 0, ...(isMarked ? { spelled: spelled(word) } : {}) }];
    const mended = near(syllable)
      .filter(([known, cost]) => cost <= 1 && syllable.length > 3 && known[0] === syllable[0])
      .map(([known, cost]) => ({ syllables: [known], cost: 1.1 + 1.1 * cost }));
    const keyed = /\d/.test(word) ? fromVni(word) : fromTelex(word);
    return [
      { ...asTyped, cost: 4 },
      ...(keyed && lexicon.knowsSpelling(keyed)
        ? [
            {
              syllables: [bare(keyed.replace(/\d$/, ''))],
              cost: 0.1,
              spelled: keyed,
              isMended: true,
            },
          ]
        : []),
      ...[...mended, ...(syllable.length > 3 ? joined(syllable) : [])].map((way) => ({
        ...way,
        isMended: true,
      })),
    ];
  }

  function candidates(word: string, isSupported: boolean): Mended[] {
    if (isForeign) return foreignCandidates(word);
    const syllable = bare(word);
    if (/^\d+$/.test(word)) return [{ syllables: [word], cost: 0, isMended: false }];
    const isKnown = lexicon.knows(syllable);
    const isMarked = hasMarks(word);
    const isRight = isMarked ? lexicon.knowsSpelling(spelled(word)) : isKnown;
    const asTyped = isKnown
      ? isRight
        ? 0
        : 0.6
      : couldBe.test(syllable)
        ? isMarked
          ? 1
          : 1.6
        : 4;
    const found: Mended[] = [
      {
        syllables: [syllable],
        cost: asTyped,
        ...(isMarked ? { spelled: spelled(word) } : {}),
        isMended: false,
      },
    ];
    const keyed = /\d/.test(word) ? fromVni(word) : fromTelex(word);
    if (keyed) {
      const meant = bare(keyed.replace(/\d$/, ''));
      if (meant !== syllable && lexicon.knows(meant))
        found.push({
          syllables: [meant],
          cost: isKnown ? 2.2 : lexicon.knowsSpelling(keyed) ? 0.1 : 0.4,
          spelled: keyed,
          isMended: true,
        });
      else if (!isKnown)
        for (const [known, cost] of near(meant))
          found.push({ syllables: [known], cost: 1 + 1.2 * cost, isMended: true });
    }
    if (!isKnown && /^[a-z\d]+$/.test(word)) {
      const trimmed = word
        .replace(/\d/g, '')
        .replace(/[sfrxjw]+$/, '')
        .replace(/(.)\1+/g, '$1');
      if (trimmed.length > 1 && trimmed !== syllable && lexicon.knows(bare(trimmed)))
        found.push({ syllables: [bare(trimmed)], cost: 1.1, isMended: true });
    }
    if (
      !/\d/.test(word) &&
      syllable.length >= 2 &&
      (!isKnown || (syllable.length >= 3 && !isSupported))
    ) {
      const start = !isKnown
        ? isMarked && couldBe.test(syllable)
          ? 2
          : 1.1
        : isMarked
          ? isRight
            ? 3.2
            : 0.5
          : 1.6;
      for (const [known, cost] of near(syllable))
        found.push({ syllables: [known], cost: start + 1.1 * cost, isMended: true });
    }
    if (syllable.length >= 4 && (!isKnown || (syllable.length >= 6 && !isSupported)))
      for (const { syllables, cost } of apart(syllable))
        found.push({ syllables, cost: (isKnown ? 1.5 : 0.2) + cost, isMended: true });
    return found.sort((a, b) => a.cost - b.cost).slice(0, 14);
  }

  /** The cheapest way to read words: known syllables that stand beside each other on the site. */
  function mend(words: readonly string[]): Term[] {
    const folded = words.map(bare);
    let ways: { cost: number; last?: string; terms: Term[] }[] = [{ cost: 0, terms: [] }];
    words.forEach((word, index) => {
      const [before, after] = [folded[index - 1], folded[index + 1]];
      const here = folded[index] ?? '';
      const isSupported =
        (before !== undefined && lexicon.knowsPair(before, here)) ||
        (after !== undefined && lexicon.knowsPair(here, after));
      const next = new Map<string, (typeof ways)[number]>();
      for (const candidate of candidates(word, isSupported))
        for (const way of ways) {
          let { cost, last } = way;
          cost += candidate.cost;
          for (const syllable of candidate.syllables) {
            if (last !== undefined && !lexicon.knowsPair(last, syllable)) cost += 1.2;
            last = syllable;
          }
          const found = last === undefined ? undefined : next.get(last);
          if (last === undefined || (found && found.cost <= cost)) continue;
          const terms = candidate.syllables.map(
            (syllable): Term => ({
              bare: syllable,
              ...(candidate.spelled ? { spelled: candidate.spelled } : {}),
              ...(candidate.isMended ? {} : { typed: word }),
              from: candidate.isMended ? 'mended' : 'typed',
            }),
          );
          next.set(last, { cost, last, terms: [...way.terms, ...terms] });
        }
      ways = [...next.values()].sort((a, b) => a.cost - b.cost).slice(0, 20);
    });
    return ways[0]?.terms ?? [];
  }

  interface Match {
    readonly at: number;
    readonly length: number;
    readonly from: string;
    readonly to: readonly string[];
    readonly doubt: number;
  }

  /** Whether a word was typed with marks that make it another word the site knows. */
  const isOther = (term: Term, wanted = ''): boolean =>
    term.spelled !== undefined && term.spelled !== wanted && lexicon.knowsSpelling(term.spelled);

  /** Entries of the dictionary that stand in the words, the longest first; marks that were typed must agree. */
  function matches(terms: readonly Term[]): Match[] {
    const anyMarks = terms.some((term) => term.spelled && hasMarks(term.spelled));
    const found: Match[] = [];
    for (let at = 0; at < terms.length; at += 1)
      for (let length = Math.min(longest, terms.length - at); length > 0; length -= 1) {
        const here = terms.slice(at, at + length);
        for (const phrase of phrases.get(here.map((term) => term.bare).join(' ')) ?? []) {
          let wrong = 0;
          here.forEach((term, index) => {
            const wanted = phrase.spelled[index] ?? '';
            if (term.spelled) wrong += term.spelled === wanted ? 0 : 1;
            else if (anyMarks && wanted !== term.bare) wrong += 0.4;
          });
          if (phrase.synonym.exact && wrong > 0) continue;
          if (wrong > length / 2) continue;
          // Two short words with other marks are other words: “ở đâu” is not “ở đậu”.
          if (length <= 2 && here.some((term, index) => isOther(term, phrase.spelled[index])))
            continue;
          found.push({
            at,
            length,
            from: phrase.from,
            to: phrase.synonym.to,
            doubt: wrong / length,
          });
        }
      }
    return found.sort((a, b) => b.length - a.length || a.doubt - b.doubt);
  }

  /** Ways to end the last word, which may still be being typed: “đăng ký khai si”. */
  function ended(terms: readonly Term[], typed: string): Term[][] {
    const last = terms.at(-1);
    const before = terms.at(-2)?.bare;
    if (!last || /\s$/.test(typed) || /\d/.test(last.bare)) return [];
    if (
      last.from === 'typed' &&
      lexicon.knows(last.bare) &&
      (before === undefined || lexicon.knowsPair(before, last.bare))
    )
      return [];
    const start = bare(wordsOf(typed).at(-1) ?? '');
    return lexicon
      .completions(start, before)
      .map((syllable) => [...terms.slice(0, -1), { bare: syllable, from: 'completed' }]);
  }

  /** `asTyped`: no slip is mended and nothing is looked up in the dictionary. */
  return (query: string, { asTyped = false } = {}): Understood => {
    const words = wordsOf(query).slice(0, mostWords);
    const code = words.find((word) => /^[1-3]\d{6}$|^\d{6}$/.test(word));
    const typed = words.map(
      (word): Term => ({
        bare: bare(word),
        typed: word,
        ...(hasMarks(word) ? { spelled: spelled(word) } : {}),
        from: 'typed',
      }),
    );
    if (asTyped) return { readings: [{ terms: typed, weight: 1 }], meant: [] };
    // What the dictionary knows as it was typed is no slip: “cccd”, “kt3”.
    const isKept = words.map(() => false);
    for (const { at, length } of matches(typed))
      if (
        length > 1 ||
        !lexicon.knows(typed[at]?.bare ?? '') ||
        /^[a-z\d]{2,6}$/.test(words[at] ?? '')
      )
        for (let index = at; index < at + length; index += 1) isKept[index] = true;
    const terms: Term[] = [];
    for (let index = 0; index < words.length; ) {
      const term = typed[index];
      if (isKept[index] && term) {
        terms.push(term);
        index += 1;
        continue;
      }
      let end = index;
      while (end < words.length && !isKept[end]) end += 1;
      terms.push(...mend(words.slice(index, end)));
      index = end;
    }

    const readings: Reading[] = [{ terms, weight: 1 }];
    const taken = terms.map(() => false);
    const used: Match[] = [];
    for (const match of matches(terms)) {
      const span = taken.slice(match.at, match.at + match.length);
      const isTwin = used.some(({ at, length }) => at === match.at && length === match.length);
      if (span.includes(true) && !isTwin) continue;
      taken.fill(true, match.at, match.at + match.length);
      used.push(match);
    }
    const spans = [...new Set(used.map(({ at }) => at))]
      .sort((a, b) => a - b)
      .map((at) =>
        used
          .filter((match) => match.at === at)
          .flatMap(({ length, to, doubt }) =>
            to.map((phrase, index) => ({
              at,
              length,
              phrase,
              weight: (doubt > 0.5 ? 0.85 : 0.97) * (index > 0 ? 0.82 : 1),
            })),
          ),
      );
    type Choice = (typeof spans)[number][number];
    const seen = new Set([terms.map((term) => term.bare).join(' ')]);
    const add = (choices: readonly Choice[], weight: number): void => {
      const read: Term[] = [];
      for (let index = 0; index < terms.length; ) {
        const choice = choices.find(({ at }) => at === index);
        const term = terms[index];
        if (choice)
          for (const word of wordsOf(choice.phrase))
            read.push({ bare: bare(word), spelled: spelled(word), from: 'dictionary' });
        else if (term) read.push(term);
        index += choice?.length ?? 1;
      }
      const key = read.map((term) => term.bare).join(' ');
      if (seen.has(key) || readings.length >= mostReadings) return;
      seen.add(key);
      readings.push({ terms: read, weight });
    };
    for (const [index, choices] of spans.entries())
      for (const choice of choices) {
        const others = spans.flatMap((other, at) => (at === index ? [] : (other[0] ?? [])));
        add([choice, ...others], choice.weight);
      }
    if (spans.length > 1) for (const choice of spans.flat()) add([choice], choice.weight * 0.95);
    const endings = ended(terms, query);
    for (const [index, ending] of endings.entries())
      readings.push({ terms: ending, weight: 0.95 - 0.05 * index });

    // A word that is only unfinished was not mistyped.
    const isMended = terms.some(
      ({ from }, index) => from === 'mended' && !(endings.length > 0 && index === terms.length - 1),
    );
    // Whoever types marks leaves a word without them as it is meant: “mức hai” is not “mức hải”.
    const anyMarks = words.some(hasMarks);
    const written = terms.map((term, index) =>
      term.typed && (isForeign || anyMarks || hasMarks(term.typed))
        ? term.typed
        : lexicon.written(term.bare, terms[index - 1]?.bare, terms[index + 1]?.bare),
    );
    return {
      readings,
      ...(isMended ? { mended: written.join(' ') } : {}),
      meant: used.map(({ from, to }) => ({ from, to: to[0] ?? '' })),
      ...(code ? { code } : {}),
    };
  };
}
