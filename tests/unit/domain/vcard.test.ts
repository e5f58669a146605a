import { Buffer } from 'node:buffer';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { international, vcardOf } from '#domain/vcard.ts';
import type { Place } from '#schemas/site.ts';

const place: Place = {
  name: 'Trung tâm Phục vụ hành chính công phường Cai Lậy; quầy số 1, cơ sở “cũ” \\ mới',
  kind: 'commune',
  address: 'Số 1, đường Thử; khu phố 1',
  latitude: 10.38045,
  longitude: 106.12368,
  telephone: '0277 3898989',
  zalo: 'https://zalo.me/1000000001',
  confidence: 'confirmed',
  sources: [],
};
const frame = {
  address: 'https://camtay.example/noi-ho-tro/#phuong-cai-lay',
  reviewed: '2026-11-24',
  notes: ['Gọi giờ làm việc.', 'Hỏi trước; đừng đi uổng, nhé'],
};
const card = vcardOf(place, frame);
const bare: Place = { name: 'Tổng đài', kind: 'hotline', confidence: 'single', sources: [] };

describe('a card for the phone book', () => {
  const parsed = new ICAL.Component(ICAL.parse(card) as unknown[]);
  const value = (name: string) => parsed.getFirstPropertyValue(name);

  test('says to another reader what the place says', () => {
    expect(parsed.name).toBe('vcard');
    expect(value('version')).toBe('4.0');
    expect(value('fn')).toBe(place.name);
    expect(value('tel')).toBe('+842773898989');
    expect(value('adr')).toEqual(['', '', place.address, '', '', '', 'Việt Nam']);
    expect(value('geo')).toBe('geo:10.38045,106.12368');
    expect(value('url')).toBe(place.zalo);
    expect(value('note')).toBe(frame.notes.join('\n'));
    expect(value('uid')).toBe(frame.address);
  });

  test('has a name in parts, which phones that know vCard 3.0 alone ask for', () => {
    expect(value('n')).toEqual([place.name, '', '', '', '']);
  });

  test('ends each line as the standard wants, none with more than 75 octets, no letter torn', () => {
    expect(card.endsWith('END:VCARD\r\n')).toBe(true);
    expect(card.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of card.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(card).not.toContain('\uFFFD');
    expect(card.split('\r\n').filter((line) => line.startsWith(' ')).length).toBeGreaterThan(0);
  });

  test('leaves out what nobody knows', () => {
    expect(vcardOf(bare, frame)).not.toMatch(/^(?:TEL|ADR|GEO|URL)/m);
  });
});

test.each([
  ['0277 3898989', '+842773898989'],
  ['0907.793.789', '+84907793789'],
  ['1900 0368', '19000368'],
  ['1022', '1022'],
])('%s is kept as %s', (written, kept) => {
  expect(international(written)).toBe(kept);
});
