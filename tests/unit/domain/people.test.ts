import { expect, test } from 'vitest';
import { dial, peopleToAsk } from '#domain/people.ts';
import type { Place } from '#schemas/site.ts';

const place = (name: string, more: Partial<Place> = {}): Place => ({
  name,
  kind: 'commune',
  confidence: 'confirmed',
  sources: [],
  ...more,
});
const places = [
  place('Phường khác', { unit: 'phuong-khac' }),
  place('Chỗ cũ', { unit: 'phuong-ta', validTo: '2026-10-31' }),
  place('Chỗ mới', { unit: 'phuong-ta', validFrom: '2026-11-01' }),
  place('Không số', { kind: 'hotline' }),
  place('Số đã bỏ', { kind: 'hotline', telephone: '111', validTo: '2026-10-31' }),
  place('Một', { kind: 'hotline', telephone: '1022', confidence: 'single' }),
  place('Hai', { kind: 'hotline', telephone: '1900 0368' }),
  place('Ba', { kind: 'hotline', telephone: '18001096' }),
];
const ask = (unit: string, day: string) => {
  const { desk, lines } = peopleToAsk({ unit }, { places }, { years: [] }, day);
  return [desk?.name, ...lines.map(({ name }) => name)];
};

test('the desk of the own ward and the first numbers of the file that are still in use', () => {
  expect(ask('phuong-ta', '2026-11-26')).toEqual(['Chỗ mới', 'Một', 'Hai']);
  expect(ask('phuong-ta', '2026-10-31')).toEqual(['Chỗ cũ', 'Số đã bỏ', 'Một']);
});

test('a place without a desk has its numbers still', () => {
  expect(ask('phuong-la', '2026-11-26')).toEqual([undefined, 'Một', 'Hai']);
});

test.each([
  ['1900 0368', 'tel:19000368'],
  ['0277.389.8989', 'tel:02773898989'],
])('%s is dialled as %s', (written, address) => {
  expect(dial(written)).toBe(address);
});
