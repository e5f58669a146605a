import type { Disagreement, Sum } from '#domain/statistics.ts';
import type { Amount, CountSet } from '#schemas/statistics.ts';

const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 6 });

/** The counts of a set, in the order in which a file goes through an office. */
export const countNames = {
  received: 'Tiếp nhận',
  onTime: 'Trước hạn và đúng hạn',
  late: 'Trễ hạn',
  due: 'Cộng: đã có kết quả hoặc đến hạn',
  pending: 'Chuyển kỳ sau',
} as const satisfies Partial<Record<keyof CountSet, string>>;

/** Words for `/ket-qua/`; only that page says them. */
export interface StatisticsMessages {
  readonly count: (count: number) => string;
  /** “29.746”, “hơn 2.800”. */
  readonly amount: (amount: Amount | undefined) => string;
  readonly percent: (percent: number) => string;
  /** “29.546 + 72 = 29.618”. */
  readonly sum: (sum: Sum) => string;
  readonly disagreement: (disagreement: Disagreement) => string;
  readonly level: Readonly<Record<'town' | 'commune' | 'province', string>>;
  /** From one year to the next: “tăng 254”, “giảm 12”, “như trước”. */
  readonly difference: (before: number, after: number) => string;
}

const amount = (value: Amount | undefined): string => {
  if (value === undefined) return 'chưa có số';
  return typeof value === 'number' ? number.format(value) : `hơn ${number.format(value.moreThan)}`;
};

const vi: StatisticsMessages = {
  count: (count) => number.format(count),
  amount,
  percent: (percent) => `${number.format(percent)} %`,
  sum: ({ kind, parts, result }) =>
    kind === 'sum'
      ? `${parts.map((part) => number.format(part)).join(' + ')} = ${number.format(result)}`
      : `${parts.map((part) => number.format(part)).join(' : ')} = ${number.format(result)} %`,
  disagreement: ({ parts, whole, received }) =>
    `${parts.map((set) => `${set.name}: ${amount(set.received)}`).join('; ')}. Cộng lại đã hơn ${number.format(received)} của “${whole.name}”.`,
  level: { town: 'Thị xã (cũ)', commune: 'Phường, xã', province: 'Tỉnh' },
  difference: (before, after) =>
    after === before
      ? 'như trước'
      : `${after > before ? 'tăng' : 'giảm'} ${number.format(Math.abs(after - before))}`,
};

/** What the results page says. A file of its own: only that page loads it. */
export const statisticsIn = (_language: 'vi'): StatisticsMessages => vi;
