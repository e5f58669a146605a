import { z } from 'zod';
import { day, line, procedureCode } from './common.ts';
import { changeKind } from './list-head.ts';

/** A time limit as a decision prints it. `sameDay` has no number. */
export interface TimeLimit {
  readonly amount: number;
  readonly unit: 'workingDays' | 'days' | 'hours' | 'months' | 'sameDay';
}

/**
 * A fee in whole đồng. `0` means that a source says it is free of charge;
 * `defaultZero` means that the portal shows 0, which it also does when nobody filled the field in.
 */
export type Fee = number | 'defaultZero';

/** What a cell says: nothing (`undefined`), "nobody knows" (`unknown`), or one value per case. */
export type Cell<T> = readonly T[] | 'unknown' | undefined;

const units: Record<string, TimeLimit['unit']> = {
  'ngày làm việc': 'workingDays',
  ngày: 'days',
  giờ: 'hours',
  tháng: 'months',
};

const separator = ' | ';
const timeWord = '(?:\\d{1,3} (?:ngày làm việc|ngày|giờ|tháng)|trong ngày)';
const feeWord = '(?:\\d{1,9}\\??)';
const several = (word: string) => new RegExp(`^(?:\\?|${word}(?: \\| ${word})*)?$`);

function readTime(text: string): Cell<TimeLimit> {
  if (text === '') return undefined;
  if (text === '?') return 'unknown';
  return text.split(separator).map((part): TimeLimit => {
    if (part === 'trong ngày') return { amount: 0, unit: 'sameDay' };
    const space = part.indexOf(' ');
    return {
      amount: Number(part.slice(0, space)),
      unit: units[part.slice(space + 1)] ?? 'workingDays',
    };
  });
}

function readFee(text: string): Cell<Fee> {
  if (text === '') return undefined;
  if (text === '?') return 'unknown';
  return text.split(separator).map((part) => (part === '0?' ? 'defaultZero' : Number(part)));
}

const time = (title: string) =>
  z
    .string()
    .regex(several(timeWord))
    .meta({
      title,
      description:
        'Số rồi đơn vị; nhiều trường hợp thì cách nhau bằng “ | ”. Không biết thì ghi “?”.',
      examples: ['3 ngày làm việc', 'trong ngày', '3 ngày làm việc | 5 ngày làm việc'],
    })
    .transform(readTime);

// `0?` only: a doubtful amount other than zero is `?`, since a wrong price is worse than none.
const fee = (title: string) =>
  z
    .string()
    .regex(several(feeWord))
    .refine((text) => !/[1-9]\d*\?/.test(text))
    .meta({
      title,
      description:
        'Số đồng, chỉ chữ số. 0: có căn cứ là miễn phí. 0?: Cổng ghi 0, chưa có căn cứ. ?: không biết.',
      examples: ['15000', '0', '0?', '25000 | 35000'],
    })
    .transform(readFee);

const words = (title: string, separatedBy: string, example: string) =>
  z
    .string()
    .meta({ title, examples: [example] })
    .transform((text) => (text === '' ? [] : text.split(separatedBy)));

const levels = ['commune', 'province', 'central', 'other'] as const;
const channels = ['online', 'counter', 'post'] as const;

export type Level = (typeof levels)[number];
export type Channel = (typeof channels)[number];

const oneOfMany = <T extends string>(title: string, allowed: readonly T[], description: string) =>
  z
    .string()
    .regex(new RegExp(`^(?:(?:${allowed.join('|')})(?: (?:${allowed.join('|')}))*)?$`))
    .meta({ title, description, examples: [allowed.slice(0, 2).join(' ')] })
    .transform((text) => (text === '' ? [] : (text.split(' ') as T[])));

const optionalText = (title: string, maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .meta({ title })
    .transform((text) => (text === '' ? undefined : text));

/** One row of a list's `procedures.csv`; each key is a column. */
export const procedureRow = z.strictObject({
  code: procedureCode,
  change: changeKind.or(z.literal('listed')).meta({
    title: 'Thay đổi',
    description:
      'listed (bản chụp), new, amended, replaced, abolished, standardised. Với amended và standardised, ô trống nghĩa là không đổi.',
    examples: ['amended'],
  }),
  replaces: z
    .string()
    .regex(/^(?:\d\.\d{6}(?: \d\.\d{6})*)?$/)
    .meta({
      title: 'Thay cho mã',
      description: 'Mã cũ mà thủ tục này thay thế; nhiều mã thì cách nhau một dấu cách.',
      examples: ['1.014063 1.014064'],
    })
    .transform((text) => (text === '' ? [] : text.split(' '))),
  insteadOf: z
    .union([z.literal(''), procedureCode])
    .meta({
      title: 'Dùng tại tỉnh thay mã quốc gia',
      description:
        'Tỉnh có mã riêng: ghi mã quốc gia tương ứng. Mã quốc gia vẫn còn, chỉ không dùng ở đây.',
    })
    .transform((text) => (text === '' ? undefined : text)),
  name: line(1200).meta({ title: 'Tên thủ tục' }),
  field: optionalText('Lĩnh vực', 120),
  levels: oneOfMany('Cấp thực hiện', levels, 'commune: xã. province: tỉnh. central: trung ương.'),
  channels: oneOfMany(
    'Cách nộp',
    channels,
    'online: trên mạng. counter: tại quầy. post: bưu điện.',
  ),
  time: time('Thời hạn'),
  onlineTime: time('Thời hạn khi nộp trên mạng'),
  counterTime: time('Thời hạn khi nộp tại quầy'),
  postTime: time('Thời hạn khi nộp qua bưu điện'),
  onlineFeeVnd: fee('Phí khi nộp trên mạng (đồng)'),
  counterFeeVnd: fee('Phí khi nộp tại quầy (đồng)'),
  postFeeVnd: fee('Phí khi nộp qua bưu điện (đồng)'),
  timeNote: optionalText('Ghi chú về thời hạn', 300),
  feeNote: optionalText('Ghi chú về phí', 400),
  applicants: words('Ai được làm', '; ', 'Công dân Việt Nam; Tổ chức'),
  agency: optionalText('Cơ quan thực hiện', 200),
  result: optionalText('Kết quả', 300),
  documents: z
    .string()
    .regex(/^\d{0,3}$/)
    .meta({ title: 'Số loại giấy tờ nêu trên Cổng', examples: ['4'] })
    .transform((text) => (text === '' ? undefined : Number(text))),
  legal: words('Căn cứ pháp lý', '; ', '60/2014/QH13; 123/2015/NĐ-CP'),
  publishedBy: optionalText('Quyết định công bố', 80),
  publishedOn: z
    .union([z.literal(''), day])
    .meta({ title: 'Ngày quyết định công bố' })
    .transform((text) => (text === '' ? undefined : text)),
  portalId: z
    .string()
    .regex(/^(?:[0-9a-f-]{36})?$/)
    .meta({ title: 'Mã trang trên Cổng' })
    .transform((text) => (text === '' ? undefined : text)),
  confidence: z.enum(['confirmed', 'single', 'memory', 'unknown']).meta({ title: 'Độ tin cậy' }),
  note: optionalText('Ghi chú', 400),
});

/** The columns in the order in which they are written. */
export const procedureColumns = Object.keys(procedureRow.shape) as (keyof ProcedureRow)[];

export type ProcedureRow = z.output<typeof procedureRow>;
