import { bare, spelled } from '#domain/syllable.ts';
import { singular } from './inverted.ts';
import type { QuestionWords } from './title-index.ts';

/** How much a word counts, 0 to 1; `written` is its spelling (`spelled`), where marks were typed. */
export type Importance = (word: string, written?: string) => number;

/** Words up to this weight name nothing at all. */
export const spokenWeight = 0.12;

/** What can belong to a name as well. */
const doubtfulWeight = 0.45;

/** Words of a spoken question: they say little about which page is meant. Weights against a word that names something. */
const groups: readonly (readonly [words: string, weight: number])[] = [
  [
    'làm xin cần gì ở đâu muốn phải có không thế nào bao nhiêu cho của để thì là tôi em anh chị mình bị được và với vì khi như ai về thủ tục hướng dẫn cách những các một mà hay rồi sao đã đang xem mới nhất theo mức lâu từ trong trình tự quy trình ngay chờ mần zậy vậy hả nha ạ dạ xài lấy đi giùm dùm giúp con tui hông hổng hong ko nè nghen bây giờ nay hôm qua này đó nó họ vô nữa luôn liền cũng vẫn chưa sắp vừa nếu nhưng tại bởi nên thôi chừng hồi chỗ bên nói hỏi biết thấy kiếm coi mấy phường xã cũ hoài thiệt quá',
    spokenWeight,
  ],
  [
    'giấy tiền hồ sơ hết mất bằng online trực tuyến mẫu đơn nơi điều kiện trường hợp lại ngày hộ tờ nhà ra vào lên người ông bà',
    doubtfulWeight,
  ],
];
const spelledWeights = new Map<string, number>();
const bareWeights = new Map<string, number>();
for (const [words, weight] of groups)
  for (const word of words.split(' ')) {
    spelledWeights.set(spelled(word), weight);
    bareWeights.set(bare(word), Math.max(weight, bareWeights.get(bare(word)) ?? 0));
  }

export const importanceOf: Importance = (word, written) =>
  (written ? spelledWeights.get(written) : bareWeights.get(word)) ?? 1;

/** The same where people ask in another language besides. */
export function importanceWith(asked: QuestionWords | undefined): Importance {
  if (!asked) return importanceOf;
  const weights = new Map<string, number>();
  for (const [words, weight] of [
    [asked.spoken, spokenWeight],
    [asked.doubtful, doubtfulWeight],
  ] as const)
    for (const word of words.map(bare)) weights.set(word, weight).set(singular(word), weight);
  return (word, written) =>
    (written ? undefined : weights.get(word)) ?? importanceOf(word, written);
}
