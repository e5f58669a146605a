import { fold } from '#domain/fold.ts';
import { nameInSentence } from '#domain/units.ts';

/** What is only of one place: words by which a text shows that it was written for that place. */
export interface LocalWords {
  /** Proper name of the commune, without its kind: `Cai Lậy`. */
  readonly commune: string;
  /** Proper name of the province: `Đồng Tháp`. */
  readonly province: string;
  /** Proper names of neighbours and of what was there before: whoever says them speaks of this place alone. */
  readonly others: readonly string[];
  /** Numbers of offices and hotlines of the place. */
  readonly telephones: readonly string[];
  /** Codes that only the province has, and the national code for each, where there is one. */
  readonly codes: ReadonlyMap<string, string | undefined>;
}

/** The place a text is to be for: full names, as its content writes them (`Xã Bình Thử`, `Tỉnh Thử Nghiệm`). */
export interface NewNames {
  readonly commune: string;
  readonly province: string;
  /** Does the southern power company serve it? */
  readonly southernPower: boolean;
}

export interface Rewriting {
  /** What is left; `undefined` when nothing is. */
  readonly text: string | undefined;
  /** Sentences that were only true there, and were taken out. */
  readonly dropped: readonly string[];
}

/** A name without its kind: “Xã Bình Thử” → “Bình Thử”. */
export const properName = (name: string): string =>
  name.replace(/^(?:Phường|Xã|Thị trấn|Đặc khu|Thị xã|Huyện|Quận|Thành phố|Tỉnh) /iu, '');

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const word = (names: readonly string[], flags: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}])(?:${names.map(escaped).join('|')})(?![\\p{L}\\p{M}])`, flags);

/** Papers of the province, not of another one that is named beside them. */
const provincialPaper = /\d+\/\d{4}\/(?:QĐ-UBND|NQ-HĐND)|[\s(]\d+\/QĐ-UBND/;
const otherProvince = /Hải Phòng|Hà Nội|Nghệ An/;
const aboutPaper = /Quyết định|Nghị quyết|[Dd]ùng mẫu|Mẫu \d+ của/;
/** The south has one power company with numbers of its own. */
const powerNumbers = /[,:]? \**1900 1006\** hoặc \**1900 9000\**/gu;
const callsPower = /(?<=gọi(?: lại)? )\**1900 1006\**(?: hoặc \**1900 9000\**)?/giu;
const powerParent =
  /, thuộc Tổng công ty Điện lực miền Nam(?: \(EVNSPC\))?| \(Tổng công ty Điện lực miền Nam\)/gu;
const powerCompany = /(?:Tổng công ty )?[Đđ]iện lực miền Nam(?: \(EVNSPC\))?/gu;

/**
 * Makes a text that was written for one place fit another: names of offices that every province has get the new name;
 * a sentence that is only true at the old place is taken out. Nothing is made up for it.
 */
export function localWriter(old: LocalWords, now: NewNames) {
  const here = word([old.commune, old.province], 'u');
  const others = old.others.length > 0 ? word(old.others, 'u') : /(?!)/u;
  const telephones =
    old.telephones.length > 0
      ? new RegExp(`(?<![\\d.])(?:${old.telephones.map(escaped).join('|')})(?!\\d|\\.\\d)`, 'u')
      : /(?!)/u;
  const codes = [...old.codes.keys()];
  const isProvincialPaper = (text: string): boolean =>
    provincialPaper.test(text) && !otherProvince.test(text);
  const hasLocalCode = (text: string): boolean => codes.some((code) => text.includes(code));
  const commune = nameInSentence(now.commune);
  const province = nameInSentence(now.province);

  /** Does a text show that it was written for the old place? */
  function isLocal(text: string): boolean {
    return (
      withItsPower(text) !== text ||
      here.test(text) ||
      others.test(text) ||
      telephones.test(text) ||
      hasLocalCode(text) ||
      isProvincialPaper(text)
    );
  }

  /** New names for old ones, whatever the sentence says. */
  function renamed(text: string): string {
    return withItsPower(text)
      .replace(word([`tỉnh ${old.province}`, `Tỉnh ${old.province}`], 'gu'), (found) =>
        found.startsWith('T') ? now.province : province,
      )
      .replace(word([old.province], 'gu'), properName(now.province))
      .replace(
        word([`phường, xã ở ${old.commune}`, `phường, xã nào ở ${old.commune}`], 'gu'),
        (found) => found.replace(old.commune, properName(now.commune)),
      )
      .replace(word([`phường ${old.commune}`, `xã ${old.commune}`], 'gu'), commune)
      .replace(word([old.commune], 'gu'), commune);
  }

  /** The power company of the reader, where the text names that of the south. */
  function withItsPower(text: string): string {
    if (now.southernPower) return text;
    return text
      .replace(callsPower, 'điện lực')
      .replace(powerNumbers, '')
      .replace(powerParent, '')
      .replace(powerCompany, (_, at: number) => `${at === 0 ? 'Điện' : 'điện'} lực nơi bạn ở`);
  }

  /** National codes for those of the province. */
  function recoded(text: string): string {
    return codes.reduce((so, code) => so.replaceAll(code, old.codes.get(code) ?? code), text);
  }

  const isOnlyThere = (sentence: string, ofProvince: boolean): boolean =>
    others.test(sentence) ||
    telephones.test(sentence) ||
    isProvincialPaper(sentence) ||
    (here.test(sentence) &&
      (ofProvince ||
        aboutPaper.test(sentence) ||
        new RegExp(`“[^”]*${here.source}`, 'u').test(sentence)));

  /**
   * @param options.whole - one sentence that goes takes the rest with it (items of a list).
   * @param options.ofProvince - the page is about a procedure of the province: whatever it says of the place goes.
   */
  function rewritten(
    text: string,
    { whole = false, ofProvince = false }: { whole?: boolean; ofProvince?: boolean } = {},
  ): Rewriting {
    const dropped: string[] = [];
    const kept: string[] = [];
    for (const sentence of withItsPower(text).split(/(?<=[.!?…][”)*]*)\s+(?=\S)/u)) {
      if (here.test(sentence) && hasLocalCode(sentence)) {
        dropped.push(sentence);
        kept.push('Đây là mã dùng chung cả nước. Tỉnh có thể có mã riêng, bạn hỏi quầy.');
      } else if (isOnlyThere(sentence, ofProvince)) dropped.push(sentence);
      else kept.push(recoded(renamed(sentence)));
    }
    const isGone = kept.length === 0 || (whole && dropped.length > 0);
    return { text: isGone ? undefined : kept.join(' '), dropped };
  }

  return { isLocal, renamed, recoded, rewritten, hasLocalCode };
}

/** Does a folded phrase of the search dictionary name the place? */
export function namesPlace(phrase: string, names: readonly string[]): boolean {
  const padded = ` ${fold(phrase)} `;
  return names.some((name) => padded.includes(` ${fold(name)} `));
}
