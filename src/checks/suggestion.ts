import { slugOf } from '#domain/fold.ts';
import type { Misfit } from '#domain/misfit.ts';
import { day, procedureCode, procedureRow, slug } from '#schemas/index.ts';
import { nearest } from './nearest.ts';

/** A misfit of one value, as its schema sees it. */
export type ValueMisfit = Extract<Misfit, { field: string }>;

/** Words that people write where a value of ours belongs, and that value. */
const ours: Readonly<Record<string, string>> = {
  'trên mạng': 'online',
  'qua mạng': 'online',
  'trực tuyến': 'online',
  'tại quầy': 'counter',
  'trực tiếp': 'counter',
  'bưu điện': 'post',
  'qua bưu điện': 'post',
  'bưu chính': 'post',
  'bưu chính công ích': 'post',
  xã: 'commune',
  phường: 'commune',
  'cấp xã': 'commune',
  tỉnh: 'province',
  'cấp tỉnh': 'province',
  'trung ương': 'central',
  bộ: 'ministry',
  mới: 'new',
  'ban hành mới': 'new',
  'sửa đổi': 'amended',
  'sửa đổi, bổ sung': 'amended',
  'thay thế': 'replaced',
  'bãi bỏ': 'abolished',
  'công bố lại': 'standardised',
  'chuẩn hóa': 'standardised',
  'quyết định': 'decision',
  'bản chụp': 'snapshot',
  'kiểm chứng': 'check',
  có: 'true',
  đúng: 'true',
  rồi: 'true',
  yes: 'true',
  x: 'true',
  không: 'false',
  chưa: 'false',
  no: 'false',
  'chắc chắn': 'confirmed',
  'đã xác nhận': 'confirmed',
  'đã kiểm chứng': 'confirmed',
  'một nguồn': 'single',
  'trí nhớ': 'memory',
  'chưa rõ': 'unknown',
  'chưa biết': 'unknown',
  'không rõ': 'unknown',
  'không biết': 'unknown',
};

const inOurWords = (text: string): string => ours[text.trim().toLowerCase()] ?? text.trim();

/** Quotes of every kind around a value, as Word puts them. */
const unquoted = (text: string): string => text.replace(/^["'“”‘’«]+|["'“”‘’»]+$/g, '').trim();

function dayOf(text: string): string | undefined {
  const twoDigits = (part = ''): string => part.padStart(2, '0');
  const ours = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (ours) return `${ours[1]}-${twoDigits(ours[2])}-${twoDigits(ours[3])}`;
  const onPaper = /^(?:ngày )?(\d{1,2})(?:[-/.]| tháng )(\d{1,2})(?:[-/.]| năm )(\d{4})$/i.exec(
    text,
  );
  if (onPaper) return `${onPaper[3]}-${twoDigits(onPaper[2])}-${twoDigits(onPaper[1])}`;
  // A day that Excel shows as a number: days since 30 December 1899.
  const serial = /^4\d{4}$/.test(text) ? Number(text) : undefined;
  return serial ? new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10) : undefined;
}

function codeOf(text: string): string | undefined {
  const [, whole, part = ''] = /^(\d)[.,]?(\d{3,6})(?:\.000\.00\.00\.H\d\d)?$/.exec(text) ?? [];
  // Excel takes a code for a number and drops the noughts at its end.
  return whole && `${whole}.${part.padEnd(6, '0')}`;
}

function feeOf(text: string): string | undefined {
  if (/^[1-9]\d*\?$/.test(text)) return '?';
  if (/^(?:miễn phí|không thu|không mất tiền)$/i.test(text)) return '0';
  if (/^(?:không rõ|chưa rõ|không biết)$/i.test(text)) return '?';
  return text
    .split(/\s*[|;/]\s*/)
    .map((part) =>
      part
        .replace(/\s*(?:đồng|đ|₫|vnđ|vnd)$/i, '')
        .replace(/^(\d{1,3})(?:[.,\s]\d{3})+$/, (number) => number.replace(/\D/g, '')),
    )
    .join(' | ');
}

function timeOf(text: string): string | undefined {
  if (/^(?:không rõ|chưa rõ|không biết)$/i.test(text)) return '?';
  return text
    .toLowerCase()
    .split(/\s*[|;/]\s*/)
    .map((part) =>
      part
        .replace(/^(?:không quá|tối đa|trong vòng|thời hạn|ngay)\s+/, '')
        .replace(/^0+(?=\d)/, '')
        .replace(/^(\d+)(?=\p{L})/u, '$1 ')
        .replace(/\s+/g, ' ')
        .replace(/^(\d+) (?:nlv|ngày lv)$/, '$1 ngày làm việc'),
    )
    .join(' | ');
}

/** A cell of `procedures.csv` in which only the form is wrong. */
function cellOf({ field, written }: ValueMisfit): string | undefined {
  const column = procedureRow.shape[field as keyof typeof procedureRow.shape];
  const text = unquoted(written.replace(/\s*\n\s*/g, ' '));
  const candidates = [
    text,
    inOurWords(text),
    text.toLowerCase(),
    codeOf(text),
    text
      .split(/[\s,;|]+/)
      .map((part) => codeOf(part) ?? part)
      .join(' '),
    dayOf(text),
    text
      .split(/\s*(?:[,;|/]| và )\s*/)
      .map(inOurWords)
      .join(' '),
    ...(/Fee/.test(field) ? [feeOf(text)] : []),
    ...(/time/i.test(field) ? [timeOf(text)] : []),
    ...(field === 'change'
      ? [nearest(text, ['listed', 'new', 'amended', 'replaced', 'abolished', 'standardised'])]
      : []),
    ...(field === 'confidence'
      ? [nearest(text, ['confirmed', 'single', 'memory', 'unknown'])]
      : []),
  ];
  return candidates.find(
    (one) => one !== undefined && one !== '' && one !== written && column?.safeParse(one).success,
  );
}

/** A value of YAML as it must be written there. */
const inYaml = (text: string): string =>
  /^[\p{L}\d](?:[^:#,[\]{}"]|:(?!\s|$))*$/u.test(text) ? text : JSON.stringify(text);

function yamlOf({
  written,
  allowed,
  example = '',
  expected,
  limit,
}: ValueMisfit): string | undefined {
  const text = unquoted(written);
  const fitting = (schema: { safeParse(value: unknown): { success: boolean } }, value?: string) =>
    value !== undefined && schema.safeParse(value).success ? value : undefined;
  if (allowed) {
    const small = allowed.find((one) => one.toLowerCase() === text.toLowerCase());
    const number = /\d+/.exec(text)?.[0] ?? '';
    return (
      small ??
      [inOurWords(text), number].find((one) => allowed.includes(one)) ??
      nearest(text, allowed)
    );
  }
  if (/^\d\.\d{6}/.test(example)) {
    const code = fitting(procedureCode, codeOf(text));
    return code && `"${code}"`;
  }
  if (expected === 'list') return `[${inYaml(written)}]`;
  if (expected === 'text')
    return /^[-\d.]+$|^(?:true|false)$/.test(written) ? `"${written}"` : undefined;
  if (expected === 'number') return /\d+/.exec(text)?.[0];
  if (limit?.of === 'number') return String(limit.by);
  if (limit) return undefined;
  if (/\d{4}-\d\d-\d\d/.test(example)) {
    if (/unknown/.test(example) && inOurWords(text) === 'unknown') return 'unknown';
    return fitting(day, dayOf(text));
  }
  if (/^https:/.test(example)) {
    const address = text.replace(/^(?:https?:?\/{0,2})?/i, 'https://').replace(/\s/g, '');
    return URL.canParse(address) && new URL(address).host.includes('.')
      ? new URL(address).href
      : undefined;
  }
  if (/^[a-z]+(?:-[a-z]+)+$/.test(example)) return fitting(slug, slugOf(text));
  const trimmed = text.replace(/\s+/g, ' ');
  return trimmed !== '' && trimmed !== written ? inYaml(trimmed) : undefined;
}

/**
 * What the editor meant, where only the form is wrong: `24/11/2026`, `15.000 đồng`, `bãi bỏ`. An offer, never a guess at a
 * fact: nothing is offered that is not in what was written.
 */
export function suggestionFor(misfit: ValueMisfit): string | undefined {
  return misfit.file.endsWith('.csv') ? cellOf(misfit) : yamlOf(misfit);
}
