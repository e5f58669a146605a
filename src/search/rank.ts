import { bare, hasMarks, spelled, wordsOf } from '#domain/syllable.ts';
import type { Hit } from './answer.ts';
import { lexiconOf } from './lexicon.ts';
import type { TitleIndex, TitleRecord } from './title-index.ts';
import { type Reading, type Understood, understander } from './understand.ts';

export interface Ranked {
  readonly hits: readonly Hit[];
  /** 0 to 1: how much of what was asked stands in the best page. */
  readonly confidence: number;
  readonly understood: Understood;
}

/** Title, other names, summary. */
const fieldWeight = [5, 3.6, 1] as const;
const lengthMatters = [0.35, 0.15, 0.6] as const;
const kinds: Record<Hit['kind'], number> = {
  service: 1,
  guide: 0.86,
  lesson: 0.9,
  event: 0.7,
  page: 0.66,
  procedure: 0.55,
};
/** Readings with more words add up more: how much of that is taken back, 0 to 1. */
const lengthOfReading = 0.9;

/** Words of a spoken question; the second group can belong to a name. Weights against a word that names something. */
const spokenWords: readonly (readonly [string, number])[] = [
  [
    'làm xin cần gì ở đâu muốn phải có không thế nào bao nhiêu cho của để thì là tôi em anh chị mình bị được và với vì khi như ai về thủ tục hướng dẫn cách những các một mà hay rồi sao đã đang xem mới nhất theo mức lâu từ trong trình tự quy trình ngay chờ mần zậy vậy hả nha ạ dạ xài lấy đi giùm dùm giúp con',
    0.12,
  ],
  [
    'giấy tiền hồ sơ hết mất bằng online trực tuyến mẫu đơn nơi điều kiện trường hợp lại ngày hộ tờ',
    0.45,
  ],
];
const importance = new Map<string, number>();
const bareImportance = new Map<string, number>();
for (const [words, weight] of spokenWords)
  for (const word of words.split(' ')) {
    importance.set(spelled(word), weight);
    bareImportance.set(bare(word), Math.max(weight, bareImportance.get(bare(word)) ?? 0));
  }

interface Posting {
  readonly counts: [number, number, number];
  readonly spellings: Set<string>;
}

interface Score {
  score: number;
  confidence: number;
}

/** Ranks pages by their names: syllables and pairs of syllables, with marks where they were typed. */
export function ranker({ pages: all, synonyms, words: moreWords }: TitleIndex) {
  const pages = all.filter(({ isEnded }) => !isEnded);
  const postings = new Map<string, Map<number, Posting>>();
  const pairs = new Map<string, Map<number, [number, number, number]>>();
  const lengths: [number, number, number][] = [];
  const titles: { words: readonly string[]; set: ReadonlySet<string> }[] = [];
  pages.forEach(({ title, alsoKnownAs, about }, page) => {
    const length: [number, number, number] = [0, 0, 0];
    [[title], alsoKnownAs, [about]].forEach((texts, field) => {
      for (const piece of texts.flatMap((text) => text.split(/[.;:,()]/))) {
        const words = wordsOf(piece);
        words.forEach((word, index) => {
          const key = bare(word);
          length[field as 0 | 1 | 2] += 1;
          const byPage = postings.get(key) ?? new Map<number, Posting>();
          postings.set(key, byPage);
          const posting = byPage.get(page) ?? { counts: [0, 0, 0], spellings: new Set<string>() };
          byPage.set(page, posting);
          posting.counts[field as 0 | 1 | 2] += 1;
          posting.spellings.add(spelled(word));
          const before = words[index - 1];
          if (!before) return;
          const pair = `${bare(before)} ${key}`;
          const pairPages = pairs.get(pair) ?? new Map<number, [number, number, number]>();
          pairs.set(pair, pairPages);
          const counts = pairPages.get(page) ?? [0, 0, 0];
          pairPages.set(page, counts);
          counts[field as 0 | 1 | 2] += 1;
        });
      }
    });
    lengths.push(length);
    const words = wordsOf(title).map(bare);
    titles.push({ words, set: new Set(words) });
  });
  const mean = [0, 1, 2].map(
    (field) => lengths.reduce((sum, length) => sum + (length[field] ?? 0), 0) / pages.length || 1,
  );
  const rarity = (count: number): number =>
    Math.log(1 + (pages.length - count + 0.5) / (count + 0.5));
  const rarityOf = (word: string): number => rarity(postings.get(word)?.size ?? 0);
  const titleRarity = titles.map(({ words }) =>
    words.reduce((sum, word) => sum + rarityOf(word) * (bareImportance.get(word) ?? 1), 0),
  );
  const lexicon = lexiconOf(
    (function* () {
      for (const { title, alsoKnownAs, about } of pages) yield* [title, ...alsoKnownAs, about];
      for (const { from, to } of synonyms) yield* [...from, ...to];
      yield* moreWords;
    })(),
  );
  const understand = understander(lexicon, synonyms);

  function saturated(counts: readonly number[], page: number): number {
    let sum = 0;
    for (const field of [0, 1, 2] as const)
      if (counts[field])
        sum +=
          (fieldWeight[field] * counts[field]) /
          (1 -
            lengthMatters[field] +
            (lengthMatters[field] * (lengths[page]?.[field] ?? 0)) / (mean[field] ?? 1));
    return sum / (2 + sum);
  }

  function scored({ terms, weight }: Reading): Map<number, Score> {
    const found = new Map<number, { score: number; cover: number; hits: number[] }>();
    const of = (page: number) => {
      const entry = found.get(page) ?? { score: 0, cover: 0, hits: terms.map(() => 0) };
      found.set(page, entry);
      return entry;
    };
    const anyMarks = terms.some(
      ({ spelled: written, from }) => written && hasMarks(written) && from !== 'dictionary',
    );
    const weights = terms.map(({ bare: word, spelled: written, from }) =>
      from === 'dictionary'
        ? 1
        : ((written ? importance.get(written) : bareImportance.get(word)) ?? 1),
    );
    const rarities = terms.map(({ bare: word }) => {
      const count = postings.get(word)?.size ?? 0;
      return count > 0 ? rarity(count) : rarity(0) * 0.75;
    });
    const worth = terms.map((_, index) => (rarities[index] ?? 0) * (weights[index] ?? 1));
    const total = worth.reduce((sum, value) => sum + value, 0) || 1;
    terms.forEach(({ bare: word, spelled: written, from }, index) => {
      for (const [page, { counts, spellings }] of postings.get(word) ?? []) {
        let agreement = 1;
        let sure = 0.5;
        if (written) [agreement, sure] = spellings.has(written) ? [1.22, 1] : [0.4, 0.15];
        else if (anyMarks && from === 'typed')
          [agreement, sure] = spellings.has(word) ? [1.11, 0.8] : [0.7, 0.3];
        const entry = of(page);
        const value = worth[index] ?? 0;
        entry.score += value * saturated(counts, page) * agreement;
        entry.cover += value * Math.min(1, agreement);
        entry.hits[index] = sure;
      }
    });
    for (let index = 1; index < terms.length; index += 1) {
      const key = `${terms[index - 1]?.bare} ${terms[index]?.bare}`;
      const byPage = pairs.get(key);
      if (!byPage) continue;
      const value =
        0.8 * rarity(byPage.size) * Math.sqrt((weights[index] ?? 1) * (weights[index - 1] ?? 1));
      for (const [page, counts] of byPage) {
        const entry = of(page);
        entry.score += value * saturated(counts, page);
        entry.hits[index] = 1;
        entry.hits[index - 1] = 1;
      }
    }
    const asked = new Set(terms.map(({ bare: word }) => word));
    const scores = new Map<number, Score>();
    for (const [page, { score, cover, hits }] of found) {
      const title = titles[page];
      if (!title) continue;
      const named = title.words
        .filter((word) => asked.has(word))
        .reduce((sum, word) => sum + rarityOf(word) * (bareImportance.get(word) ?? 1), 0);
      const precision = named / (titleRarity[page] || 1);
      const recall =
        terms.reduce(
          (sum, { bare: word }, index) => sum + (title.set.has(word) ? (worth[index] ?? 0) : 0),
          0,
        ) / total;
      const coverage = Math.min(1, cover / total);
      const isWholeTitle = precision > 0.98 && recall > 0.98;
      scores.set(page, {
        score:
          (score / total ** lengthOfReading) *
          (0.2 + 0.8 * coverage ** 1.3) *
          (1 + 1.1 * precision * recall + (isWholeTitle ? 0.35 : 0)) *
          weight,
        confidence: hits.reduce((sum, sure, index) => sum + sure * (worth[index] ?? 0), 0) / total,
      });
    }
    return scores;
  }

  const families = pages.flatMap(({ kind, id, codes }, service) =>
    kind === 'service'
      ? {
          service,
          guides: pages.flatMap((page, index) =>
            page.kind === 'guide' && page.id === id ? index : [],
          ),
          procedures: pages.flatMap((page, index) =>
            page.kind === 'procedure' && codes.includes(page.id) ? index : [],
          ),
        }
      : [],
  );

  /** A service, its guide and its procedures are one matter: whichever was meant brings the others. */
  function keepTogether(scores: Map<number, Score>): void {
    const lift = (page: number, from: Score | undefined, share: number): void => {
      if (!from) return;
      const own = scores.get(page);
      if ((own?.score ?? 0) >= from.score * share) return;
      scores.set(page, {
        score: from.score * share,
        confidence: Math.max(own?.confidence ?? 0, from.confidence),
      });
    };
    for (const { service, guides, procedures } of families) {
      for (const procedure of procedures) lift(service, scores.get(procedure), 0.9);
      for (const page of [...guides, ...procedures]) lift(page, scores.get(service), 1);
    }
  }

  function prior({ kind, isEssential, isCommune }: TitleRecord): number {
    return kinds[kind] * (isEssential ? 1.08 : 1) * (isCommune ? 1 : 0.88);
  }

  /** Pages for a query, best first; pages far behind the best are left out. */
  return (query: string): Ranked => {
    const understood = understand(query);
    const { code } = understood;
    if (code) {
      const rank = ({ kind }: TitleRecord) => ['procedure', 'service', 'guide'].indexOf(kind);
      const asked = all
        .filter(({ codes }) => codes[0]?.replace('.', '').endsWith(code))
        .flatMap(({ codes }) => codes);
      const hits = all
        .filter(({ codes }) => codes.some((one) => asked.includes(one)))
        .sort((a, b) => Number(a.isEnded) - Number(b.isEnded) || rank(a) - rank(b));
      if (hits.length > 0) return { hits, confidence: 1, understood };
    }
    const best = new Map<number, Score>();
    for (const reading of understood.readings)
      for (const [page, score] of scored(reading))
        if ((best.get(page)?.score ?? 0) < score.score) best.set(page, score);
    keepTogether(best);
    const ranked = [...best]
      .flatMap(([page, { score, confidence }]) => {
        const record = pages[page];
        return record ? [{ record, score: score * prior(record), confidence }] : [];
      })
      .sort((a, b) => b.score - a.score || a.record.title.length - b.record.title.length);
    const top = ranked[0]?.score ?? 0;
    return {
      hits: ranked
        .filter(({ score }) => score >= top * 0.15)
        .slice(0, 30)
        .map(({ record }) => record),
      confidence: Math.max(0, ...ranked.slice(0, 3).map(({ confidence }) => confidence)),
      understood,
    };
  };
}
