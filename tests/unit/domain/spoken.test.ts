import { describe, expect, test } from 'vitest';
import type { Step } from '#domain/document.ts';
import { type Announced, loudspeakerText, speakable, zaloText } from '#domain/spoken.ts';
import { guide } from '#schemas/service.ts';

const front = {
  title: 'Đăng ký khai sinh trên mạng',
  summary: 'Nộp hồ sơ khai sinh bằng điện thoại.',
  service: 'khai-sinh',
  procedures: ['1.001193'],
  way: 'online',
  ready: ['Điện thoại có mạng', 'Giấy chứng sinh'],
  confidence: { steps: 'single' },
  reviewed: '2026-11-24',
  reviewEveryDays: 30,
  sources: [{ name: 'Cổng', read: '2026-11-24' }],
} as const;

const step = (number: number, title: string): Step => ({
  kind: 'step',
  number,
  title,
  minutes: 1,
  blocks: [],
  line: 1,
});

function announced(changes: Partial<Announced> & { front?: object } = {}): Announced {
  const { front: other = {}, ...rest } = changes;
  return {
    guide: guide.parse({ ...front, ...other }),
    steps: [step(1, 'Đăng nhập'), step(2, 'Quét mã QR')],
    commune: 'Phường Cai Lậy',
    reallyDone: 'Hồ sơ chỉ được nộp khi Cổng hiện mã hồ sơ.',
    address: 'https://camtay.example/huong-dan/dang-ky-khai-sinh/',
    ...rest,
  };
}

describe('a thing that not everybody needs', () => {
  const some = announced({
    front: {
      ready: [
        'Điện thoại có mạng',
        { name: 'Quyết định ly hôn', when: { of: 'tinh-trang', is: ['da-ly-hon'] } },
      ],
      cases: [
        {
          id: 'tinh-trang',
          ask: 'Bạn từng kết hôn chưa?',
          options: [
            { id: 'chua', say: 'Bạn chưa kết hôn' },
            { id: 'da-ly-hon', say: 'Bạn đã ly hôn' },
          ],
        },
      ],
    },
  });

  test.each([
    ['the loudspeaker', loudspeakerText(some), 'Bà con cần có sẵn:'],
    ['Zalo', zaloText(some), 'Có sẵn:'],
  ])('is told by %s with its condition', (_, text, start) => {
    expect(text).toContain(`${start} điện thoại có mạng; quyết định ly hôn, nếu bạn đã ly hôn.\n`);
  });
});

describe('the loudspeaker', () => {
  test('is read line by line, the end twice', () => {
    expect(loudspeakerText(announced({ fee: 'Miễn phí', time: 'Trong ngày' }))).toBe(
      `Kính thưa bà con phường Cai Lậy.
Sau đây là hướng dẫn đăng ký khai sinh trên mạng.
Bà con cần có sẵn: điện thoại có mạng; giấy chứng sinh.
Phí, lệ phí khi nộp trên mạng: miễn phí.
Thời hạn: trong ngày.
Có 2 bước.
Bước 1: đăng nhập.
Bước 2: quét mã quy a.
Hồ sơ chỉ được nộp khi Cổng hiện mã hồ sơ.
Không ai được hỏi mật khẩu hay mã ô tê pê của bà con, kể cả cán bộ.
Chưa rành điện thoại, bà con đến Trung tâm Phục vụ hành chính công, sẽ có người giúp.
Xin nhắc lại: chưa rành điện thoại, bà con đến Trung tâm Phục vụ hành chính công, sẽ có người giúp.
`,
    );
  });

  test('says nothing of a fee or a time that nobody knows', () => {
    expect(loudspeakerText(announced())).not.toMatch(/phí|Thời hạn/);
  });

  test('names the counter when the guide is for the counter', () => {
    expect(loudspeakerText(announced({ fee: '8.000 đồng', front: { way: 'counter' } }))).toContain(
      'Phí, lệ phí tại quầy: 8.000 đồng.',
    );
  });

  test('never reads out an address', () => {
    expect(loudspeakerText(announced())).not.toMatch(/https?:|camtay/);
  });

  test.each([
    ['VNeID mức 2', 'vi en i đi mức 2'],
    ['OTP gửi tới máy', 'ô tê pê gửi tới máy'],
    ['PDF của giấy chứng sinh', 'pê đê ép của giấy chứng sinh'],
  ])('speaks a line that begins with letters to spell: “%s”', (ready, spoken) => {
    expect(loudspeakerText(announced({ front: { ready: [ready] } }))).toContain(
      `Bà con cần có sẵn: ${spoken}.`,
    );
  });
});

test.each([
  ['Không đọc mã OTP cho ai', 'Không đọc mã ô tê pê cho ai'],
  ['Quét mã QR, rồi QR nữa', 'Quét mã quy a, rồi quy a nữa'],
  ['Mở VNeID', 'Mở vi en i đi'],
  ['Đến UBND phường', 'Đến Ủy ban nhân dân phường'],
  ['Tệp PDF', 'Tệp pê đê ép'],
  ['Mở dichvucong.gov.vn', 'Mở dịch vụ công chấm gốp chấm vi en'],
  ['Bấm “Đăng nhập”', 'Bấm Đăng nhập'],
  ['Chữ QRS không phải mã', 'Chữ QRS không phải mã'],
])('“%s” is spoken “%s”', (written, spoken) => {
  expect(speakable(written)).toBe(spoken);
});

describe('the text for Zalo', () => {
  test('is short, with one link', () => {
    const text = zaloText(announced({ fee: 'Miễn phí', time: 'Trong ngày' }));
    expect(text).toBe(
      `ĐĂNG KÝ KHAI SINH TRÊN MẠNG
Nộp hồ sơ khai sinh bằng điện thoại.

Phí, lệ phí khi nộp trên mạng: Miễn phí.
Thời hạn: Trong ngày.
Có sẵn: điện thoại có mạng; giấy chứng sinh.

1. Đăng nhập
2. Quét mã QR

Xem từng bước: https://camtay.example/huong-dan/dang-ky-khai-sinh/
Phường Cai Lậy. Không đọc mã OTP cho ai.
`,
    );
    expect(text.match(/https?:/g)).toHaveLength(1);
  });

  test('is composed, even where the content is not', () => {
    const text = zaloText(announced({ commune: 'Phường Cai Lậy'.normalize('NFD') }));
    expect(text).toBe(text.normalize('NFC'));
  });

  test('keeps the capitals of a line that begins with a name', () => {
    expect(zaloText(announced({ front: { ready: ['VNeID mức 2'] } }))).toContain('VNeID mức 2');
  });
});

describe('when the procedure has changed', () => {
  const changed = { code: '1.001193', since: '2026-09-01', list: '2026-09-01-3-qd' } as const;

  test.each([
    ['abolished', { kind: 'ended', ...changed }],
    ['replaced', { kind: 'ended', by: '1.999001', ...changed }],
  ] as const)(
    '%s: nobody is told the steps, and everybody is told not to follow them',
    (_, reason) => {
      const both = announced({ fee: 'Miễn phí', time: 'Trong ngày', reasons: [reason] });
      const [loud, zalo] = [loudspeakerText(both), zaloText(both)];
      for (const text of [loud, zalo]) {
        expect(text).toMatch(/không dùng nữa/i);
        expect(text).toContain('ngày 1 tháng 9 năm 2026');
        expect(text).not.toMatch(/Đăng nhập|đăng nhập|Quét mã|miễn phí/i);
        expect(text).toContain('Trung tâm Phục vụ hành chính công');
      }
      expect(zalo).toContain('https://camtay.example/huong-dan/dang-ky-khai-sinh/');
    },
  );

  test.each([
    ['amended', 'đã đổi từ ngày 1 tháng 9 năm 2026, hướng dẫn chưa kiểm tra lại'],
    ['local', 'đã đổi từ ngày 1 tháng 9 năm 2026, hướng dẫn chưa kiểm tra lại'],
    ['waiting', 'tỉnh chưa công bố lại'],
    ['upcoming', 'sắp thay đổi từ ngày 1 tháng 9 năm 2026'],
  ] as const)('%s: a caution stands before the steps', (kind, words) => {
    const reason = { ...changed, kind, by: '1.999001', change: 'amended' } as const;
    const both = announced({ reasons: [reason, reason] });
    for (const text of [loudspeakerText(both), zaloText(both)]) {
      expect(text.split(words)).toHaveLength(2);
      expect(text.indexOf(words)).toBeLessThan(text.search(/Bước 1|1\. /));
    }
  });

  test('what only editors need to know is not announced', () => {
    const reasons = [
      { kind: 'standardised', ...changed },
      { kind: 'overdue', due: '2026-09-01' },
    ] as const;
    expect(loudspeakerText(announced({ reasons }))).toBe(loudspeakerText(announced()));
    expect(zaloText(announced({ reasons }))).toBe(zaloText(announced()));
  });
});
