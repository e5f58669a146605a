import { readFileSync } from 'node:fs';
import { type Files, tableOf, tinyContent } from './rule-cases.ts';
import type { CellSpec, SheetSpec } from './workbook.ts';

/** What is known of a real decision: its annex by code, name, kind and level. */
export interface DecisionFacts {
  readonly number: string;
  readonly date: string;
  readonly effective: string;
  readonly issuer: string;
  readonly issuerLevel: string;
  readonly field: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly procedures: readonly {
    readonly code: string;
    readonly name: string;
    readonly change: string;
    readonly level: string;
    readonly replaces?: readonly string[];
  }[];
}

export const decision = (name: string): DecisionFacts =>
  JSON.parse(readFileSync(`tests/fixtures/decisions/${name}.json`, 'utf8'));

/** The flags of the import for a decision. */
export const flagsOf = (facts: DecisionFacts): string[] => [
  '--decision',
  facts.number,
  '--issuer',
  facts.issuer,
  '--issuer-level',
  facts.issuerLevel,
  '--date',
  facts.date,
  '--effective',
  facts.effective,
];

/** A content folder that knows, by code and name and nothing else, what a decision changes. */
export function contentBefore(facts: DecisionFacts): Files {
  const codes = facts.procedures.filter(
    ({ change }) => change === 'amended' || change === 'abolished',
  );
  const day = '2025-12-01';
  return {
    ...tinyContent,
    [`lists/${day}-truoc/list.yaml`]: `kind: snapshot
title: Những gì đã có
issuer: Cổng Dịch vụ công quốc gia
issuerLevel: national
signed: ${day}
effective: ${day}
confidence: single
complete: true
sources:
  - name: Cổng Dịch vụ công quốc gia
    read: 2026-11-24
`,
    [`lists/${day}-truoc/procedures.csv`]: tableOf(
      codes.map(({ code, name }) => ({ code, name, change: 'listed', confidence: 'single' })),
    ),
  };
}

const titles: Record<string, string> = {
  new: 'TTHC ban hành mới',
  amended: 'TTHC được sửa đổi, bổ sung',
  abolished: 'TTHC bị bãi bỏ',
};
const two = (count: number): string => String(count).padStart(2, '0');
const levelTitle = (level: string): string => (level === 'commune' ? 'CẤP XÃ' : 'CẤP TỈNH');

/**
 * The annex of a decision as Hải Phòng lays it out: a title, one section for each kind of change with its count, the
 * level and the field below it, a heading of two rows with merged cells, and a signature under all.
 */
export function annexSheet(facts: DecisionFacts, name = 'Phụ lục'): SheetSpec {
  const rows: CellSpec[][] = [];
  const merges: string[] = [];
  const wide = (text: string): void => {
    rows.push([text]);
    merges.push(`A${rows.length}:H${rows.length}`);
  };
  wide('PHỤ LỤC');
  wide(
    `DANH MỤC THỦ TỤC HÀNH CHÍNH LĨNH VỰC ${facts.field.replace(/ \(.*/, '').toLocaleUpperCase('vi')}`,
  );
  wide(
    `(Kèm theo Quyết định số ${facts.number} ngày ${facts.date.split('-').reverse().join('/')})`,
  );
  let part = 0;
  for (const kind of ['new', 'amended', 'abolished']) {
    const ofKind = facts.procedures.filter(({ change }) => change === kind);
    if (ofKind.length === 0) continue;
    part += 1;
    wide(`${'I'.repeat(part)}. ${titles[kind]} (${two(ofKind.length)} TTHC)`);
    const top = rows.length + 1;
    if (kind === 'abolished')
      rows.push([
        'STT',
        'Mã TTHC',
        'Tên TTHC',
        'Tên VBQPPL quy định nội dung bãi bỏ',
        'Cơ quan thực hiện',
      ]);
    else {
      rows.push([
        'STT',
        'Mã TTHC',
        'Tên thủ tục',
        'Thời hạn giải quyết',
        null,
        'Địa điểm thực hiện',
        'Phí, lệ phí',
        'Căn cứ pháp lý',
      ]);
      rows.push([null, null, null, 'Theo quy định', 'Sau cắt giảm']);
      merges.push(
        `D${top}:E${top}`,
        ...[...'ABCFGH'].map((letter) => `${letter}${top}:${letter}${top + 1}`),
      );
    }
    let number = 0;
    for (const level of new Set(ofKind.map((one) => one.level))) {
      wide(`${String.fromCharCode(64 + part)}. ${levelTitle(level)}`);
      for (const { code, name: title } of ofKind.filter((one) => one.level === level)) {
        number += 1;
        rows.push([{ number: String(number) }, `${code}.000.00.00.H24`, title]);
      }
    }
  }
  rows.push(['Nơi nhận:', null, null, null, 'KT. CHỦ TỊCH']);
  rows.push(['- Như Điều 3;', null, null, null, 'PHÓ CHỦ TỊCH']);
  return { name, rows, merges };
}
