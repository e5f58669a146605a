import { describe, expect, test } from 'vitest';
import { formatFinding } from '#checks/finding.ts';
import { checkContent, listsOf } from '#checks/index.ts';
import { type Catalogue, catalogueOn, inForce, isFree } from '#domain/catalogue.ts';
import { byField, catalogueFilters } from '#domain/catalogue-filters.ts';
import { messagesIn } from '#i18n/index.ts';
import { readContent } from '#read/read-content.ts';

const today = '2026-11-26';
const content = readContent('content');
const lists = listsOf(content);
const catalogue = catalogueOn(today, lists);

const base = '2026-07-18-co-so-du-lieu-quoc-gia';
const land = '2026-07-15-2171-qd-ubnd-dong-thap';
const justice = '2026-08-09-1868-qd-btp';
const three = lists.filter(({ id }) => [base, land, justice].includes(id));

function countByStatus({ procedures }: Catalogue): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of procedures.values())
    counts[status.kind] = (counts[status.kind] ?? 0) + 1;
  return counts;
}

test('nothing in the content is to be mended', () => {
  expect(checkContent(content, today).map(formatFinding)).toEqual([]);
});

describe('the catalogue', () => {
  test.each([
    [base, 691],
    [land, 44],
    [justice, 2],
  ])('%s has %i rows', (id, rows) => {
    expect(lists.find((list) => list.id === id)?.rows).toHaveLength(rows);
  });

  test('the snapshot and the two papers after it hold 737 codes, each once', () => {
    const codes = three.flatMap(({ rows }) => rows.map(({ code }) => code));
    expect(codes).toHaveLength(737);
    expect(new Set(codes).size).toBe(737);
    expect(countByStatus(catalogueOn(today, three))).toEqual({
      inForce: 689,
      local: 44,
      replaced: 4,
    });
  });

  test('all lists together hold 756 codes, 697 of them in force', () => {
    expect(countByStatus(catalogue)).toEqual({ inForce: 697, local: 44, replaced: 15 });
    expect(inForce(catalogue)).toHaveLength(697);
    expect(catalogue.upcoming).toEqual([]);
  });

  test.each([
    ['1.014063', { kind: 'replaced', by: '1.116410', since: '2026-08-18' }],
    ['1.012783', { kind: 'local', by: '1.115784', since: '2026-07-15' }],
    ['2.001023', { kind: 'replaced', by: '3.000722', since: '2026-09-01' }],
    ['1.116410', { kind: 'inForce' }],
    ['1.115784', { kind: 'inForce' }],
    ['3.000722', { kind: 'inForce' }],
    ['1.001193', { kind: 'inForce' }],
  ])('%s stands as %o', (code, status) => {
    expect(catalogue.procedures.get(code)?.status).toMatchObject(status);
  });

  test.each([
    ['the day before the merger of identity cards', '2026-08-17', '1.014063'],
    ['the day before the new linked procedures', '2026-08-31', '2.001023'],
  ])('on %s the old code was still in force', (_, day, code) => {
    expect(catalogueOn(day, lists).procedures.get(code)?.status.kind).toBe('inForce');
  });

  test('the chain of names ends at a procedure in force', () => {
    for (const { status } of catalogue.procedures.values())
      if ('by' in status) {
        const next = catalogue.procedures.get(status.by)?.status.kind;
        expect(next, status.by).toBe('inForce');
      }
  });

  test('every field has an address of its own, apart from those of the cuts', () => {
    const slugs = byField([...catalogue.procedures.values()]).map(({ slug }) => slug);
    expect(slugs.every((slug) => slug !== '')).toBe(true);
    expect(new Set(slugs).size).toBe(slugs.length);
  });
});

describe('what is free', () => {
  const say = messagesIn('vi');
  const fees = [...catalogue.procedures.values()].flatMap(({ code, facts: { by } }) =>
    Object.entries(by).map(([channel, { fee }]) => ({ code, channel, fee })),
  );

  test('the portal’s default zero never reads as free', () => {
    const doubtful = fees.filter(({ fee }) => fee?.includes('defaultZero'));
    expect(doubtful.length).toBeGreaterThan(1000);
    expect(doubtful.filter(({ fee }) => say.fee(fee).includes(say.free))).toEqual([]);
  });

  test('a fee reads as free where every case is a proven zero, and nowhere else', () => {
    expect(fees.filter(({ fee }) => (say.fee(fee) === say.free) !== isFree(fee))).toEqual([]);
  });

  test('a snapshot of the portal proves no zero', () => {
    const proven = lists
      .filter(({ head }) => head.kind === 'snapshot')
      .flatMap(({ rows }) => rows)
      .filter((row) =>
        [row.onlineFeeVnd, row.counterFeeVnd, row.postFeeVnd].some(
          (fee) => Array.isArray(fee) && fee.includes(0),
        ),
      );
    expect(proven.map(({ code }) => code)).toEqual([]);
  });

  test('the cut “free” holds the procedures whose zero a paper or a check states', () => {
    const free = catalogueFilters.find(({ slug }) => slug === 'mien-phi');
    expect(
      inForce(catalogue)
        .filter((procedure) => free?.fits(procedure))
        .map(({ code }) => code)
        .sort(),
    ).toEqual(
      [
        ...['1.000656', '1.000894', '1.001193', '1.003677', '1.005142', '1.008498', '1.008503'],
        ...['1.012566', '1.014137', '1.014748', '2.001159', '2.002913', '3.000001', '3.000099'],
        '3.000722',
      ].sort(),
    );
  });
});
