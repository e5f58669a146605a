import type { Day } from '#schemas/common.ts';
import type { ChangeKind } from '#schemas/list-head.ts';
import {
  type Channel,
  type Level,
  type ProcedureRow,
  procedureRow,
} from '#schemas/procedure-row.ts';
import {
  codesIn,
  oneLine,
  readBothTimes,
  readCode,
  readFee,
  readLegal,
  readName,
  wordsFolded,
} from './annex-cells.ts';
import {
  type AnnexColumn,
  fieldSpelled,
  headingAt,
  headingText,
  type Section,
  sectionOf,
  type TableHeading,
} from './annex-headings.ts';
import { cellName, type Grid, type SeenCell, type SeenRow, seenRows } from './grid.ts';

/** What the catalogue knows of a code before the annex counts. */
export interface KnownProcedure {
  readonly name: string;
  readonly channels: readonly Channel[];
  readonly isInForce: boolean;
}

/** What an annex is read with. */
export interface AnnexQuestion {
  readonly grids: readonly Grid[];
  readonly kind: 'decision' | 'snapshot';
  /** Number and day of the paper, to compare with what the annex says of itself. */
  readonly number?: string;
  readonly signed: Day;
  /** The kind of change of all rows, for an annex that does not say. */
  readonly change?: ChangeKind;
  readonly confidence: ProcedureRow['confidence'];
  readonly known: ReadonlyMap<string, KnownProcedure>;
  /** Codes that a damaged cell may stand for: those of the catalogue, and what an editor names. */
  readonly codes: ReadonlySet<string>;
  /** Fields of the catalogue by `slugOf`. */
  readonly fields: ReadonlyMap<string, string>;
  /** Answers of an editor by the key of the doubt. */
  readonly answers: ReadonlyMap<string, string>;
}

/** Something nobody but a person with the paper can decide. */
export interface Doubt {
  /** `ma:B7`: what is asked, and at which cell. Stays the same while the file stays the same. */
  readonly key: string;
  readonly cell: string;
  readonly problem: string;
  /** What may be answered, in words. */
  readonly answers: string;
}

/** One row of the annex as a row of `procedures.csv`. */
export interface AnnexRow {
  readonly cell: string;
  readonly cells: Readonly<Partial<Record<keyof ProcedureRow, string>>> & {
    readonly code: string;
    readonly change: ProcedureRow['change'];
    readonly name: string;
  };
  /** How cells were read where they are not simply what stands there. */
  readonly how: readonly string[];
}

/** An annex, as far as it could be read. It may be written down when `doubts` is empty. */
export interface Annex {
  readonly rows: readonly AnnexRow[];
  readonly doubts: readonly Doubt[];
  /** Rows of each kind that the headings announce. */
  readonly declared: Readonly<Partial<Record<ProcedureRow['change'], number>>>;
  /** Whether rows were left out on an editor's word. */
  readonly isComplete: boolean;
  readonly unusedColumns: readonly string[];
  /** Rows that are no rows of the table: titles, sums, signatures. */
  readonly leftOut: readonly { readonly cell: string; readonly text: string }[];
  /** Answers to which there is no doubt. */
  readonly idleAnswers: readonly string[];
  readonly hasTable: boolean;
}

const kindWords: Record<ChangeKind, string> = {
  new: 'ban hành mới',
  amended: 'sửa đổi, bổ sung',
  replaced: 'thay thế',
  abolished: 'bãi bỏ',
  standardised: 'chuẩn hóa',
};
const isKind = (text: string): text is ChangeKind => Object.hasOwn(kindWords, text);
const kindAnswer =
  'new (ban hành mới), amended (sửa đổi), replaced (thay thế), abolished (bãi bỏ), standardised (chuẩn hóa)';
const allChannels: readonly Channel[] = ['online', 'counter', 'post'];
const isYes = (answer: string | undefined): boolean => /^(?:dung|đúng)$/i.test(answer ?? '');
const isNo = (answer: string | undefined): boolean => /^(?:bo|bỏ)$/i.test(answer ?? '');

/** Rows after a table that belong to no table. */
const closing =
  /^(?:tong (?:cong|so)|cong|noi nhan|k ?t|t ?m|t ?l|chu tich|pho chu tich|giam doc|pho giam doc|nguoi (?:lap|ky)|ghi chu|phu luc|kem theo|ban hanh kem theo|cong hoa xa hoi|doc lap)(?: |$)/;
const signature = /^(?:noi nhan|k ?t|t ?m|t ?l|chu tich|giam doc|nguoi (?:lap|ky))(?: |$)/;
const mark = /^(?:x|v|co|✓|✔|√|☑)$/i;

/** Questions that one answer may settle for the whole file: `--decide la=bo`. */
const forAll = new Set(['la', 'moi', 'bai-bo', 'cong-thuc']);

interface OpenSection {
  readonly says: Section;
  readonly cell: string;
  readonly about: ReadonlySet<'change' | 'levels' | 'field'>;
  /** The kind it stands for, its own or that of the section around it. */
  readonly change?: ChangeKind;
  readonly isCountedAbove: boolean;
  rows: number;
}

/**
 * Reads an annex: finds its tables by their headings, follows the rows that say of which kind, level and field the rows
 * below are, and reads every cell. What is not certain becomes a doubt; a row with one is still shown, so that a person
 * sees it beside the others.
 */
export function readAnnex(question: AnnexQuestion): Annex {
  return new AnnexReader(question).read();
}

class AnnexReader {
  readonly #ask: AnnexQuestion;
  readonly #doubts = new Map<string, Doubt>();
  readonly #used = new Set<string>();
  readonly #declared = new Map<ProcedureRow['change'], number>();
  readonly #rows: { row: AnnexRow; isLost: boolean }[] = [];
  readonly #unused = new Set<string>();
  readonly #leftOut: { cell: string; text: string }[] = [];
  #isComplete = true;
  #hasTable = false;

  #grid = '';
  #sections: OpenSection[] = [];
  #base: Section | undefined;
  #baseCell = '';
  #baseRows = 0;
  #table: TableHeading | undefined;
  #tableCell = '';
  #isClosed = false;
  #lastOrdinal = 0;

  constructor(question: AnnexQuestion) {
    this.#ask = question;
  }

  read(): Annex {
    for (const grid of this.#ask.grids) {
      if (grid.isHidden) {
        const rows = seenRows(grid);
        if (!rows.some((_, index) => headingAt(rows, index))) continue;
        const answer = this.#answer(
          `trang:${grid.name}`,
          grid.name,
          `Trang tính “${grid.name}” bị ẩn mà có bảng thủ tục.`,
          '“lay” để đọc cả trang này, “bo” để bỏ qua',
          (text) => isNo(text) || /^l[aấ]y$/i.test(text),
        );
        if (!answer || isNo(answer)) continue;
      }
      this.#readGrid(grid);
    }
    const rows = this.#checked();
    return {
      rows,
      doubts: [...this.#doubts.values()],
      declared: Object.fromEntries(this.#declared),
      isComplete: this.#isComplete,
      unusedColumns: [...this.#unused],
      leftOut: this.#leftOut,
      idleAnswers: [...this.#ask.answers.keys()].filter((key) => !this.#used.has(key)),
      hasTable: this.#hasTable,
    };
  }

  #cell(row: number, column: number): string {
    return `${this.#grid}${cellName(row, column)}`;
  }

  /** The answer to a doubt, or nothing, and then the doubt is on the list. */
  #answer(
    key: string,
    cell: string,
    problem: string,
    answers: string,
    fits: (text: string) => boolean,
  ): string | undefined {
    const group = key.slice(0, key.indexOf(':'));
    const groupAnswer = forAll.has(group) ? this.#ask.answers.get(group) : undefined;
    const given = (this.#ask.answers.get(key) ?? groupAnswer)?.trim();
    if (given !== undefined) this.#used.add(this.#ask.answers.has(key) ? key : group);
    if (given !== undefined && fits(given)) return given;
    const wrong = given === undefined ? '' : ` Trả lời “${given}” không dùng được.`;
    this.#doubts.set(key, { key, cell, problem: problem + wrong, answers });
    return undefined;
  }

  #readGrid(grid: Grid): void {
    const many = this.#ask.grids.filter(({ isHidden }) => !isHidden).length > 1 || grid.isHidden;
    this.#grid = many ? `${grid.name}!` : '';
    [this.#sections, this.#base, this.#table, this.#isClosed] = [[], undefined, undefined, false];
    this.#baseRows = 0;
    const rows = seenRows(grid);
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index];
      if (!row || row.cells.length === 0) continue;
      const heading = headingAt(rows, index);
      if (heading) {
        this.#openTable(heading, row);
        index += heading.height - 1;
        continue;
      }
      if (row.isHidden && this.#table && row.cells.some(({ text }) => codesIn(text).length > 0)) {
        const first = this.#cell(row.number, row.cells[0]?.column ?? 1);
        const answer = this.#answer(
          `dong:${first}`,
          first,
          `Dòng ${row.number} bị ẩn mà có mã thủ tục.`,
          '“lay” để lấy, “bo” để bỏ dòng này',
          (text) => isNo(text) || /^l[aấ]y$/i.test(text),
        );
        if (!answer || isNo(answer)) {
          this.#isComplete &&= !answer;
          continue;
        }
      }
      this.#readRow(row);
    }
    this.#closeSections(0);
    this.#checkBase();
  }

  #openTable(heading: TableHeading, row: SeenRow): void {
    this.#table = heading;
    this.#tableCell = this.#cell(row.number, row.cells[0]?.column ?? 1);
    this.#hasTable = true;
    this.#isClosed = false;
    for (const { heading: words, is } of heading.columns.values())
      if (is === undefined || is === 'unused') this.#unused.add(words);
  }

  #readRow(row: SeenRow): void {
    const first = row.cells[0];
    if (!first) return;
    const place = this.#cell(row.number, first.column);
    const all = oneLine(
      [...new Map(row.cells.map((cell) => [cell.origin, cell.text])).values()].join(' '),
    );
    const hasCode = this.#codeCells(row).length > 0;
    const heading = headingText(row);

    if (!this.#table) {
      this.#checkPaper(all, place);
      const says =
        heading && !/(?:kèm theo|quyết định số)/iu.test(heading)
          ? sectionOf(heading, this.#ask.fields)
          : undefined;
      const isNumbered = /^(?:[IVX]{1,5}|[A-Z]\d{0,2}|\d{1,2})[.)]?\s/.test(heading ?? '');
      if (says && isNumbered) this.#openSection(says, place);
      else if (says) {
        this.#base = { ...this.#base, ...says };
        this.#baseCell = place;
      }
      if (!says) this.#leftOut.push({ cell: place, text: all });
      return;
    }
    if (!hasCode || (heading && codesIn(all).length === 0)) {
      const words = wordsFolded(all);
      if (closing.test(words) || (this.#isClosed && !heading)) {
        if (signature.test(words)) this.#isClosed = true;
        this.#checkPaper(all, place);
        this.#checkSum(words, all, place);
        this.#leftOut.push({ cell: place, text: all });
        return;
      }
    }
    if (heading && codesIn(all).length === 0) {
      const says = sectionOf(heading, this.#ask.fields);
      if (says) {
        this.#isClosed = false;
        this.#openSection(says, place);
        return;
      }
      if (!this.#isOrdinalWithName(row)) {
        if (this.#isClosed) this.#leftOut.push({ cell: place, text: all });
        else this.#strayHeading(heading, place);
        return;
      }
    }
    if (hasCode) this.#readProcedure(row, place);
    else this.#rowWithoutCode(row, place, all);
  }

  #isOrdinalWithName(row: SeenRow): boolean {
    const ordinal = this.#at(row, 'ordinal');
    return (
      ordinal !== undefined &&
      /^\d+[.)]?$/.test(oneLine(ordinal.text)) &&
      row.cells.length > 1 &&
      new Set(row.cells.map(({ origin }) => origin)).size > 1
    );
  }

  #strayHeading(heading: string, place: string): void {
    const answer = this.#answer(
      `muc:${place}`,
      place,
      `Không hiểu dòng “${heading.slice(0, 80)}”.`,
      '“linh-vuc” nếu là tên lĩnh vực của các dòng dưới, “bo” nếu không phải nội dung bảng',
      (text) => isNo(text) || text === 'linh-vuc',
    );
    if (!answer) return;
    if (isNo(answer)) this.#leftOut.push({ cell: place, text: heading });
    else {
      const bare = heading.replace(/^(?:[IVX]{1,5}|[A-Z]\d{0,2}|\d{1,2})[.)]?\s+/, '');
      this.#openSection({ text: heading, field: fieldSpelled(bare, this.#ask.fields) }, place);
    }
  }

  #rowWithoutCode(row: SeenRow, place: string, all: string): void {
    const isNumbered = this.#isOrdinalWithName(row);
    const answer = this.#answer(
      `dong:${place}`,
      place,
      isNumbered
        ? `Dòng có số thứ tự mà không có mã: “${all.slice(0, 80)}”.`
        : `Dòng không có mã: “${all.slice(0, 80)}”.`,
      isNumbered
        ? '“bo” để bỏ dòng này, hoặc điền mã vào tệp rồi chạy lại'
        : '“noi” nếu là phần tiếp của dòng trên, “bo” để bỏ dòng này',
      (text) => isNo(text) || (!isNumbered && /^n[oố]i$/i.test(text)),
    );
    if (!answer) return;
    if (isNo(answer)) {
      this.#isComplete &&= !isNumbered;
      this.#leftOut.push({ cell: place, text: all });
    } else this.#joinAbove(row);
  }

  /** A row that goes on with the one above, as pages and merged cells break them. Only its name and notes are joined. */
  #joinAbove(row: SeenRow): void {
    const last = this.#rows.at(-1);
    if (!last) return;
    const more = (is: AnnexColumn): string => oneLine(this.#own(row, is)?.text ?? '');
    const { cells } = last.row;
    const legal = readLegal(this.#own(row, 'legal')?.text ?? '').value;
    last.row = {
      ...last.row,
      cells: {
        ...cells,
        name: oneLine(`${cells.name} ${more('name')}`),
        ...(legal
          ? {
              legal: [...new Set([...(cells.legal ?? '').split('; '), ...legal.split('; ')])]
                .filter(Boolean)
                .join('; '),
            }
          : {}),
      },
      how: [...last.row.how, `nối với dòng ${row.number}`],
    };
    for (const is of ['timeByLaw', 'timeAfterCut', 'fee'] as const) {
      const cell = this.#own(row, is);
      if (!cell) continue;
      const place = this.#cell(row.number, cell.column);
      this.#answer(
        `noi:${place}`,
        place,
        `Dòng nối tiếp có thêm “${oneLine(cell.text).slice(0, 60)}” ở cột thời hạn hoặc phí.`,
        'hãy gộp vào ô của dòng trên trong tệp rồi chạy lại; “bo” nếu không cần',
        isNo,
      );
    }
  }

  #columnNumber(is: AnnexColumn): number | undefined {
    for (const [number, column] of this.#table?.columns ?? []) if (column.is === is) return number;
    return undefined;
  }

  #at(row: SeenRow, is: AnnexColumn): SeenCell | undefined {
    const number = this.#columnNumber(is);
    return row.cells.find(({ column }) => column === number);
  }

  #own(row: SeenRow, is: AnnexColumn): SeenCell | undefined {
    const cell = this.#at(row, is);
    return cell?.isCovered ? undefined : cell;
  }

  #codeCells(row: SeenRow): SeenCell[] {
    return (['code', 'newCode', 'oldCode'] as const)
      .map((is) => this.#at(row, is))
      .filter((cell) => cell !== undefined);
  }

  // Sections ---------------------------------------------------------------------------------------------------------

  #openSection(says: Section, cell: string): void {
    const about = new Set([
      ...(says.change || says.isMixed ? (['change'] as const) : []),
      ...(says.levels || says.hasDistrict ? (['levels'] as const) : []),
      ...(says.field ? (['field'] as const) : []),
    ]);
    // The section that said the same kind of thing ends here, and with it what stands inside it.
    const index = this.#sections.findIndex((open) => [...about].some((one) => open.about.has(one)));
    if (index >= 0) this.#closeSections(index);
    if (says.hasDistrict)
      this.#answer(
        `cap:${cell}`,
        cell,
        `Mục “${says.text.slice(0, 80)}” ghi cấp huyện, cấp này không còn từ 1/7/2025.`,
        '“dung” nếu văn bản ghi đúng như vậy',
        isYes,
      );
    const around = this.#sections.findLast(({ change }) => change)?.change ?? this.#base?.change;
    const change = says.change ?? (says.isMixed ? undefined : around);
    const isCountedAbove = this.#sections.some(
      (open) => open.change === change && open.says.count !== undefined,
    );
    this.#sections.push({
      says,
      cell,
      about,
      ...(change ? { change } : {}),
      isCountedAbove,
      rows: 0,
    });
    this.#lastOrdinal = 0;
  }

  #closeSections(from: number): void {
    for (const open of this.#sections.splice(from)) {
      if (open.says.count === undefined) continue;
      const count = this.#counted(open.says.count, open.rows, open.cell, open.says.text);
      if (open.change && !open.isCountedAbove)
        this.#declared.set(open.change, (this.#declared.get(open.change) ?? 0) + count);
    }
  }

  #checkBase(): void {
    const { count, change, text } = this.#base ?? {};
    if (count === undefined) return;
    const right = this.#counted(count, this.#baseRows, this.#baseCell, text ?? '');
    if (change && !this.#declared.has(change)) this.#declared.set(change, right);
  }

  /** What a heading announces, after an editor has explained why the rows are not as many. */
  #counted(count: number, rows: number, cell: string, text: string): number {
    if (count === rows) return count;
    const answer = this.#answer(
      `dem:${cell}`,
      cell,
      `Mục “${text.slice(0, 80)}” nêu ${count} thủ tục, đọc được ${rows} dòng.`,
      `“thieu” nếu tệp chép thiếu dòng; hoặc số đúng trong văn bản, ví dụ ${rows}`,
      (given) => given === String(rows) || (/^thi[eế]u$/i.test(given) && rows < count),
    );
    if (answer === undefined) return count;
    if (answer === String(rows)) return rows;
    this.#isComplete = false;
    return count;
  }

  #checkSum(words: string, all: string, cell: string): void {
    const sum = /^(?:tong (?:cong|so)|cong)\D*(\d{1,4})(?: |$)/.exec(words)?.[1];
    const rows = this.#rows.length;
    if (sum === undefined || Number(sum) === rows) return;
    this.#answer(
      `dem:${cell}`,
      cell,
      `“${all.slice(0, 60)}”: đọc được ${rows} dòng tới đây.`,
      '“dung” nếu con số này đếm thứ khác',
      isYes,
    );
  }

  /** The annex may name its paper: a wrong digit in a number or a date is a common slip. */
  #checkPaper(text: string, cell: string): void {
    const { number, signed } = this.#ask;
    const named = /(?:quyết định|qđ)\s+số\s*:?\s*(\d+\s*\/\s*QĐ-[A-ZĐ]+[A-Z0-9Đ-]*)/iu.exec(text);
    if (!named || !number) return;
    const written = (named[1] ?? '').replaceAll(/\s/g, '');
    if (written.toLocaleUpperCase('vi') !== number.toLocaleUpperCase('vi')) {
      this.#answer(
        `so:${cell}`,
        cell,
        `Phụ lục ghi kèm theo ${written}, lệnh ghi ${number}.`,
        '“dung” nếu số ở lệnh đúng; nếu không thì sửa --decision',
        isYes,
      );
      return;
    }
    const date = /ngày\s*(\d{1,2})\s*(?:\/|tháng)\s*(\d{1,2})\s*(?:\/|năm)\s*(\d{4})/iu.exec(
      text.slice(named.index),
    );
    if (!date) return;
    const day = `${date[3]}-${date[2]?.padStart(2, '0')}-${date[1]?.padStart(2, '0')}`;
    if (day !== signed)
      this.#answer(
        `ngay:${cell}`,
        cell,
        `Phụ lục ghi ngày ${date[1]}/${date[2]}/${date[3]}, lệnh ghi ${signed}.`,
        '“dung” nếu ngày ở lệnh đúng; nếu không thì sửa --date',
        isYes,
      );
  }

  // Rows -------------------------------------------------------------------------------------------------------------

  #changeOf(place: string): ProcedureRow['change'] | undefined {
    if (this.#ask.kind === 'snapshot') return 'listed';
    const columns = new Set([...(this.#table?.columns.values() ?? [])].map(({ is }) => is));
    const byTable = columns.has('abolishedBy')
      ? 'abolished'
      : columns.has('oldName') ||
          columns.has('newName') ||
          columns.has('oldCode') ||
          columns.has('newCode')
        ? 'replaced'
        : undefined;
    const section = this.#sections.findLast(({ about }) => about.has('change'));
    const said = section ? section.says.change : this.#base?.change;
    if (said && (!byTable || byTable === said)) return said;
    if (!said && byTable && !section?.says.isMixed) return byTable;
    if (!said && !section?.says.isMixed && this.#ask.change) return this.#ask.change;
    const cell = said && byTable ? place : (section?.cell ?? this.#tableCell);
    const answer = this.#answer(
      `loai:${cell}`,
      cell,
      said && byTable
        ? `Mục ghi ${kindWords[said]}, các cột của bảng lại là bảng ${kindWords[byTable]}.`
        : section
          ? `Mục “${section.says.text.slice(0, 80)}” nêu nhiều loại thay đổi, không rõ từng dòng là loại nào.`
          : 'Bảng không nói các thủ tục này được ban hành mới, sửa đổi hay bãi bỏ.',
      kindAnswer,
      isKind,
    );
    return answer && isKind(answer) ? answer : undefined;
  }

  #readProcedure(row: SeenRow, place: string): void {
    const codeCells = this.#codeCells(row);
    // One procedure over several rows: its code is merged downwards.
    const isMore = codeCells.every(({ isCovered }) => isCovered);
    const change = this.#changeOf(place);
    if (isMore && change !== 'replaced') {
      this.#joinAbove(row);
      return;
    }
    this.#checkOrdinal(row);
    const how: string[] = [];
    const codes = change === 'replaced' ? this.#replacedCodes(row, how) : this.#oneCode(row, how);
    for (const open of this.#sections)
      if (!(change === 'replaced' && this.#isSameNew(codes.code))) open.rows += 1;
    if (change === 'replaced' && this.#isSameNew(codes.code)) {
      this.#addReplaced(codes.replaces ?? [], row.number);
      return;
    }
    this.#baseRows += 1;

    const known = this.#ask.known.get(codes.code ?? '');
    const nameCell =
      (change === 'replaced' ? this.#at(row, 'newName') : undefined) ??
      this.#at(row, 'name') ??
      this.#at(row, 'newName');
    const name = this.#nameOf(nameCell, known?.name, place, how);
    const channels = known && known.channels.length > 0 ? known.channels : allChannels;
    const isOver = change === 'abolished';
    const facts = isOver
      ? this.#noFacts(row)
      : { ...this.#timesOf(row, how), ...this.#feesOf(row, channels, how) };
    const field = this.#at(row, 'field');
    const cells: Partial<Record<keyof ProcedureRow, string>> = {
      replaces: (codes.replaces ?? []).join(' '),
      field: field
        ? fieldSpelled(field.text, this.#ask.fields)
        : (this.#sections.findLast(({ says }) => says.field)?.says.field ??
          this.#base?.field ??
          ''),
      levels: this.#levelsOf(row).join(' '),
      ...facts,
      legal: this.#legalOf(row, how),
      agency: lines(this.#at(row, 'agency')),
      note: this.#noteOf(row),
      confidence: this.#ask.confidence,
    };
    this.#cutLong(cells, how);
    this.#rows.push({
      row: {
        cell: place,
        cells: { ...cells, code: codes.code ?? '', change: change ?? 'new', name },
        how,
      },
      isLost: codes.code === undefined || change === undefined,
    });
  }

  #isSameNew(code: string | undefined): boolean {
    const last = this.#rows.at(-1)?.row.cells;
    return code !== undefined && last?.code === code && last.change === 'replaced';
  }

  #addReplaced(codes: readonly string[], number: number): void {
    const last = this.#rows.at(-1);
    if (!last) return;
    const replaces = [...new Set([...(last.row.cells.replaces ?? '').split(' '), ...codes])].filter(
      Boolean,
    );
    last.row = {
      ...last.row,
      cells: { ...last.row.cells, replaces: replaces.join(' ') },
      how: [...last.row.how, `gộp mã cũ ở dòng ${number}`],
    };
  }

  #checkOrdinal(row: SeenRow): void {
    const cell = this.#own(row, 'ordinal');
    const number = Number(/^(\d{1,4})[.)]?$/.exec(oneLine(cell?.text ?? ''))?.[1] ?? Number.NaN);
    if (!cell || Number.isNaN(number)) return;
    if (number > this.#lastOrdinal + 1 && this.#lastOrdinal > 0) {
      const place = this.#cell(row.number, cell.column);
      this.#answer(
        `stt:${place}`,
        place,
        `Số thứ tự nhảy từ ${this.#lastOrdinal} sang ${number}: có thể thiếu dòng.`,
        '“dung” nếu văn bản đánh số như vậy',
        isYes,
      );
    }
    this.#lastOrdinal = number;
  }

  #codeIn(cell: SeenCell, row: number, how: string[]): string | undefined {
    const place = this.#cell(row, cell.column);
    const given = this.#ask.answers.get(`ma:${place}`);
    const reading =
      given === undefined ? readCode(cell, this.#ask.codes) : { doubt: 'Cần một mã.' };
    if (reading.value) {
      if (reading.how) how.push(`mã: ${reading.how}`);
      return reading.value;
    }
    const answer = this.#answer(
      `ma:${place}`,
      place,
      reading.doubt ?? '',
      'mã đúng, ví dụ 1.001193',
      (text) => /^\d\.\d{6}$/.test(text),
    );
    if (answer) how.push('mã: người nhập ghi');
    return answer;
  }

  #oneCode(
    row: SeenRow,
    how: string[],
  ): { code: string | undefined; replaces?: readonly string[] } {
    const [cell] = this.#codeCells(row);
    return { code: cell && this.#codeIn(cell, row.number, how) };
  }

  /** New and old codes of a replacement. With one column of codes the paper must say which is which. */
  #replacedCodes(
    row: SeenRow,
    how: string[],
  ): { code: string | undefined; replaces?: readonly string[] } {
    const [newCell, oldCell, only] = [
      this.#at(row, 'newCode'),
      this.#at(row, 'oldCode'),
      this.#at(row, 'code'),
    ];
    const listed = only ? codesIn(only.text) : [];
    const newInName = codesIn(this.#at(row, 'newName')?.text ?? '');
    const oldInName = codesIn(this.#at(row, 'oldName')?.text ?? '');
    const fresh = newCell ?? (oldCell ? only : undefined);
    const place = this.#cell(row.number, (only ?? newCell ?? oldCell)?.column ?? 1);
    const given = this.#ask.answers.has(`ma:${place}`);
    if (!given && fresh && oldCell) {
      const code = this.#codeIn(fresh, row.number, how);
      const old = codesIn(oldCell.text);
      if (old.length > 0) return { code, replaces: old };
      const one = this.#codeIn(oldCell, row.number, how);
      return { code, replaces: one ? [one] : [] };
    }
    const code =
      newInName[0] ?? (oldInName.length > 0 && listed.length === 1 ? listed[0] : undefined);
    const replaces =
      oldInName.length > 0
        ? oldInName
        : newInName.length === 1
          ? listed.filter((one) => one !== code)
          : [];
    if (!given && code && newInName.length < 2 && replaces.length > 0) {
      how.push('mã cũ, mã mới: lấy ở tên');
      return { code, replaces };
    }
    const answer = this.#answer(
      `ma:${place}`,
      place,
      `Dòng thay thế chỉ có mã ${listed.join(', ') || 'không đọc được'}, không rõ mã nào cũ, mã nào mới.`,
      'mã cũ, dấu >, mã mới, ví dụ 2.002622>2.002913; nhiều mã cũ thì cách nhau một dấu cách',
      (text) => /^\d\.\d{6}(?: \d\.\d{6})*\s*>\s*\d\.\d{6}$/.test(text),
    );
    if (!answer) return { code: undefined };
    how.push('mã: người nhập ghi');
    const [old = '', now = ''] = answer.split('>');
    return { code: now.trim(), replaces: old.trim().split(' ') };
  }

  #nameOf(
    cell: SeenCell | undefined,
    known: string | undefined,
    place: string,
    how: string[],
  ): string {
    const at = cell ? `${this.#grid}${cell.origin}` : place;
    const text = (cell?.text ?? '').replace(
      /\(?\s*(?:mã(?: số)?(?: TTHC)?\s*:?\s*)?\d\.\d{6}[.\w]*\s*\)?/giu,
      ' ',
    );
    const reading =
      oneLine(text) === '' ? { doubt: 'Dòng không có tên thủ tục.' } : readName(text, known);
    if (reading.value) {
      if (reading.how) how.push(`tên: ${reading.how}`);
      return reading.value;
    }
    const answer = this.#answer(
      `ten:${at}`,
      at,
      reading.doubt ?? '',
      '“dung” nếu tên đúng như vậy, hoặc tên đúng',
      (given) =>
        given.length > 0 && given.length <= 1200 && (!isYes(given) || oneLine(text) !== ''),
    );
    if (answer === undefined || isYes(answer)) return oneLine(text);
    return oneLine(answer);
  }

  /** A row of what is abolished has neither time nor fee; one that has stands in the wrong section. */
  #noFacts(row: SeenRow): Record<string, never> {
    for (const is of ['timeByLaw', 'timeAfterCut', 'fee'] as const) {
      const cell = this.#own(row, is);
      if (!cell || /^(?:|-|x|khong.*)$/.test(wordsFolded(cell.text))) continue;
      const place = this.#cell(row.number, cell.column);
      this.#answer(
        `bai-bo:${place}`,
        place,
        `Dòng ở mục bãi bỏ mà có thời hạn hoặc phí “${oneLine(cell.text).slice(0, 40)}”; có thể nhầm mục.`,
        '“dung” nếu đúng là bãi bỏ',
        isYes,
      );
    }
    return {};
  }

  #formula(cell: SeenCell | undefined, row: number): void {
    if (!cell?.isFormula) return;
    const place = this.#cell(row, cell.column);
    this.#answer(
      `cong-thuc:${place}`,
      place,
      `Ô là công thức, đang hiện “${oneLine(cell.text).slice(0, 40)}”.`,
      '“dung” nếu con số đang hiện đúng với văn bản',
      isYes,
    );
  }

  #timesOf(row: SeenRow, how: string[]): Partial<Record<'time' | 'timeNote', string>> {
    const [law, cut] = [this.#at(row, 'timeByLaw'), this.#at(row, 'timeAfterCut')];
    this.#formula(law, row.number);
    this.#formula(cut, row.number);
    const unit = [law, cut]
      .map((cell) => this.#table?.columns.get(cell?.column ?? 0)?.unit)
      .find(Boolean);
    const reading = readBothTimes(law, cut, unit);
    const asked = (reading.of === 'law' ? law : cut) ?? law ?? cut;
    if (!asked) return {};
    const place = this.#cell(row.number, asked.column);
    const key = `thoi-han:${place}`;
    if (reading.doubt || this.#ask.answers.has(key)) {
      const answer = this.#answer(
        key,
        place,
        reading.doubt ?? `Thời hạn ở ô ${place}.`,
        'ví dụ “3 ngày làm việc”, “3 ngày làm việc | 5 ngày làm việc”, “trong ngày”, hoặc “?” khi không rõ; câu trong ô được giữ ở ghi chú',
        (text) => text !== '' && procedureRow.shape.time.safeParse(text).success,
      );
      if (!answer) return {};
      how.push('thời hạn: người nhập ghi');
      return { time: answer, timeNote: wordsIn(asked) };
    }
    if (reading.how) how.push(`thời hạn: ${reading.how}`);
    return {
      ...(reading.value ? { time: reading.value } : {}),
      ...(reading.note ? { timeNote: reading.note } : {}),
    };
  }

  #feesOf(
    row: SeenRow,
    channels: readonly Channel[],
    how: string[],
  ): Partial<Record<keyof ProcedureRow, string>> {
    const result: Partial<Record<keyof ProcedureRow, string>> = {};
    const columns: readonly (readonly [AnnexColumn, readonly Channel[]])[] = [
      ['fee', channels],
      ['onlineFee', ['online']],
      ['counterFee', ['counter']],
      ['postFee', ['post']],
    ];
    for (const [is, ways] of columns) {
      const cell = this.#at(row, is);
      if (!cell) continue;
      this.#formula(cell, row.number);
      const place = this.#cell(row.number, cell.column);
      const key = `phi:${place}`;
      const reading = readFee(cell, ways);
      let { fees, note } = reading;
      if (reading.doubt || this.#ask.answers.has(key)) {
        const answer = this.#answer(
          key,
          place,
          reading.doubt ?? `Phí ở ô ${place}.`,
          'số đồng, ví dụ 20000; hoặc từng cách nộp: online=4000 counter=8000 post=8000; hoặc “?” khi không rõ; câu trong ô được giữ ở ghi chú',
          (text) => feesAnswered(text, ways) !== undefined,
        );
        if (answer) how.push('phí: người nhập ghi');
        fees = (answer && feesAnswered(answer, ways)) || {};
        note = wordsIn(cell);
      } else if (reading.how) how.push(`phí: ${reading.how}`);
      for (const [way, value] of Object.entries(fees)) result[`${way as Channel}FeeVnd`] = value;
      if (note) result.feeNote = result.feeNote ? `${result.feeNote} ${note}` : note;
    }
    return result;
  }

  #levelsOf(row: SeenRow): readonly Level[] {
    const cell = this.#at(row, 'level');
    if (cell)
      return sectionOf(cell.text.replace(/^(?!.*cấp)/iu, 'Cấp '), this.#ask.fields)?.levels ?? [];
    return (
      this.#sections.findLast(({ says }) => says.levels)?.says.levels ?? this.#base?.levels ?? []
    );
  }

  #legalOf(row: SeenRow, how: string[]): string {
    const parts = ['legal', 'abolishedBy'] as const;
    const readings = parts.map((is) => readLegal(this.#at(row, is)?.text ?? ''));
    if (readings.some((reading) => reading.how)) how.push('căn cứ: lấy số hiệu văn bản');
    return readings
      .map(({ value }) => value)
      .filter(Boolean)
      .join('; ');
  }

  #noteOf(row: SeenRow): string {
    const told = (is: AnnexColumn): string => oneLine(this.#at(row, is)?.text ?? '');
    const isMarked = (is: AnnexColumn): boolean => mark.test(told(is));
    const said = (is: AnnexColumn, words: string): string =>
      told(is) === '' || told(is) === '-'
        ? ''
        : isMarked(is)
          ? `${words}.`
          : `${words}: ${told(is)}.`;
    return [
      told('note'),
      said('fullyOnline', 'Dịch vụ công trực tuyến toàn trình'),
      said('partlyOnline', 'Dịch vụ công trực tuyến một phần'),
      said('byPost', 'Thực hiện qua bưu chính công ích'),
      told('amendedBy') && `Nội dung sửa đổi ở: ${told('amendedBy')}.`,
      told('ministryDecision') && `Quyết định công bố của bộ: ${told('ministryDecision')}.`,
    ]
      .filter(Boolean)
      .join(' ')
      .replaceAll('..', '.');
  }

  #cutLong(cells: Partial<Record<keyof ProcedureRow, string>>, how: string[]): void {
    const most = { timeNote: 300, feeNote: 400, agency: 200, note: 400, field: 120 } as const;
    for (const [name, limit] of Object.entries(most) as [keyof typeof most, number][]) {
      const text = cells[name];
      if (!text || text.length <= limit) continue;
      cells[name] = `${text.slice(0, limit - 1).trimEnd()}…`;
      how.push(`${name}: dài hơn ${limit} chữ, đã cắt bớt`);
    }
  }

  // The whole --------------------------------------------------------------------------------------------------------

  /** What only shows when all rows are there: codes twice, codes the catalogue does not know. */
  #checked(): AnnexRow[] {
    const seen = new Map<string, AnnexRow>();
    const kept: AnnexRow[] = [];
    for (const { row, isLost } of this.#rows) {
      const { code, replaces = '' } = row.cells;
      if (isLost) {
        kept.push(row);
        continue;
      }
      const first = seen.get(code);
      if (first) {
        const isSame = first.cells.name === row.cells.name;
        const answer = this.#answer(
          `trung:${row.cell}`,
          row.cell,
          `Mã ${code} đã có ở ${first.cell}${isSame ? '' : `, với tên khác: “${first.cells.name.slice(0, 60)}”`}.`,
          `“bo” để bỏ dòng này; mã sai thì ghi mã đúng vào tệp`,
          isNo,
        );
        if (answer) this.#isComplete = false;
        continue;
      }
      seen.set(code, row);
      if (this.#isKnownEnough(row)) kept.push(...this.#withOldOnes(row, replaces));
    }
    return kept;
  }

  #isKnownEnough({ cell, cells: { code, change, name } }: AnnexRow): boolean {
    const known = this.#ask.known.get(code);
    if ((change === 'amended' || change === 'standardised') && !known) {
      const answer = this.#answer(
        `la:${cell}`,
        cell,
        `Mã ${code} được ${kindWords[change]} nhưng chưa có trong danh mục vào ngày quyết định có hiệu lực: “${name.slice(0, 60)}”.`,
        '“bo” nếu thủ tục này không thuộc danh mục của ta (danh sách sẽ ghi là chưa đủ); mã sai thì sửa trong tệp',
        isNo,
      );
      if (answer) this.#isComplete = false;
      return answer === undefined;
    }
    if (change === 'new' && known?.isInForce)
      this.#answer(
        `moi:${cell}`,
        cell,
        `Mã ${code} ghi là ban hành mới nhưng đã có trong danh mục: “${known.name.slice(0, 60)}”.`,
        '“dung” nếu văn bản ghi như vậy; nhầm mục thì sửa trong tệp',
        isYes,
      );
    return true;
  }

  /** The rule on rows wants every old code in some list: an old one nobody knew gets a row of its own. */
  #withOldOnes(row: AnnexRow, replaces: string): AnnexRow[] {
    const strange = replaces.split(' ').filter((code) => code !== '' && !this.#ask.known.has(code));
    const inAnnex = new Set(this.#rows.map(({ row: { cells } }) => cells.code));
    const missing = strange.filter((code) => !inAnnex.has(code));
    if (missing.length === 0) return [row];
    const answer = this.#answer(
      `cu:${row.cell}`,
      row.cell,
      `Mã cũ ${missing.join(', ')} chưa có trong danh mục.`,
      '“bo” để chỉ ghi các mã cũ đã biết (danh sách sẽ ghi là chưa đủ); mã sai thì sửa trong tệp',
      (text) => isNo(text) && missing.length < replaces.split(' ').length,
    );
    if (!answer) return [row];
    this.#isComplete = false;
    const left = replaces.split(' ').filter((code) => !missing.includes(code));
    return [{ ...row, cells: { ...row.cells, replaces: left.join(' ') } }];
  }
}

/** The words of a cell, for a note; a damaged number or date alone would tell readers something wrong. */
function wordsIn(cell: SeenCell): string {
  return cell.kind === 'text' && /\p{L}{2}/u.test(cell.text) ? oneLine(cell.text) : '';
}

function lines(cell: SeenCell | undefined): string {
  return (cell?.text ?? '').split('\n').map(oneLine).filter(Boolean).join('; ');
}

/** `20000`, or `online=4000 counter=8000`, as fees of the ways; undefined when it is neither. */
function feesAnswered(
  text: string,
  ways: readonly Channel[],
): Partial<Record<Channel, string>> | undefined {
  const isFee = (value: string) =>
    value !== '' && procedureRow.shape.onlineFeeVnd.safeParse(value).success;
  if (isFee(text)) return Object.fromEntries(ways.map((way) => [way, text]));
  const parts = text.split(/\s+/).map((part) => part.split('='));
  if (
    !parts.every(([way = '', value = '']) => allChannels.includes(way as Channel) && isFee(value))
  )
    return undefined;
  return Object.fromEntries(parts.map(([way, value]) => [way, value]));
}
