import { lstatSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { formatFinding } from '#checks/finding.ts';
import { listsOf } from '#checks/index.ts';
import {
  type Annex,
  type AnnexQuestion,
  type AnnexRow,
  type KnownProcedure,
  readAnnex,
} from '#domain/annex.ts';
import { catalogueOn, countsFrom } from '#domain/catalogue.ts';
import { slugOf } from '#domain/fold.ts';
import { readAnnexFile } from '#read/annex-file.ts';
import { csvLine, readCsv } from '#read/csv.ts';
import type { Content, ListFolder } from '#read/read-content.ts';
import { today } from '#read/today.ts';
import { day } from '#schemas/common.ts';
import { changeKind, type ListHead, listHead } from '#schemas/list-head.ts';
import { procedureColumns } from '#schemas/procedure-row.ts';
import { type ListFiles, placeList } from './place-list.ts';

/** How the command is written, for `npm run list` without a command that it knows. */
export const importUsage = `npm run list -- import TỆP --decision SỐ --issuer "CƠ QUAN" --issuer-level province|ministry|national
        --date NGÀY --effective NGÀY|unknown [--title TÊN] [--source NGUỒN] [--source-address https://…]
        [--confidence confirmed|single] [--change LOẠI] [--snapshot] [--incomplete] [--decide KHÓA=TRẢ-LỜI]… [--code MÃ]…
        [--replace] [--pages-later] [--yes] [--dry-run]`;

/** Larger files are no annex. */
const mostBytes = 10_000_000;

const kindWords: Record<string, string> = {
  listed: 'bản chụp',
  new: 'ban hành mới',
  amended: 'sửa đổi, bổ sung',
  replaced: 'thay thế',
  abolished: 'bãi bỏ',
  standardised: 'chuẩn hóa',
};

interface Options {
  readonly file: string;
  readonly id: string;
  readonly head: Omit<ListHead, 'declared' | 'complete'>;
  readonly change: AnnexQuestion['change'];
  readonly answers: Map<string, string>;
  /** Codes that may stand in the file although the catalogue does not have them. */
  readonly codes: readonly string[];
  readonly isIncomplete: boolean;
  readonly isDryRun: boolean;
  readonly saysYes: boolean;
  readonly mayReplace: boolean;
  readonly pagesLater: boolean;
}

/**
 * `npm run list -- import`: turns the annex of a decision into a folder of `content/lists/`. Shows what was read, asks
 * what is doubtful, and writes nothing while a doubt is left.
 *
 * @returns the exit code: 0 written or nothing to change, 1 something is to be decided first.
 */
export async function importList(
  content: Content,
  folder: string,
  args: readonly string[],
): Promise<number> {
  const options = optionsFrom(args);
  const existing = content.lists.find(({ head }) => isSamePaper(head.value, options.head));
  const question = await questionFor(content, options, existing);
  const isTalk = process.stdin.isTTY && process.stdout.isTTY && options.file !== '-';
  const talk = isTalk
    ? createInterface({ input: process.stdin, output: process.stdout })
    : undefined;
  try {
    let annex = readAnnex(question);
    if (!annex.hasTable) {
      console.error(
        'Không thấy bảng thủ tục nào trong tệp. Bảng phải có dòng tên cột, trong đó có “Mã TTHC” (hoặc “Mã số”) và “Tên TTHC”.',
      );
      return 1;
    }
    preview(annex);
    if (talk && !options.saysYes) annex = await settle(annex, question, options.answers, talk);
    if (annex.idleAnswers.length > 0)
      console.log(
        `Không có câu hỏi nào cho: ${annex.idleAnswers.map((key) => `--decide ${key}`).join(', ')}.`,
      );
    if (annex.doubts.length > 0) return listDoubts(annex, options.file);
    if (annex.rows.length === 0) {
      console.error('Bảng không có dòng thủ tục nào.');
      return 1;
    }

    const files = filesFor(annex, options, existing);
    if (existing) {
      const changes = differencesTo(existing, content, files);
      if (changes.length === 0) {
        console.log(`Không có gì đổi: lists/${existing.id} đã đúng như tệp này.`);
        return 0;
      }
      console.log(
        `\nlists/${existing.id} đã có, tệp này khác ở:\n${changes.map((line) => `  ${line}`).join('\n')}`,
      );
    }
    const id = existing?.id ?? freeId(options, content);
    if (options.isDryRun) {
      console.log(`Chạy thử: chưa ghi gì. Sẽ ghi ${annex.rows.length} dòng vào lists/${id}.`);
      return 0;
    }
    const mayWrite = existing ? options.mayReplace : options.saysYes;
    if (
      !mayWrite &&
      !(talk && (await agrees(talk, `Ghi ${annex.rows.length} dòng vào lists/${id}?`)))
    ) {
      const flag = existing ? '--replace' : '--yes';
      console.log(`Chưa ghi gì. Xem lại bảng trên; đúng rồi thì chạy lại lệnh này, thêm ${flag}.`);
      return 1;
    }
    const { findings, isPlaced } = placeList(
      folder,
      id,
      files,
      today(),
      ({ file }) => options.pagesLater && !file.includes('/lists/'),
    );
    for (const finding of findings)
      console.error(`${formatFinding(finding)}
`);
    if (!isPlaced) {
      const isOnPages = findings.every(({ file }) => !file.includes('/lists/'));
      console.error(
        `Chưa ghi gì: danh sách này làm nội dung có ${findings.length} chỗ cần sửa như trên.${
          isOnPages
            ? ' Chỉ các trang phải sửa: thêm --pages-later để ghi trước, sửa trang sau.'
            : ''
        }`,
      );
      return 1;
    }
    console.log(
      `Đã ghi lists/${id}: ${countsIn(annex)}. Tiếp theo: npm run validate, rồi xem lại title và nguồn trong list.yaml.`,
    );
    return 0;
  } finally {
    talk?.close();
  }
}

/** Whether two heads are of one paper; an issuer is the same when it is written short. */
function isSamePaper(a: Options['head'], b: Options['head']): boolean {
  const issuer = (name: string): string => slugOf(name.replace(/UBND/i, 'Ủy ban nhân dân'));
  if (a.kind !== b.kind || a.number !== b.number || issuer(a.issuer) !== issuer(b.issuer))
    return false;
  return a.number !== undefined || a.signed === b.signed;
}

/** A day as an editor may write it: `2026-09-08` or `08/09/2026`. */
function dayFrom(text: string, flag: string): string {
  const [, date, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const iso = year ? `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}` : text;
  if (!day.safeParse(iso).success)
    throw new Error(`${flag} ghi “${text}”, hãy ghi một ngày như 2026-09-08 hoặc 08/09/2026`);
  return iso;
}

function optionsFrom(args: readonly string[]): Options {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    const strange = /'([^']+)'/.exec((error as Error).message)?.[1] ?? '';
    throw new Error(`lệnh có phần lạ hoặc thiếu giá trị (${strange}). Dùng:\n  ${importUsage}`);
  }
  const { values, positionals } = parsed;
  const [file] = positionals;
  if (!file || positionals.length > 1)
    throw new Error(`hãy ghi một tên tệp (hoặc - để đọc từ bàn phím). Dùng:\n  ${importUsage}`);
  const missing = [
    ...(values.decision || values.snapshot ? [] : ['--decision']),
    ...(['issuer', 'issuer-level', 'date', 'effective'] as const)
      .filter((name) => !values[name])
      .map((name) => `--${name}`),
  ];
  if (missing.length > 0)
    throw new Error(`còn thiếu ${missing.join(', ')}. Dùng:\n  ${importUsage}`);
  const change = values.change === undefined ? undefined : changeKind.safeParse(values.change);
  if (change && !change.success)
    throw new Error(`--change ghi “${values.change}”, chỉ có ${changeKind.options.join(', ')}`);
  const answers = new Map<string, string>();
  for (const text of values.decide ?? []) {
    const equals = text.indexOf('=');
    if (equals < 1)
      throw new Error(
        `--decide ghi “${text}”, hãy ghi khóa, dấu =, câu trả lời, ví dụ --decide ma:B7=1.001190`,
      );
    answers.set(text.slice(0, equals), text.slice(equals + 1).normalize('NFC'));
  }
  const signed = dayFrom(values.date ?? '', '--date');
  const number = values.decision?.normalize('NFC').trim();
  const source = file === '-' ? 'chữ dán vào' : `tệp ${basename(file).normalize('NFC')}`;
  const head = listHead.omit({ declared: true, complete: true }).safeParse({
    kind: values.snapshot ? 'snapshot' : 'decision',
    ...(number ? { number } : {}),
    title:
      values.title?.normalize('NFC').trim() ??
      (number
        ? `Thay đổi thủ tục theo Quyết định ${number}`
        : `Bản chụp danh mục, ${signed.split('-').reverse().join('/')}`),
    issuer: values.issuer?.normalize('NFC').trim(),
    issuerLevel: values['issuer-level'],
    signed,
    effective:
      values.effective === 'unknown' ? 'unknown' : dayFrom(values.effective ?? '', '--effective'),
    confidence: values.confidence,
    ...(values.note ? { note: values.note.normalize('NFC').trim() } : {}),
    sources: [
      {
        name:
          values.source?.normalize('NFC').trim() ??
          (number ? `Phụ lục Quyết định ${number}, ${source}` : `Danh mục thủ tục, ${source}`),
        ...(values['source-address'] ? { address: values['source-address'] } : {}),
        read: today(),
      },
    ],
  });
  if (!head.success) {
    const flags: Record<string, string> = {
      number: '--decision',
      issuerLevel: '--issuer-level (province, ministry hoặc national)',
      sources: '--source, --source-address',
    };
    const wrong = [
      ...new Set(
        head.error.issues.map(({ path }) => flags[String(path[0])] ?? `--${String(path[0])}`),
      ),
    ];
    throw new Error(`không dùng được ${wrong.join(', ')}`);
  }
  const slug = slugOf(number ?? head.data.title);
  return {
    file,
    id: `${signed}-${slug || 'danh-sach'}`,
    head: head.data,
    change: change?.data,
    answers,
    codes: (values.code ?? []).flatMap((text) => text.split(/[\s,;]+/)).filter(Boolean),
    isIncomplete: values.incomplete ?? false,
    isDryRun: values['dry-run'] ?? false,
    saysYes: values.yes ?? false,
    mayReplace: values.replace ?? false,
    pagesLater: values['pages-later'] ?? false,
  };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      decision: { type: 'string' },
      issuer: { type: 'string' },
      'issuer-level': { type: 'string' },
      date: { type: 'string' },
      effective: { type: 'string' },
      title: { type: 'string' },
      source: { type: 'string' },
      'source-address': { type: 'string' },
      note: { type: 'string' },
      confidence: { type: 'string', default: 'single' },
      change: { type: 'string' },
      decide: { type: 'string', multiple: true },
      code: { type: 'string', multiple: true },
      snapshot: { type: 'boolean' },
      incomplete: { type: 'boolean' },
      replace: { type: 'boolean' },
      'pages-later': { type: 'boolean' },
      yes: { type: 'boolean' },
      'dry-run': { type: 'boolean' },
    },
  });
}

const tooLarge = (): Error =>
  new Error(
    `tệp lớn hơn ${mostBytes / 1_000_000} MB. Hãy chép riêng bảng phụ lục sang một tệp mới`,
  );

async function bytesOf(file: string): Promise<Uint8Array> {
  if (file === '-') {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of process.stdin) {
      size += chunk.length;
      if (size > mostBytes) throw tooLarge();
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found) throw new Error(`không có tệp ${file}`);
  if (!found.isFile()) throw new Error(`${file} không phải một tệp thường`);
  if (found.size > mostBytes) throw tooLarge();
  return readFileSync(file);
}

async function questionFor(
  content: Content,
  { file, head, change, answers, codes }: Options,
  existing: ListFolder | undefined,
): Promise<AnnexQuestion> {
  const from = countsFrom({ ...head, complete: true });
  const lists = listsOf(content).filter(({ id }) => id !== existing?.id);
  const { procedures } = catalogueOn(from, lists);
  const known = new Map<string, KnownProcedure>();
  // As the rule on rows counts: a code is known from the day on which a list brings it, not one that only amends it.
  for (const list of lists)
    for (const { code, change: kind } of list.rows) {
      const procedure = procedures.get(code);
      if (
        procedure &&
        kind !== 'amended' &&
        kind !== 'standardised' &&
        countsFrom(list.head) <= from
      )
        known.set(code, {
          name: procedure.facts.name,
          channels: procedure.facts.channels,
          isInForce: procedure.status.kind === 'inForce',
        });
    }
  const fields = new Map<string, string>();
  for (const { rows } of lists)
    for (const { field } of rows) if (field) fields.set(slugOf(field), field);
  const bytes = await bytesOf(file);
  return {
    grids: await readAnnexFile(file === '-' ? 'chữ dán' : basename(file), bytes),
    kind: head.kind === 'snapshot' ? 'snapshot' : 'decision',
    ...(head.number ? { number: head.number } : {}),
    signed: head.signed,
    ...(change ? { change } : {}),
    confidence: head.confidence,
    known,
    codes: new Set([...known.keys(), ...codes]),
    fields,
    answers,
  };
}

const cut = (text: string, width: number): string =>
  (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width);

function feesIn({ cells }: AnnexRow): string {
  const fees = [cells.onlineFeeVnd, cells.counterFeeVnd, cells.postFeeVnd].map((fee) => fee || '–');
  return new Set(fees).size === 1 ? (fees[0] ?? '') : fees.join(' / ');
}

function preview(annex: Annex): void {
  console.log(
    `${cut('ô', 7)} ${cut('mã', 9)} ${cut('loại', 16)} ${cut('tên', 52)} ${cut('thời hạn', 22)} phí (mạng / quầy / bưu điện)`,
  );
  for (const row of annex.rows) {
    const { code, change, name, time, replaces } = row.cells;
    const doubts = annex.doubts.filter(
      ({ cell }) => cell.replace(/[A-Z]+(?=\d+$)/, '') === row.cell.replace(/[A-Z]+(?=\d+$)/, ''),
    );
    console.log(
      `${cut(row.cell, 7)} ${cut(code || '?', 9)} ${cut(kindWords[change] ?? change, 16)} ${cut(name, 52)} ${cut(time || '–', 22)} ${feesIn(row)}${doubts.length > 0 ? '   ⚠ còn ngờ' : ''}`,
    );
    if (replaces) console.log(`${' '.repeat(18)}thay ${replaces}`);
    if (row.how.length > 0) console.log(`${' '.repeat(18)}${row.how.join('; ')}`);
  }
  console.log(`\n${countsIn(annex)}.`);
  if (annex.unusedColumns.length > 0)
    console.log(`Cột không dùng tới: ${annex.unusedColumns.join(' · ')}.`);
  for (const { cell, text } of annex.leftOut.slice(0, 30))
    console.log(`Không phải dòng thủ tục: ${cell} “${text.slice(0, 70)}”`);
}

/** `1 ban hành mới (văn bản nêu 1), 14 sửa đổi, bổ sung (văn bản nêu 14)`. */
function countsIn({ rows, declared }: Annex): string {
  const kinds = Object.keys(kindWords).filter(
    (kind) => rows.some(({ cells }) => cells.change === kind) || kind in declared,
  );
  return kinds
    .map((kind) => {
      const count = rows.filter(({ cells }) => cells.change === kind).length;
      const said = declared[kind as keyof typeof declared];
      return `${count} ${kindWords[kind]} (${said === undefined ? 'văn bản không nêu số' : `văn bản nêu ${said}`})`;
    })
    .join(', ');
}

function listDoubts(annex: Annex, file: string): number {
  console.error(`\nCòn ${annex.doubts.length} điều phải quyết định trước khi ghi (tệp ${file}):\n`);
  for (const [index, { key, cell, problem, answers }] of annex.doubts.entries())
    console.error(`${index + 1}. Ô ${cell}: ${problem}\n   → --decide "${key}=…": ${answers}.`);
  console.error(
    '\nChưa ghi gì. Trả lời bằng --decide trong lệnh, hoặc sửa tệp rồi chạy lại. Trả lời một lần cho mọi câu cùng loại: la=, moi=, bai-bo=, cong-thuc=.',
  );
  return 1;
}

type Talk = ReturnType<typeof createInterface>;

/** Asks one doubt after the other; an answer may bring another doubt to light, or settle several. */
async function settle(
  annex: Annex,
  question: AnnexQuestion,
  answers: Map<string, string>,
  talk: Talk,
): Promise<Annex> {
  let now = annex;
  for (let doubt = now.doubts[0]; doubt; doubt = now.doubts[0]) {
    console.log(
      `\nCòn ${now.doubts.length} điều. Ô ${doubt.cell}: ${doubt.problem}\n  Trả lời: ${doubt.answers}. Để trống: dừng lại.`,
    );
    const given = (await reply(talk, '> ')).trim().normalize('NFC');
    if (given === '') return now;
    answers.set(doubt.key, given);
    now = readAnnex(question);
  }
  if (now !== annex) preview(now);
  return now;
}

async function agrees(talk: Talk, ask: string): Promise<boolean> {
  return /^(?:c|có|co|y)$/i.test((await reply(talk, `${ask} (c = có) `)).trim());
}

/** What is typed; nothing when the terminal is closed (Ctrl+D), which would leave the question open for ever. */
async function reply(talk: Talk, ask: string): Promise<string> {
  const closed = new Promise<string>((resolve) => talk.once('close', () => resolve('')));
  return Promise.race([talk.question(ask), closed]);
}

function filesFor(
  annex: Annex,
  { head, isIncomplete }: Options,
  existing: ListFolder | undefined,
): ListFiles {
  const { number, kind, note, sources, ...rest } = head;
  const complete = annex.isComplete && !isIncomplete;
  const known = existing?.head.value.sources[0];
  // Read again and found the same: the day on which it was first read stays.
  const isSameSource =
    known &&
    sources.length === 1 &&
    known.name === sources[0]?.name &&
    known.address === sources[0]?.address;
  const written = {
    kind,
    ...(number ? { number } : {}),
    ...rest,
    ...(Object.keys(annex.declared).length > 0 ? { declared: annex.declared } : {}),
    complete,
    ...(note ? { note } : complete ? {} : { note: 'Chưa chép đủ các dòng của phụ lục.' }),
    sources: isSameSource ? [known] : sources,
  };
  return {
    'list.yaml': `# yaml-language-server: $schema=../../.schemas/list.schema.json\n${stringify(written, { lineWidth: 0 })}`,
    'procedures.csv': [
      procedureColumns,
      ...annex.rows.map(({ cells }) => procedureColumns.map((column) => cells[column] ?? '')),
    ]
      .map(csvLine)
      .join(''),
  };
}

/** The folder of a new list; another paper of that day and number may be there already. */
function freeId({ id, head }: Options, { lists }: Content): string {
  return lists.some((list) => list.id === id) ? `${id}-${slugOf(head.issuer)}` : id;
}

/** What would change in a list that is there already, line by line. */
function differencesTo({ id }: ListFolder, { files }: Content, now: ListFiles): string[] {
  const textOf = (name: keyof ListFiles): string =>
    files
      .find(({ file }) => file.endsWith(`/lists/${id}/${name}`))
      ?.text.replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n') ?? '';
  const changes: string[] = [];
  const [before, after] = [textOf('list.yaml').split('\n'), now['list.yaml'].split('\n')];
  for (const line of before)
    if (line && !after.includes(line)) changes.push(`list.yaml: bỏ “${line.trim()}”`);
  for (const line of after)
    if (line && !before.includes(line)) changes.push(`list.yaml: thêm “${line.trim()}”`);
  const rowsIn = (text: string) =>
    new Map(
      readCsv(text)
        .records.slice(1)
        .map(({ cells }) => [cells[0] ?? '', cells]),
    );
  const [old, fresh] = [rowsIn(textOf('procedures.csv')), rowsIn(now['procedures.csv'])];
  for (const [code, cells] of fresh) {
    const was = old.get(code);
    if (!was) changes.push(`${code}: thêm dòng “${cells[4]?.slice(0, 60)}”`);
    else
      for (const [index, column] of procedureColumns.entries())
        if (was[index] !== cells[index])
          changes.push(
            `${code}: ${column} “${was[index]?.slice(0, 60)}” → “${cells[index]?.slice(0, 60)}”`,
          );
  }
  for (const code of old.keys()) if (!fresh.has(code)) changes.push(`${code}: bỏ dòng này`);
  if (changes.length === 0 && textOf('procedures.csv') !== now['procedures.csv'])
    changes.push('procedures.csv: thứ tự dòng');
  return changes;
}
