import type { Day } from '#schemas/common.ts';
import type { Guide } from '#schemas/service.ts';
import { neededInWords, neededThings } from './cases.ts';
import type { Step } from './document.ts';
import { lowered } from './lowered.ts';
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

// What a voice (a person's or a machine's) would stumble over, and what to say instead.
const sayAs: readonly (readonly [RegExp, string])[] = [
  [/\bOTP\b/g, 'ô tê pê'],
  [/\bQR\b/g, 'quy a'],
  [/\bVNeID\b/g, 'vi en i đi'],
  [/\bUBND\b/g, 'Ủy ban nhân dân'],
  [/\bPDF\b/g, 'pê đê ép'],
  [/dichvucong\.gov\.vn/g, 'dịch vụ công chấm gốp chấm vi en'],
  [/[“”]/g, ''],
];

/** A sentence with nothing in it that only eyes can read. */
export function speakable(sentence: string): string {
  return sayAs.reduce((text, [pattern, words]) => text.replace(pattern, words), sentence);
}

/** What the announcer reads on the commune's loudspeaker: one breath a line, no address to type, the end said twice. */
export function loudspeakerText({
  guide,
  steps,
  commune,
  reallyDone,
  fee,
  time,
  reasons,
}: Announced): string {
  const ended = blockedSince(reasons);
  if (ended)
    return spokenLines([
      `Kính thưa bà con ${lowered(commune)}.`,
      `Hướng dẫn ${lowered(guide.title)} không dùng nữa: thủ tục đã thay đổi từ ${spokenDay(ended)}.`,
      'Bà con đừng làm theo bài đã đọc hay tờ in trước đây.',
      `Bà con ${help}.`,
      'Không ai được hỏi mật khẩu hay mã OTP của bà con, kể cả cán bộ.',
      `Xin nhắc lại: hướng dẫn ${lowered(guide.title)} không dùng nữa. Bà con ${help}.`,
    ]);
  return spokenLines([
    `Kính thưa bà con ${lowered(commune)}.`,
    `Sau đây là hướng dẫn ${lowered(guide.title)}.`,
    ...cautions(reasons),
    `Bà con cần có sẵn: ${readyOf(guide)}.`,
    ...(fee ? [`Phí, lệ phí ${place[guide.way]}: ${lowered(fee)}.`] : []),
    ...(time ? [`Thời hạn: ${lowered(time)}.`] : []),
    `Có ${steps.length} bước.`,
    ...steps.map(({ number, title }) => `Bước ${number}: ${lowered(title)}.`),
    reallyDone,
    'Không ai được hỏi mật khẩu hay mã OTP của bà con, kể cả cán bộ.',
    `Chưa rành điện thoại, bà con ${help}.`,
    `Xin nhắc lại: chưa rành điện thoại, bà con ${help}.`,
  ]);
}

const spokenLines = (lines: readonly string[]): string => `${lines.map(speakable).join('\n')}\n`;

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
