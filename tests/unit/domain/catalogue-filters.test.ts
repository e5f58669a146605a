import { expect, test } from 'vitest';
import { catalogueOn, type Procedure } from '#domain/catalogue.ts';
import { byField, catalogueFilters } from '#domain/catalogue-filters.ts';
import { type Cells, listOf } from '../../support/lists.ts';

function procedures(rows: readonly Cells[]): Procedure[] {
  const list = listOf('2026-07-18-ban-chup', { kind: 'snapshot', signed: '2026-07-18' }, rows);
  return [...catalogueOn('2026-11-26', [list]).procedures.values()];
}

test.each<[string, Cells, boolean]>([
  ['cap-xa', { levels: 'commune province' }, true],
  ['cap-xa', { levels: 'province' }, false],
  ['cap-xa', {}, false],
  ['cap-tinh', { levels: 'commune province' }, true],
  ['cap-tinh', { levels: 'commune' }, false],
  ['truc-tuyen', { channels: 'online counter' }, true],
  ['truc-tuyen', { channels: 'counter post' }, false],
  ['mien-phi', { onlineFeeVnd: '0', counterFeeVnd: '8000' }, true],
  ['mien-phi', { counterFeeVnd: '0' }, true],
  ['mien-phi', { onlineFeeVnd: '0?', counterFeeVnd: '0?', postFeeVnd: '0?' }, false],
  ['mien-phi', { onlineFeeVnd: '0 | 0?' }, false],
  ['mien-phi', { onlineFeeVnd: '0 | 15000' }, false],
  ['mien-phi', { onlineFeeVnd: '?' }, false],
  ['mien-phi', {}, false],
])('the cut “%s” of a procedure with %o: %s', (slug, cells, fits) => {
  const filter = catalogueFilters.find((one) => one.slug === slug);
  const [only] = procedures([{ code: '1.000001', ...cells }]);
  expect(only && filter?.fits(only)).toBe(fits);
});

test('each cut has an address of its own', () => {
  expect(new Set(catalogueFilters.map(({ slug }) => slug)).size).toBe(catalogueFilters.length);
  for (const { slug } of catalogueFilters) expect(slug).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
});

test('procedures are gathered by field, the fields in Vietnamese order', () => {
  const fields = byField(
    procedures([
      { code: '1.000001', field: 'Đất đai' },
      { code: '1.000002', field: 'Dân tộc' },
      { code: '1.000003', field: 'Ở cơ sở' },
      { code: '1.000004', field: 'Đất đai' },
      { code: '1.000005', field: 'Hộ tịch' },
      { code: '1.000006' },
    ]),
  );
  expect(
    fields.map(({ name, slug, procedures: members }) => [
      name,
      slug,
      members.map(({ code }) => code),
    ]),
  ).toEqual([
    ['Chưa xếp lĩnh vực', 'chua-xep-linh-vuc', ['1.000006']],
    ['Dân tộc', 'dan-toc', ['1.000002']],
    ['Đất đai', 'dat-dai', ['1.000001', '1.000004']],
    ['Hộ tịch', 'ho-tich', ['1.000005']],
    ['Ở cơ sở', 'o-co-so', ['1.000003']],
  ]);
});
