import { describe, expect, test } from 'vitest';
import { anchorsOf, directoryOn, geoAddress, hasCard, unknownOf } from '#domain/directory.ts';
import { directoryIn } from '#i18n/directory.ts';
import type { Place } from '#schemas/site.ts';
import type { Unit } from '#schemas/units.ts';

const place = (more: Partial<Place>): Place => ({
  name: 'Quầy thử',
  kind: 'desk',
  confidence: 'single',
  sources: [],
  ...more,
});
const ward: Unit = {
  id: 'phuong-cai-lay',
  name: 'Phường Cai Lậy',
  kind: 'ward',
  validFrom: '2025-07-01',
  succeededBy: [],
  centre: { latitude: 10.38, longitude: 106.12 },
  confidence: 'confirmed',
  sources: [],
};

describe('where a place is', () => {
  const pointOfFirst = (more: Partial<Place>) =>
    directoryOn('2026-11-26', [place(more)], [ward])[0]?.point;

  test('is its own point when that is known', () => {
    expect(pointOfFirst({ unit: ward.id, latitude: 10.39, longitude: 106.13 })).toEqual({
      latitude: 10.39,
      longitude: 106.13,
      isCentre: false,
    });
  });
  test('is the middle of its ward when only that is known, and says so', () => {
    expect(pointOfFirst({ unit: ward.id })).toEqual({ ...ward.centre, isCentre: true });
  });
  test.each<[string, Partial<Place>]>([
    ['nobody knows', {}],
    ['half of the point is missing and no ward is named', { latitude: 10.39 }],
    ['it is a number to ring', { kind: 'hotline', unit: ward.id }],
    ['it is a page of Zalo', { kind: 'zalo', unit: ward.id }],
  ])('is nowhere when %s', (_, more) => {
    expect(pointOfFirst(more)).toBeUndefined();
  });
});

test('a place that has moved is out, and stands in the entry of what came after it', () => {
  const [entry, ...others] = directoryOn(
    '2026-11-26',
    [
      place({ id: 'cu', validTo: '2026-10-31', succeededBy: 'moi', address: 'Chỗ cũ' }),
      place({ id: 'moi', validFrom: '2026-11-01' }),
      place({ id: 'sap-mo', validFrom: '2026-12-01' }),
    ],
    [],
  );
  expect(others).toEqual([]);
  expect(entry?.anchor).toBe('moi');
  expect(entry?.before.map(({ address }) => address)).toEqual(['Chỗ cũ']);
});

test('the first office of a ward is called like the ward, every other place by its id or its name', () => {
  expect(
    anchorsOf([
      place({ kind: 'commune', unit: 'phuong-cai-lay', id: 'a' }),
      place({ kind: 'commune', unit: 'phuong-cai-lay', name: 'Cơ sở hai' }),
      place({ kind: 'wifi', unit: 'phuong-cai-lay', id: 'wifi-cho' }),
      place({ kind: 'hotline', name: 'Tổng đài 1022' }),
    ]),
  ).toEqual(['phuong-cai-lay', 'co-so-hai', 'wifi-cho', 'tong-dai-1022']);
});

describe('what nobody knows of a place', () => {
  test('is all there is to know of its kind, when nothing is known', () => {
    expect(unknownOf(place({}))).toEqual(['address', 'coordinates', 'telephone', 'hours']);
    expect(unknownOf(place({ kind: 'hotline' }))).toEqual(['telephone']);
    expect(unknownOf(place({ kind: 'zalo' }))).toEqual(['zalo']);
  });
  test('leaves out what is known; one number of two is no point', () => {
    expect(unknownOf(place({ address: 'A', hours: 'Sáng', latitude: 10.4 }))).toEqual([
      'coordinates',
      'telephone',
    ]);
  });
});

test.each<[Partial<Place>, boolean]>([
  [{}, false],
  [{ hours: 'Sáng', wifi: 'Có', link: 'https://a.gov.vn/' }, false],
  [{ telephone: '1022' }, true],
  [{ address: 'A' }, true],
  [{ zalo: 'https://zalo.me/1' }, true],
  [{ latitude: 10.4, longitude: 106.1 }, true],
])('a phone book can hold something of %o: %s', (more, can) => {
  expect(hasCard(place(more))).toBe(can);
});

test('the address for the map of the phone names the place, brackets and all', () => {
  const address = geoAddress({ latitude: 10.4, longitude: 106.1 }, "Chợ (cũ) 'A'");
  expect(address).toBe(
    'geo:10.40000,106.10000?q=10.40000,106.10000(Ch%E1%BB%A3%20%20c%C5%A9%20%20%27A%27)',
  );
});

describe('how far a place is, in words', () => {
  const { distance, far } = directoryIn('vi');
  test.each([
    [0.001, 'khoảng 100 m'],
    [0.34, 'khoảng 300 m'],
    [0.949, 'khoảng 900 m'],
    [0.96, 'khoảng 1 km'],
    [2.34, 'khoảng 2,3 km'],
    [9.949, 'khoảng 9,9 km'],
    [9.96, 'khoảng 10 km'],
    [55.7, 'khoảng 56 km'],
  ])('%d km', (km, words) => {
    expect(far(km)).toBe(words);
  });
  test('says when it is the middle of the ward that was measured to', () => {
    expect(distance(2.34, false, '')).toBe('Cách bạn khoảng 2,3 km theo đường chim bay.');
    expect(distance(2.34, true, 'phường Cai Lậy')).toBe(
      'Cách bạn khoảng 2,3 km theo đường chim bay, tính đến giữa phường Cai Lậy, không phải trụ sở.',
    );
  });
});
