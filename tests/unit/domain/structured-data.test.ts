import { describe, expect, test } from 'vitest';
import type { ProcedureFacts } from '#domain/catalogue.ts';
import { dataBlock, governmentService } from '#domain/structured-data.ts';

const place = { commune: 'Phường Cai Lậy', province: 'Đồng Tháp' };
const service = { title: 'Đăng ký tạm trú', summary: 'Một câu.' };
const address = 'https://camtay.example/dich-vu/dang-ky-tam-tru/';
const facts: ProcedureFacts = {
  name: 'Đăng ký tạm trú',
  field: 'Cư trú',
  levels: ['commune'],
  channels: ['online', 'counter'],
  time: [{ amount: 3, unit: 'workingDays' }],
  by: {
    online: { fee: [7000], time: [{ amount: 2, unit: 'days' }] },
    counter: { fee: ['defaultZero'] },
    post: {},
  },
  applicants: [],
  legal: [],
  confidence: 'confirmed',
};

describe('a service in the words of schema.org', () => {
  const said = governmentService(service, address, place, { code: '1.004194', facts });

  test('has the fees that a list knows, and no zero that only the portal shows', () => {
    expect(said.offers).toEqual([
      { '@type': 'Offer', name: 'Trên mạng', price: 7000, priceCurrency: 'VND' },
    ]);
  });

  test('has a processing time only for calendar days', () => {
    expect(said.availableChannel).toEqual([
      {
        '@type': 'ServiceChannel',
        name: 'Trên mạng',
        serviceUrl: 'https://dichvucong.gov.vn/dich-vu-cong-truc-tuyen/1.004194',
        processingTime: 'P2D',
      },
      { '@type': 'ServiceChannel', name: 'Tại quầy' },
    ]);
  });

  test('says the note of a fee beside it', () => {
    const noted = { ...facts, feeNote: 'Quá hạn: 10.000 đồng.' };
    const { offers } = governmentService(service, address, place, {
      code: '1.004194',
      facts: noted,
    });
    expect(offers).toMatchObject([{ description: 'Quá hạn: 10.000 đồng.' }]);
  });

  test('names no agency that no list names', () => {
    expect(said).not.toHaveProperty('provider');
  });

  test('without a code says only what the page says', () => {
    expect(governmentService(service, address, place, undefined)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'GovernmentService',
      name: 'Đăng ký tạm trú',
      description: 'Một câu.',
      url: address,
      areaServed: { '@type': 'AdministrativeArea', name: 'Phường Cai Lậy, Đồng Tháp' },
    });
  });
});

test('nothing in a data block can end its element', () => {
  const text = dataBlock({ a: '</script><!--<script>' });
  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toEqual({ a: '</script><!--<script>' });
});
