import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileNumber, looksLikePerson } from '#domain/identity-number.ts';

describe('a number of a person is known', () => {
  test.each([
    ['identity card', '082190001234'],
    ['not beginning with a zero', '123456789012'],
    ['with spaces', '082 190 001 234'],
    ['with dots', '082.190.001.234'],
    ['with commas and spaces', '082, 190, 001, 234'],
    ['with dashes in even groups', '082-190-001-234'],
    ['with dashes in uneven groups', '0821-90-001234'],
    ['with a long dash', '082190–001234'],
    ['with slashes', '082/190/001/234'],
    ['digit by digit', '0 8 2 1 9 0 0 0 1 2 3 4'],
    ['with spaces that do not break', '082\u00a0190\u00a0001\u00a0234'],
    ['with signs nobody sees', '082\u200b190\u00ad001\u2060234'],
    ['in fullwidth digits', '０８２１９０００１２３４'],
    ['in Arabic-Indic digits', '٠٨٢١٩٠٠٠١٢٣٤'],
    ['in Persian digits', '۰۸۲۱۹۰۰۰۱۲۳۴'],
    ['in Devanagari digits', '०८२१९०००१२३४'],
    ['in circled digits', '①②③④⑤⑥⑦⑧⑨'],
    ['after words', 'CCCD:082190001234'],
    ['glued to words', 'so082190001234ne'],
    ['after another number', 'mã 5, 082 190 001 234'],
    ['beside a file number', 'H18.12-260724-0001 082190001234'],
    ['as the tail of a file number', 'H18.12-260724-082190001234'],
    ['in the shape of a file number', 'H18-082190-001234'],
    ['old card', '312345678'],
    ['old card with spaces', '312 345 678'],
    ['old card in odd groups', '31 2345 678'],
    ['old card with dashes', '312-345-678'],
    ['telephone', '0912345678'],
    ['telephone with spaces', '0912 345 678'],
    ['telephone with dots', '091.234.5678'],
    ['telephone with dashes', '0912-345-678'],
    ['telephone from abroad', '+84912345678'],
    ['telephone from abroad with spaces', '+84 912 345 678'],
    ['telephone with brackets', '(+84) 912-345-678'],
    ['telephone at home', '02773898989'],
    ['passport', 'C1234567'],
    ['new passport', 'số p01234567'],
    ['health card', 'GD4828212345678'],
    ['health card with spaces', 'GD 4 82 82 123 45678'],
  ])('%s: %s', (_, text) => {
    expect(looksLikePerson(text)).toBe(true);
    expect(fileNumber(text)).toEqual({ problem: 'person' });
  });

  test('however it is spaced and dotted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 }),
        fc.array(fc.constantFrom('', ' ', '.', '\u00a0', '. '), { minLength: 12, maxLength: 12 }),
        (digits, between) => {
          const text = digits.map((digit, index) => `${digit}${between[index]}`).join('');
          expect(looksLikePerson(text)).toBe(true);
        },
      ),
    );
  });
});

describe('a file number is none', () => {
  test.each([
    'H18.12-260724-0001',
    '000.00.12.H18-260724-0001',
    '000.00.12.H18-260724-0001-01',
    'H20.45.12-261127-0123',
    'H01.04-260901-0007',
    'G22.99-20260724-00123',
    'G01.899.108-260724-000123',
    'h18.12-260724-0001',
    '12-260724-0001',
    'BN-2026-00123',
    '2026/000123',
    'PB06020035468',
    '45',
    'HS 2026-11 số 7',
  ])('%s', (text) => {
    expect(looksLikePerson(text)).toBe(false);
    expect(fileNumber(text)).toEqual({ number: text.toUpperCase() });
  });

  test('nor are days, hours and fees', () => {
    for (const text of [
      '24/07/2026 28/07/2026',
      '24/07/2026 09:00',
      '8.000 đồng',
      'ngày 24.07.2026',
    ])
      expect(looksLikePerson(text), text).toBe(false);
  });

  test('nor is any number of the shape that the portal gives', () => {
    const two = fc.integer({ min: 0, max: 99 }).map((one) => String(one).padStart(2, '0'));
    const day = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2039-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(two, two, day, fc.integer({ min: 0, max: 9999 }), (unit, office, at, serial) => {
        const tail = `${at.toISOString().slice(2, 10).replaceAll('-', '')}-${String(serial).padStart(4, '0')}`;
        for (const text of [`H${unit}.${office}-${tail}`, `000.00.${office}.H${unit}-${tail}`])
          expect(looksLikePerson(text), text).toBe(false);
      }),
    );
  });
});

test('a file number is kept in one way of writing', () => {
  expect(fileNumber('  h18.12–260724–0001\u200b ')).toEqual({ number: 'H18.12-260724-0001' });
  expect(fileNumber('hs  12\n34')).toEqual({ number: 'HS 12 34' });
});

test.each([
  ['', 'empty'],
  [' \u200b ', 'empty'],
  ['chưa có', 'form'],
  ['<b>1</b>', 'form'],
  [`H1${'X'.repeat(60)}`, 'form'],
  ['H18\u202e12', undefined],
])('%j is refused as %s', (typed, problem) => {
  const kept = fileNumber(typed);
  expect('problem' in kept ? kept.problem : undefined).toBe(problem);
});
