import type { CodeChange, FactChange, FactName } from '#domain/changes.ts';
import type { PageKind, StaleReason } from '#domain/staleness.ts';
import { type Language, wordsOf } from './registry.ts';
import { type Messages, vi } from './vi.ts';

/** `coming`: it is not in force yet. `check`: nothing changed, we put right what was wrong here. */
export type HowItChanges = 'coming' | 'inForce' | 'check';

/** Words for what changed; apart from `vi.ts`, since only few pages say them. */
export interface ChangeMessages {
  readonly factName: Readonly<Record<FactName, string>>;
  /** “Phí, lệ phí, trên mạng”. */
  readonly factLabel: (change: FactChange) => string;
  /** Old and new value in words. */
  readonly factValues: (change: FactChange) => readonly [before: string, after: string];
  /** A whole sentence for one row of a list. */
  readonly changeSentence: (change: CodeChange, how: HowItChanges) => string;
  /** Old and new fee and time, for texts that have no table: “Thời hạn: trước trong ngày, nay 2 ngày làm việc.” */
  readonly feeAndTime: (change: CodeChange, how: HowItChanges) => readonly string[];
  /** “3 thủ tục mới, 1 thủ tục thay thế”. */
  readonly counted: (changes: readonly Pick<CodeChange, 'kind'>[], how: HowItChanges) => string;
  /** What a reader of the page is told; nothing for what only editors need to know. */
  readonly notice: (
    reason: StaleReason,
    kind: PageKind,
  ) => { readonly head: string; readonly advice: string } | undefined;
  /** What an editor is told, in one line. */
  readonly editorReason: (reason: StaleReason) => string;
}

const pageNoun: Record<PageKind, string> = {
  service: 'Trang này',
  guide: 'Hướng dẫn này',
  lesson: 'Bài này',
  event: 'Trang này',
  page: 'Trang này',
};

const factName: Record<FactName, string> = {
  fee: 'Phí, lệ phí',
  feeNote: 'Ghi chú về phí',
  time: 'Thời hạn',
  timeNote: 'Ghi chú về thời hạn',
  name: 'Tên',
  agency: 'Cơ quan thực hiện',
  levels: 'Cấp thực hiện',
  channels: 'Cách nộp',
  field: 'Lĩnh vực',
  legal: 'Căn cứ pháp lý',
};

/** In a sentence, a note belongs to what it is a note on. */
const inPassing: Record<FactName, string> = {
  fee: 'phí',
  feeNote: 'phí',
  time: 'thời hạn',
  timeNote: 'thời hạn',
  name: 'tên',
  agency: 'cơ quan',
  levels: 'cấp thực hiện',
  channels: 'cách nộp',
  field: 'lĩnh vực',
  legal: 'căn cứ pháp lý',
};

const counts: readonly (readonly [CodeChange['kind'], string])[] = [
  ['new', 'thủ tục mới'],
  ['replaced', 'thủ tục thay thủ tục cũ'],
  ['amended', 'thủ tục sửa đổi'],
  ['standardised', 'thủ tục công bố lại'],
  ['abolished', 'thủ tục bãi bỏ'],
];

const since = (day: string): string => `từ ngày ${vi.writtenDay(day)}`;

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** What is said on pages of every language: how much changed, and what changed under a page. */
export const vietnameseNotices: Pick<ChangeMessages, 'counted' | 'notice'> = {
  counted: (changes, how) =>
    how === 'check' && changes.length > 0
      ? `đối chiếu lại ${changes.length} thủ tục`
      : counts
          .flatMap(([kind, words]) => {
            const count = changes.filter((change) => change.kind === kind).length;
            return count > 0 ? [`${count} ${words}`] : [];
          })
          .join(', '),
  notice(reason, kind) {
    const page = pageNoun[kind];
    switch (reason.kind) {
      case 'ended':
        return {
          head: `Không dùng nữa: thủ tục ${reason.code} ${reason.by ? 'đã được thay' : 'đã bị bãi bỏ'} ${since(reason.since)}.`,
          advice: `${page} chưa được sửa theo, đừng làm theo. Hỏi Trung tâm Phục vụ hành chính công trước khi đi.`,
        };
      case 'local':
        return {
          head: `Ở tỉnh có mã riêng ${reason.by} thay mã ${reason.code}, ${since(reason.since)}.`,
          advice: `${page} chưa được kiểm tra lại theo mã đó. Hỏi lại trước khi đi.`,
        };
      case 'amended':
        return {
          head: `Thủ tục ${reason.code} đã đổi ${since(reason.since)}, chưa kiểm tra lại.`,
          advice: `Phí và thời hạn ở đây theo danh mục hôm nay. Các bước và giấy tờ có thể đã khác. Hỏi lại trước khi đi.`,
        };
      case 'waiting':
        return {
          head: `Chờ tỉnh công bố: bộ đã sửa thủ tục ${reason.code} ${since(reason.since)}.`,
          advice:
            'Tỉnh chưa công bố lại, nên phí và thời hạn ở đây vẫn theo tỉnh. Hỏi lại trước khi đi.',
        };
      case 'upcoming':
        return {
          head: `Sắp thay đổi ${since(reason.since)}: thủ tục ${reason.code} ${{ abolished: 'sẽ bị bãi bỏ', replaced: reason.by ? `sẽ được thay bằng ${reason.by}` : 'sẽ thay thủ tục khác', new: 'sẽ được ban hành', amended: 'sẽ đổi', standardised: 'sẽ được công bố lại' }[reason.change]}.`,
          advice: 'Trước ngày đó vẫn làm như ở đây.',
        };
      case 'leadsTo':
      case 'linkEnded':
      case 'standardised':
      case 'overdue':
        return undefined;
    }
  },
};

/** What changed under a page, in a language. */
export const noticesIn = (language: Language): typeof vietnameseNotices =>
  wordsOf('notices', vietnameseNotices, language);

export function changeMessages(say: Messages): ChangeMessages {
  const values = (change: FactChange, value: FactChange['before']): string => {
    if (change.fact === 'fee') return say.fee(value as typeof change.before);
    if (change.fact === 'time') return say.time(value as typeof change.before);
    if (value === undefined) return say.unknown;
    if (typeof value === 'string') return value;
    if (change.fact === 'levels')
      return (value as NonNullable<typeof change.before>)
        .map((level) => say.level[level])
        .join(', ');
    if (change.fact === 'channels')
      return (value as NonNullable<typeof change.before>)
        .map((channel) => say.channel[channel])
        .join(', ');
    return value.join(', ');
  };
  const moreFacts = (change: CodeChange): string => {
    const names = [...new Set(change.facts.map(({ fact }) => inPassing[fact]))];
    return names.length > 0 ? `: ${names.join(', ')}` : '';
  };

  const factLabel = (change: FactChange): string =>
    `${factName[change.fact]}${'channel' in change && change.channel ? `, ${say.channel[change.channel].toLowerCase()}` : ''}`;

  return {
    factName,
    factLabel,
    feeAndTime: ({ facts }, how) =>
      facts
        .filter(({ fact }) => fact === 'fee' || fact === 'time')
        .map((fact) => {
          const now = { coming: 'sẽ là', inForce: 'nay', check: 'nay ghi' }[how];
          return `${factLabel(fact)}: trước ${lowered(values(fact, fact.before))}, ${now} ${lowered(values(fact, fact.after))}.`;
        }),
    factValues: (change) => [values(change, change.before), values(change, change.after)],
    changeSentence(change, how) {
      const isComing = how === 'coming';
      switch (change.kind) {
        case 'new':
          return change.insteadOf
            ? `Thủ tục mới, mã ${change.code}, dùng ở tỉnh thay mã quốc gia ${change.insteadOf}.`
            : `Thủ tục mới, mã ${change.code}.`;
        case 'replaced':
          return `Thủ tục mới, mã ${change.code}, ${isComing ? 'sẽ thay' : 'thay'} ${change.replaces.length} mã cũ: ${change.replaces.join(', ')}.`;
        case 'abolished':
          return isComing
            ? `Mã ${change.code} sẽ bị bãi bỏ.`
            : `Mã ${change.code} đã bị bãi bỏ, không dùng nữa.`;
        case 'standardised':
          return `Mã ${change.code} được công bố lại; cách làm không đổi.`;
        case 'amended':
          if (how === 'check')
            return `Mã ${change.code}: sửa lại cho đúng với văn bản${moreFacts(change)}.`;
          return change.facts.length > 0
            ? `Mã ${change.code} ${isComing ? 'sẽ đổi' : 'đã đổi'}${moreFacts(change)}.`
            : `Mã ${change.code} được sửa đổi; danh sách này chưa ghi đổi điều gì.`;
      }
    },
    ...vietnameseNotices,
    editorReason(reason) {
      const since = 'since' in reason ? `từ ${say.writtenDay(reason.since)}` : '';
      const list = 'list' in reason ? ` (${reason.list})` : '';
      switch (reason.kind) {
        case 'overdue':
          return `quá hạn kiểm tra từ ${say.writtenDay(reason.due)}`;
        case 'ended':
          return `mã ${reason.code} ${reason.by ? `đã được thay bằng ${reason.by}` : 'đã bị bãi bỏ'} ${since}${list}`;
        case 'local':
          return `ở tỉnh dùng mã ${reason.by} thay mã ${reason.code} ${since}${list}`;
        case 'linkEnded':
          return `dẫn tới mã ${reason.code} đã thôi dùng ${since}${reason.by ? `, nay là ${reason.by}` : ''}${list}`;
        case 'amended':
          return `mã ${reason.code} được sửa đổi ${since}${list}`;
        case 'standardised':
          return `mã ${reason.code} được công bố lại ${since}, chỉ đổi số quyết định${list}`;
        case 'waiting':
          return `chờ tỉnh công bố: bộ sửa mã ${reason.code} ${since}${list}`;
        case 'upcoming':
          return `mã ${reason.code} sắp thay đổi ${since}${reason.by ? `, sẽ là ${reason.by}` : ''}${list}`;
        case 'leadsTo':
          return `dẫn tới ${reason.path} (${reason.title})`;
      }
    },
  };
}
