/**
 * What `scripts/numbers.ts` found, in words: for a comment on the pull request, for a terminal, and as a file that
 * `scripts/post-numbers.ts` reads again. No packages here: the job that may write comments runs this file.
 */
import { createHash } from 'node:crypto';
import type {
  ChangedFile,
  ChangedNumbers,
  NamedSource,
  NumberChange,
  Unusual,
} from '#domain/changed-numbers.ts';
import { longestComment, oneLine, quoted } from './github-markdown.ts';

/** First words of the comment, by which it is found again. */
export const marker = '<!-- cam-tay:so-lieu:1 ';

/** Name and version of the file that goes from one workflow to the other. */
export const format = 'cam-tay-numbers/1';

const unusualWords: Record<Unusual['what'], string> = {
  rows: 'Đổi hàng loạt',
  tenfold: 'Tiền gấp hoặc kém 10 lần (thừa, thiếu số 0?)',
  year: 'Ngày lệch đúng một năm (gõ nhầm năm?)',
  lost: 'Mất trang, mất danh sách',
  unreadable: 'Không so được',
};

const states: Record<ChangedFile['state'], string> = {
  changed: '',
  added: ' (tệp mới)',
  removed: ' (tệp bị xóa)',
};

/** How many boxes there are to tick: new numbers of one line share one. */
export const ticksOf = ({ files }: ChangedNumbers): number =>
  files.reduce((sum, { changes }) => sum + together(changes).length, 0);

/** New (or gone) numbers of one line belong together: a second reader looks at the line once. */
function together(changes: readonly NumberChange[]): (readonly NumberChange[])[] {
  const groups: NumberChange[][] = [];
  for (const change of changes) {
    const last = groups.at(-1)?.[0];
    const alike = (side: 'before' | 'after') =>
      change[side]?.context !== undefined && change[side]?.line === last?.[side]?.line;
    const sameSide =
      last !== undefined &&
      ((!change.before && !last.before && alike('after')) ||
        (!change.after && !last.after && alike('before')));
    if (sameSide && last.subject === change.subject && last.label === change.label)
      groups.at(-1)?.push(change);
    else groups.push([change]);
  }
  return groups;
}

const linesIn = (changes: readonly NumberChange[]): string => {
  const [first] = changes;
  const [old, now] = [first?.before?.line, first?.after?.line];
  if (now === undefined) return `dòng ${old}, bản cũ`;
  return old === undefined || old === now ? `dòng ${now}` : `dòng ${now}, bản cũ ${old}`;
};

const sourceWords = ({ name, address, read }: NamedSource): string =>
  [
    quoted(name, 140),
    address ? quoted(address, 200) : 'không có địa chỉ',
    read ? `đọc ngày ${quoted(read, 10)}` : 'không ghi ngày đọc',
  ].join(', ');

const sameSources = (a: readonly NamedSource[], b: readonly NamedSource[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

function tick(changes: readonly NumberChange[]): string {
  const [first] = changes;
  if (!first) return '';
  const values = (side: 'before' | 'after') =>
    changes.flatMap((change) => (change[side] ? [quoted(change[side].value, 220)] : [])).join(', ');
  const what = [
    ...(first.subject ? [quoted(first.subject, 90)] : []),
    // Plain words of ours; the name of an unknown key, or a label out of a forged report, is not.
    /^(?:[\p{L}\d ,()]|: ){1,80}$/u.test(first.label) ? first.label : quoted(first.label, 80),
  ].join(', ');
  const told = first.sameNumber
    ? `${values('after')} giữ nguyên, nhưng nay ghi cho điều khác`
    : first.before && first.after
      ? `${values('before')} → ${values('after')}`
      : first.after
        ? `mới: ${values('after')}`
        : `bỏ: ${values('before')}`;
  const context = [
    ...(first.before?.context && first.after ? [`trước ${quoted(first.before.context)}`] : []),
    ...(first.after?.context ? [`nay ${quoted(first.after.context)}`] : []),
    ...(first.before?.context && !first.after ? [`trước ${quoted(first.before.context)}`] : []),
  ].join('; ');
  return `- [ ] ${what}: ${told} (${linesIn(changes)})${context ? `. Câu: ${context}` : ''}`;
}

/** The sentence that somebody types who has seen what is unusual. It names the counts, so it cannot be copied ahead. */
export function confirmation(unusual: readonly Unusual[]): string {
  const counts = (Object.keys(unusualWords) as Unusual['what'][]).flatMap((what) => {
    const count = unusual.filter((one) => one.what === what).length;
    return count > 0
      ? [`${count} ${oneLine(unusualWords[what]).replace(/ \(.*/, '').toLowerCase()}`]
      : [];
  });
  return `Tôi đã đối chiếu văn bản gốc và xác nhận: ${counts.join('; ')}.`;
}

function unusualPart(unusual: readonly Unusual[]): string[] {
  if (unusual.length === 0) return [];
  const shown = unusual.slice(0, 60);
  return [
    `### ⚠ BẤT THƯỜNG: ${unusual.length} điều`,
    '',
    ...shown.map(({ what, file, line, detail }) => {
      const place = file ? `${quoted(line ? `${file}:${line}` : file, 120)}: ` : '';
      return `- **${unusualWords[what]}.** ${place}${quoted(detail, 220)}`;
    }),
    ...(unusual.length > shown.length
      ? [`- còn ${unusual.length - shown.length} điều nữa, xem tệp đầy đủ.`]
      : []),
    '',
    'Những điều này hiếm khi cố ý. Chưa gộp khi chưa có người thứ hai chép câu dưới đây vào một bình luận của mình:',
    '',
    `> ${confirmation(unusual)}`,
    '',
    '- [ ] Đã có bình luận xác nhận của người không phải người sửa',
    '',
  ];
}

function filePart({ file, state, changes }: ChangedFile): { head: string[]; ticks: string[] } {
  const shared = changes[0]?.sources ?? [];
  const isShared = changes.every(({ sources }) => sameSources(sources, shared));
  const sourceLines = (sources: readonly NamedSource[]) =>
    sources.length === 0
      ? ['tệp này không ghi nguồn']
      : [
          ...sources.slice(0, 6).map(sourceWords),
          ...(sources.length > 6 ? [`và ${sources.length - 6} nguồn nữa trong tệp`] : []),
        ];
  const head = [
    `#### ${quoted(file, 120)}${states[state]}`,
    '',
    ...(isShared ? sourceLines(shared).map((line) => `Nguồn: ${line}  `) : []),
    ...(isShared ? [''] : []),
  ];
  const ticks = together(changes).map((group) =>
    isShared
      ? tick(group)
      : `${tick(group)}. Nguồn: ${sourceLines(group[0]?.sources ?? []).join('; ')}`,
  );
  return { head, ticks };
}

/** Which parts of the list were seen already: the same list keeps its ticks, another one starts anew. */
export function listHash(changed: ChangedNumbers, notes: readonly string[] = []): string {
  return createHash('sha256')
    .update(JSON.stringify([changed, notes]))
    .digest('hex')
    .slice(0, 16);
}

/**
 * The comment: what is unusual first, then a box for every change, file by file.
 *
 * @param notes - sentences of ours to put on top.
 * @param most - characters; what does not fit is counted, and named by where the whole list is.
 */
export function markdown(
  changed: ChangedNumbers,
  notes: readonly string[] = [],
  most = longestComment,
): string {
  const all = ticksOf(changed);
  const top = [
    `${marker}${listHash(changed, notes)} -->`,
    '## Số liệu đổi trong nội dung: cần người thứ hai xem',
    '',
    ...notes.flatMap((note) => [note, '']),
    ...unusualPart(changed.unusual),
  ];
  if (all === 0)
    return `${[...top, 'Không có phí, thời hạn, mã, ngày hay con số nào đổi.'].join('\n')}\n`;
  top.push(
    `${all} chỗ trong ${changed.files.length} tệp. Người xem không phải là người sửa: mở nguồn, so từng chỗ, đúng thì đánh dấu.`,
    '',
  );
  const lines = [...top];
  let length = top.reduce((sum, line) => sum + line.length + 1, 0);
  let shown = 0;
  // Kept free for the last sentence.
  const room = most - 400;
  parts: for (const file of changed.files) {
    const { head, ticks } = filePart(file);
    let isFirst = true;
    for (const line of ticks) {
      const added = isFirst ? [...head, line] : [line];
      const cost = added.reduce((sum, text) => sum + text.length + 1, 0) + 1;
      if (length + cost > room) break parts;
      lines.push(...added);
      length += cost;
      shown += 1;
      isFirst = false;
    }
    lines.push('');
  }
  if (shown < all)
    lines.push(
      '',
      `**Còn ${all - shown} chỗ không đủ chỗ ghi ở đây**, xem tệp \`numbers.md\` đính kèm lần chạy “Số liệu đổi” (mục Artifacts). Chưa xem hết tệp ấy thì chưa gộp.`,
    );
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The same for a terminal: nothing is marked up, nothing left out. */
export function plain(changed: ChangedNumbers): string {
  const lines: string[] = [];
  for (const { what, file, line, detail } of changed.unusual) {
    const place = file ? ` ${line ? `${file}:${line}` : file}` : '';
    lines.push(`BẤT THƯỜNG  ${unusualWords[what]}${place}\n  ${oneLine(detail, 400)}`);
  }
  for (const { file, state, changes } of changed.files) {
    lines.push('', `${file}${states[state]}`);
    for (const { subject, label, before, after, sameNumber, sources } of changes) {
      const what = [subject, label].filter((text) => text !== '').join(', ');
      const place = [
        ...(before ? [`cũ ${file}:${before.line}`] : []),
        ...(after ? [`mới ${file}:${after.line}`] : []),
      ].join(', ');
      lines.push(
        `  ${oneLine(what)}: ${oneLine(before?.value ?? '(chưa có)', 400)} → ${oneLine(after?.value ?? '(bỏ)', 400)}${sameNumber ? ' (ghi cho điều khác)' : ''}`,
        `    ${place}; nguồn: ${sources.map(({ name, address, read }) => oneLine([name, address, read].filter(Boolean).join(', '), 400)).join(' | ') || 'tệp không ghi'}`,
      );
    }
  }
  const ticks = ticksOf(changed);
  lines.push('', ticks === 0 ? 'Không có số nào đổi.' : `${ticks} chỗ cần người thứ hai xem.`);
  return lines.join('\n').trimStart();
}

// Between the two workflows -----------------------------------------------------------------------------------------

/** Above this nobody looks any more; the largest list of ours, all new, makes about 1.5 MB. */
export const largestReport = 8_000_000;

/** Writes what {@link parseReport} reads. */
export const reportFile = (changed: ChangedNumbers): string =>
  JSON.stringify({ format, ...changed });

/**
 * Reads a report that came from a run of somebody's pull request: nothing in it is believed but its shape.
 *
 * @throws an error that says what is wrong.
 */
export function parseReport(text: string): ChangedNumbers {
  if (text.length > largestReport) throw new Error('báo cáo quá lớn');
  const report = object(JSON.parse(text), ['format', 'files', 'unusual']);
  if (report.format !== format) throw new Error('không phải báo cáo của numbers.ts');
  return {
    files: array(report.files, 3_000).map((item): ChangedFile => {
      const file = object(item, ['file', 'state', 'changes']);
      return {
        file: words(file.file),
        state: oneOf(file.state, ['changed', 'added', 'removed'] as const),
        changes: array(file.changes, 20_000).map(numberChange),
      };
    }),
    unusual: array(report.unusual, 50_000).map((item): Unusual => {
      const one = object(item, ['what', 'file', 'line', 'detail']);
      return {
        what: oneOf(one.what, Object.keys(unusualWords) as Unusual['what'][]),
        ...(one.file === undefined ? {} : { file: words(one.file) }),
        ...(one.line === undefined ? {} : { line: lineNumber(one.line) }),
        detail: words(one.detail),
      };
    }),
  };
}

const kinds = [
  'fee',
  'time',
  'code',
  'date',
  'telephone',
  'percent',
  'paper',
  'link',
  'number',
] as const;

function numberChange(item: unknown): NumberChange {
  const change = object(item, [
    'kind',
    'subject',
    'label',
    'before',
    'after',
    'sameNumber',
    'sources',
  ]);
  const side = (value: unknown) => {
    const { value: written, line, context } = object(value, ['value', 'line', 'context']);
    return {
      value: words(written),
      line: lineNumber(line),
      ...(context === undefined ? {} : { context: words(context) }),
    };
  };
  if (change.before === undefined && change.after === undefined)
    throw new Error('một chỗ đổi không có trước, không có sau');
  return {
    kind: oneOf(change.kind, kinds),
    subject: words(change.subject),
    label: words(change.label),
    ...(change.before === undefined ? {} : { before: side(change.before) }),
    ...(change.after === undefined ? {} : { after: side(change.after) }),
    ...(change.sameNumber === true ? { sameNumber: true as const } : {}),
    sources: array(change.sources, 200).map((source): NamedSource => {
      const { name, address, read } = object(source, ['name', 'address', 'read']);
      return {
        name: words(name),
        ...(address === undefined ? {} : { address: words(address) }),
        ...(read === undefined ? {} : { read: words(read) }),
      };
    }),
  };
}

function object(value: unknown, keys: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('báo cáo sai dạng: cần một nhóm mục');
  const strange = Object.keys(value).find((key) => !keys.includes(key));
  if (strange !== undefined) throw new Error(`báo cáo có mục lạ “${oneLine(strange, 40)}”`);
  return value as Record<string, unknown>;
}

function array(value: unknown, most: number): readonly unknown[] {
  if (!Array.isArray(value) || value.length > most) throw new Error('báo cáo sai dạng: danh sách');
  return value;
}

function words(value: unknown): string {
  if (typeof value !== 'string' || value.length > 20_000) throw new Error('báo cáo sai dạng: chữ');
  return value;
}

function lineNumber(value: unknown): number {
  if (!Number.isSafeInteger(value) || (value as number) < 1)
    throw new Error('báo cáo sai dạng: số dòng');
  return value as number;
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new Error('báo cáo sai dạng: giá trị lạ');
  return found;
}
