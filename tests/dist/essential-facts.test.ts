import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listsOf } from '#checks/index.ts';
import { catalogueOn, inForce } from '#domain/catalogue.ts';
import { messagesIn } from '#i18n/index.ts';
import { readContent } from '#read/read-content.ts';
import { today } from '#read/today.ts';
import { builtPages } from './site.ts';

/** What the researchers verified on 24/11/2026, copied once: pages may say more, never otherwise. */
interface Facts {
  readonly id: string;
  readonly number: number;
  readonly codes: readonly string[];
  readonly fee: {
    /** In đồng; null where nobody knows. */
    readonly online: number | null;
    readonly counter: number | null;
    readonly confidence: string;
  };
  readonly time: {
    readonly value: number | null;
    readonly unit: 'working_days' | 'calendar_days' | 'same_day';
    readonly confidence: string;
  };
}

const facts = JSON.parse(readFileSync('tests/fixtures/essential-facts.json', 'utf8')) as Facts[];
const say = messagesIn('vi');
const known = new Set(
  inForce(catalogueOn(today(), listsOf(readContent('content')))).map(({ code }) => code),
);
const root = (path: string) => {
  const page = builtPages().find((one) => one.path === path);
  if (!page) throw new Error(`${path} is not built`);
  return page.root;
};
const words = (text: string) => text.replace(/\s+/g, ' ');
const money = (dong: number) => `${dong.toLocaleString('vi-VN')} đồng`;

test('all 25 are here, each with its guide', () => {
  expect(facts).toHaveLength(25);
  const listed = root('/thiet-yeu/').querySelectorAll('[data-essential]');
  expect(listed.map((entry) => entry.querySelector('a')?.getAttribute('href'))).toEqual(
    facts.map(({ id }) => `/dich-vu/${id}/`),
  );
  expect(root('/thiet-yeu/').querySelector('[data-covered]')?.getAttribute('data-covered')).toBe(
    '25',
  );
  for (const { id } of facts) expect(root(`/huong-dan/${id}/`).querySelector('h1')).not.toBeNull();
});

describe.each(facts)('$id', ({ id, codes, fee, time }) => {
  const service = root(`/dich-vu/${id}/`);
  const guide = root(`/huong-dan/${id}/`);

  test('its page is written for codes of the facts, and links every one in force', () => {
    const written =
      service.querySelector('html')?.getAttribute('data-codes')?.split(' ').filter(Boolean) ?? [];
    expect(written.filter((code) => !codes.includes(code))).toEqual([]);
    const linked = codes.filter((code) => service.querySelector(`a[href="/thu-tuc/${code}/"]`));
    expect(linked).toEqual(codes.filter((code) => known.has(code)));
  });

  test.each([
    ['service', service, fee.online],
    ['guide', guide, fee.online],
  ] as const)('the fee online on its %s is that of the facts', (_page, page, amount) => {
    const shown = words(page.querySelector('[data-fact=fee]')?.text ?? '');
    if (amount === null) expect(shown).toMatch(/Chưa có thông tin|Chưa rõ/);
    else if (amount > 0) expectAmount(page.querySelector('main')?.text ?? '', amount);
    else expect(shown).toMatch(/Miễn phí|Không có lệ phí|Chưa rõ|không ghi lệ phí/);
  });

  test('the fee at the counter is that of the facts', () => {
    if (fee.counter) expectAmount(service.querySelector('main')?.text ?? '', fee.counter);
  });

  test.each([
    ['service', service],
    ['guide', guide],
  ])('the time on its %s is that of the facts', (_page, page) => {
    const shown = words(page.querySelector('[data-fact=time]')?.text ?? '');
    const all = words(page.querySelector('main')?.text ?? '');
    if (time.value === null) expect(shown).toContain(say.unknown);
    else if (time.unit === 'same_day') expect(shown).toMatch(/Trong ngày|ngay sau khi/);
    else if (time.unit === 'calendar_days') expect(shown).toContain(`${time.value} ngày`);
    else expect(all).toMatch(new RegExp(`(?:^|\\D)${time.value}\\b[^.]{0,40} ngày làm việc`));
  });

  test('what is not certain is said', () => {
    const trust = words(service.querySelector('.trust')?.text ?? '');
    for (const [what, confidence] of [
      ['fee', fee.confidence],
      ['time', time.confidence],
    ] as const)
      if (confidence === 'unknown' || confidence === 'memory')
        expect(trust, what).toContain(say.confidence[confidence]);
  });
});

function expectAmount(text: string, amount: number): void {
  expect(words(text)).toContain(money(amount));
}
