import type { Day } from '#schemas/common.ts';
import type { Guide } from '#schemas/service.ts';
import type { Spoken } from '#schemas/spoken.ts';
import { type Announcement, airtime, announcement, type Item } from './announcement.ts';
import { neededInWords, neededThings } from './cases.ts';
import type { Step } from './document.ts';
import { lowered } from './lowered.ts';
import { breathsOf } from './speech.ts';
import { type StaleReason, severityOf } from './staleness.ts';

/** What both texts need to know of a guide and its place. */
export interface Announced {
  readonly guide: Guide;
  readonly steps: readonly Step[];
  readonly commune: string;
  /** The sentence that says when one is really done. */
  readonly reallyDone: string;
  /** Full address of the guide. */
  readonly address: string;
  /** The fee and the time limit for the guide's way of filing, in words; `undefined` when nobody knows. */
  readonly fee?: string;
  readonly time?: string;
  /** What has changed under the guide, the worst first. */
  readonly reasons?: readonly StaleReason[];
}

/** A day that can be read aloud. */
const spokenDay = (day: Day): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `ngày ${date} tháng ${month} năm ${year}`;
};

const help = 'đến Trung tâm Phục vụ hành chính công, sẽ có người giúp';

/** Since when nobody may be told to follow the guide. */
const blockedSince = (reasons: readonly StaleReason[] = []): Day | undefined =>
  reasons.flatMap((reason) =>
    severityOf(reason) === 'blocking' && 'since' in reason ? [reason.since] : [],
  )[0];

/** One sentence for each way in which what follows may not hold; who only listens cannot look for a notice. */
function cautions(reasons: readonly StaleReason[] = []): string[] {
  const said = reasons.flatMap((reason): string[] => {
    switch (reason.kind) {
      case 'amended':
      case 'local':
        return [
          `Lưu ý: thủ tục này đã đổi từ ${spokenDay(reason.since)}, hướng dẫn chưa kiểm tra lại. Hỏi lại trước khi đi.`,
        ];
      case 'waiting':
        return [
          'Lưu ý: bộ đã sửa thủ tục này, tỉnh chưa công bố lại. Hỏi lại phí và thời hạn trước khi đi.',
        ];
      case 'upcoming':
        return [`Lưu ý: thủ tục này sắp thay đổi từ ${spokenDay(reason.since)}.`];
      default:
        return [];
    }
  });
  return [...new Set(said)];
}

const place = { online: 'khi nộp trên mạng', counter: 'tại quầy' } as const;

/** What to have ready, as one list in a sentence. */
const readyOf = ({ ready, cases }: Guide): string =>
  neededThings(ready, cases)
    .map((thing) => lowered(neededInWords(thing)))
    .join('; ');

const action = {
  online: 'Chuẩn bị đủ những thứ ấy, rồi nộp trên mạng, từng bước một.',
  counter: 'Mang đủ những thứ ấy đến nơi nhận hồ sơ.',
} as const;

/** Where the rest of a list of papers is, when the airtime is too short for it. */
const more = {
  online: '; còn lại xem trong bài hướng dẫn',
  counter: '; còn lại thì hỏi khi đến',
} as const;

const secrets = 'Không đọc mật khẩu, mã OTP cho ai, kể cả cán bộ.';

/** Guides say “bạn” to one reader; the loudspeaker speaks to all. */
const toAll = (text: string): string =>
  text.replace(/(^|\s)(b|B)ạn(?=[\s.,;:]|$)(?! bè)/g, '$1$2à con');

/** The first sentence: what follows it speaks of the page. */
const firstSentence = (text: string): string => breathsOf(text)[0]?.text ?? text;

/** What the announcer reads on the commune's loudspeaker: no address to type, 60 to 90 seconds long. */
export function loudspeaker(
  { guide, steps, commune, reallyDone, fee, time, reasons }: Announced,
  { keeper, contact, table }: Pick<Item, 'keeper' | 'contact'> & { readonly table: Spoken },
): Announcement {
  const ended = blockedSince(reasons);
  const title = lowered(guide.title);
  if (ended)
    return announcement(
      {
        commune,
        keeper,
        opening: `Hướng dẫn ${title} không dùng nữa.`,
        body: [
          { text: `Thủ tục đã thay đổi từ ${spokenDay(ended)}.` },
          { text: 'Bà con đừng làm theo bài đã đọc trên loa, tin nhắn hay tờ in trước đây.' },
          { text: 'Ai đã nộp hồ sơ thì hỏi lại nơi nhận hồ sơ của mình.', rank: 2 },
          { text: 'Ai đang chuẩn bị hồ sơ thì khoan nộp, chờ hỏi xong hãy làm.', rank: 3 },
          { text: secrets, rank: 1 },
          { text: `Xin nói lại cho rõ: hướng dẫn ${title} không dùng nữa.`, rank: 4 },
        ],
        action: 'Bà con hỏi lại trước khi đi nộp hồ sơ.',
        contact,
      },
      table,
    );
  const things = neededThings(guide.ready, guide.cases).map((thing) =>
    toAll(lowered(neededInWords(thing))),
  );
  const withThings = (count: number): Announcement =>
    announcement(
      {
        commune,
        keeper,
        opening: `Sau đây là hướng dẫn ${title}.`,
        body: [
          { text: toAll(firstSentence(guide.summary)), rank: 5 },
          ...cautions(reasons).map((text) => ({ text })),
          {
            text: `Bà con cần có sẵn: ${things.slice(0, count).join('; ')}${count < things.length ? more[guide.way] : ''}.`,
          },
          ...(fee ? [{ text: `Phí, lệ phí ${place[guide.way]}: ${lowered(fee)}.`, rank: 2 }] : []),
          ...(time ? [{ text: `Thời hạn: ${lowered(time)}.`, rank: 3 }] : []),
          {
            text: `Có ${steps.length} bước: ${steps.map((step) => lowered(step.title)).join('; ')}.`,
            rank: 6,
          },
          { text: toAll(reallyDone), rank: 4 },
          { text: secrets, rank: 1 },
          { text: 'Làm không kịp một lần thì nghỉ, lúc khác làm tiếp.', rank: 80 },
        ],
        action: action[guide.way],
        contact,
      },
      table,
    );
  // A list of papers too long for the airtime ends early, and says so.
  let count = things.length;
  while (count > 1 && withThings(count).syllables > airtime.syllables.most) count -= 1;
  return withThings(count);
}

/** What a page admin pastes into Zalo: short, with the one link and nothing that follows the reader. */
export function zaloText({
  guide,
  steps,
  commune,
  address,
  fee,
  time,
  reasons,
}: Announced): string {
  const ended = blockedSince(reasons);
  if (ended)
    return [
      `KHÔNG DÙNG NỮA: ${guide.title.toUpperCase()}`,
      `Thủ tục đã thay đổi từ ${spokenDay(ended)}. Đừng làm theo tin nhắn hay tờ in trước đây.`,
      `Bà con ${help}.`,
      '',
      `Xem thay đổi: ${address}`,
      `${commune}. Không đọc mã OTP cho ai.`,
      '',
    ]
      .join('\n')
      .normalize('NFC');
  const lines = [
    guide.title.toUpperCase(),
    ...cautions(reasons),
    guide.summary,
    '',
    ...(fee ? [`Phí, lệ phí ${place[guide.way]}: ${fee}.`] : []),
    ...(time ? [`Thời hạn: ${time}.`] : []),
    `Có sẵn: ${readyOf(guide)}.`,
    '',
    ...steps.map(({ number, title }) => `${number}. ${title}`),
    '',
    `Xem từng bước: ${address}`,
    `${commune}. Không đọc mã OTP cho ai.`,
  ];
  return `${lines.join('\n')}\n`.normalize('NFC');
}
