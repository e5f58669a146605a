import { bare, spelled, wordsOf } from '#domain/syllable.ts';

/** Syllables the site knows, and which of them stand side by side. */
export interface Lexicon {
  knows(syllable: string): boolean;
  /** Whether it stands on the site with just these marks. */
  knowsSpelling(spelling: string): boolean;
  knowsPair(first: string, second: string): boolean;
  /** How the site writes it, with its marks, beside its neighbours if it knows the pair. */
  written(syllable: string, before?: string, after?: string): string;
  /** Syllables that a word being typed can become, the likeliest after `before` first. */
  completions(start: string, before?: string): readonly string[];
  readonly syllables: readonly string[];
  /** Learns from more texts; what slips are mended to stays as it is. */
  learn(texts: Iterable<string>): void;
}

const mostCompletions = 3;

const pairOf = (first: string, second: string): string => `${first} ${second}`;

/** How often the site writes something in one way. */
interface Written {
  readonly writing: string;
  count: number;
}

/** Everyday syllables that stand in questions and seldom on pages: they are words, not slips. */
const everyday =
  'gì muốn ai đâu sao nào bao nhiêu tôi em anh chị ông bà má tía cô chú con cháu chồng vợ mình này kia rồi chưa đừng nếu ở đi đến lại ra vào lên xuống nói biết hỏi nhờ giúp hôm nay mai tuần tháng năm giờ lâu mới cũ nhiều ít hết còn mấy một hai ba bốn đồng giá mua bán mướn cho lấy đưa gửi nhận giữ bỏ mất tìm xem coi thấy đọc viết học làm mần chơi nghỉ nhà cửa đường chợ trường xe máy nước đất trời mưa cơm thuốc khám bệnh già trẻ sống chết sinh đẻ cưới khó dễ đúng sai thật giả vé số bóng phim game vàng xăng khách nấu trồng';

const longestSyllable = 7;

/**
 * Learns from texts; each is cut where a sentence or a comma ends, since words across it are no pair.
 *
 * @param longest - letters of the longest word that a slip can be mended to.
 */
export function lexiconOf(texts: Iterable<string>, longest = longestSyllable): Lexicon {
  const writings = new Map<string, Written[]>();
  const spellings = new Set<string>();
  const pairs = new Map<string, Written[]>();
  const count = (all: Map<string, Written[]>, key: string, writing: string): void => {
    const found = all.get(key);
    const known = found?.find((one) => one.writing === writing);
    if (known) known.count += 1;
    else if (found) found.push({ writing, count: 1 });
    else all.set(key, [{ writing, count: 1 }]);
  };
  const learn = (some: Iterable<string>): void => {
    for (const text of some)
      for (const piece of text.split(/[.;:,()\n?!“”]/)) {
        let before: string | undefined;
        for (const word of wordsOf(piece)) {
          if (!/^\d+$/.test(word)) {
            count(writings, bare(word), word);
            spellings.add(spelled(word));
            if (before) count(pairs, pairOf(bare(before), bare(word)), pairOf(before, word));
          }
          before = word;
        }
      }
  };
  learn(texts);
  learn(everyday.split(' '));
  const most = (all: readonly Written[] | undefined): string | undefined =>
    all?.reduce((best, one) => (one.count > best.count ? one : best)).writing;
  const total = (all: readonly Written[] = []): number =>
    all.reduce((sum, { count: one }) => sum + one, 0);
  return {
    learn,
    completions(start, before) {
      const likely = (syllable: string): number =>
        before === undefined
          ? total(writings.get(syllable))
          : total(pairs.get(pairOf(before, syllable)));
      return [...writings.keys()]
        .filter((syllable) => syllable.length > start.length && syllable.startsWith(start))
        .map((syllable) => [syllable, likely(syllable)] as const)
        .filter(([, count]) => count > 0)
        .sort((a, b) => b[1] - a[1])
        .slice(0, mostCompletions)
        .map(([syllable]) => syllable);
    },
    knows: (syllable) => writings.has(syllable),
    knowsSpelling: (spelling) => spellings.has(spelling),
    knowsPair: (first, second) => pairs.has(pairOf(first, second)),
    written: (syllable, before, after) =>
      (after && most(pairs.get(pairOf(syllable, after)))?.split(' ')[0]) ||
      (before && most(pairs.get(pairOf(before, syllable)))?.split(' ')[1]) ||
      most(writings.get(syllable)) ||
      syllable,
    syllables: [...writings.keys()].filter(
      (syllable) => /^[a-z]{2,}$/.test(syllable) && syllable.length <= longest,
    ),
  };
}
