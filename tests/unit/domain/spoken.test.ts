import { describe, expect, test } from 'vitest';
import { announcementFile, fitsAirtime } from '#domain/announcement.ts';
import type { Step } from '#domain/document.ts';
import { type Announced, loudspeaker, zaloText } from '#domain/spoken.ts';
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

const table = [
  { written: 'VNeID', said: 'vi en i đi' },
  { written: 'OTP', said: 'ô tê pê' },
  { written: 'QR', said: 'quy a' },
];
const contact = {
  place: 'Trung tâm Phục vụ hành chính công phường Cai Lậy',
  owner: 'Trung tâm Phục vụ hành chính công tỉnh Đồng Tháp',
  telephone: '0277 3898989',
};
const keeper = 'Nhóm biên tập Cầm Tay, do tình nguyện viên giữ';
const loud = (one: Announced) => loudspeaker(one, { keeper, contact, table });
const textOf = (one: Announced): string => announcementFile(loud(one));

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
    ['the loudspeaker', textOf(some), 'Bà con cần có sẵn:'],
    ['Zalo', zaloText(some), 'Có sẵn:'],
  ])('is told by %s with its condition', (_, text, start) => {
    expect(text).toContain(
      `${start} điện thoại có mạng; quyết định ly hôn, nếu ${start === 'Có sẵn:' ? 'bạn' : 'bà con'} đã ly hôn.\n`,
    );
  });
});

describe('the loudspeaker', () => {
  test('greets, says one thing to do and where to get help, and says the number twice', () => {
    expect(textOf(announced({ fee: '8.000 đồng', time: 'Trong ngày' }))).toBe(
      `Kính thưa bà con phường Cai Lậy.
Đây là bản tin của nhóm biên tập Cầm Tay.
Sau đây là hướng dẫn đăng ký khai sinh trên mạng.
Nộp hồ sơ khai sinh bằng điện thoại.
Bà con cần có sẵn: điện thoại có mạng; giấy chứng sinh.
Phí, lệ phí khi nộp trên mạng: tám nghìn đồng.
Thời hạn: trong ngày.
Có hai bước: đăng nhập; quét mã quy a.
Hồ sơ chỉ được nộp khi Cổng hiện mã hồ sơ.
Không đọc mật khẩu, mã ô tê pê cho ai, kể cả cán bộ.
Làm không kịp một lần thì nghỉ, lúc khác làm tiếp.
Việc cần làm: chuẩn bị đủ những thứ ấy, rồi nộp trên mạng, từng bước một.
Cần người giúp, bà con đến Trung tâm Phục vụ hành chính công phường Cai Lậy.
Hoặc gọi số không hai bảy bảy, ba tám chín, tám chín tám chín, Trung tâm Phục vụ hành chính công tỉnh Đồng Tháp.
Xin nhắc lại: chuẩn bị đủ những thứ ấy, rồi nộp trên mạng, từng bước một.
Số điện thoại để hỏi: không hai bảy bảy, ba tám chín, tám chín tám chín.

(Không đọc dòng này. Độ dài: 195 tiếng, khoảng 84 giây)
`,
    );
  });

  test('says nothing of a fee or a time that nobody knows', () => {
    expect(textOf(announced())).not.toMatch(/phí|Thời hạn/);
  });

  test('says only the first sentence of the summary: the others speak of the page', () => {
    const text = textOf(
      announced({
        front: { summary: 'Mang bản chính đến phường. Số phút bên dưới chưa tính chờ.' },
      }),
    );
    expect(text).toContain('Mang bản chính đến phường.');
    expect(text).not.toContain('bên dưới');
  });

  test('speaks to all, not to one', () => {
    const text = textOf(announced({ front: { ready: ['Số bản bạn cần', 'Giấy của bạn bè'] } }));
    expect(text).toContain('số bản bà con cần; giấy của bạn bè');
  });

  test('ends a list of papers that is too long, and says that there are more', () => {
    const many = announced({
      front: {
        ready: Array.from({ length: 12 }, (_, nth) => `Giấy tờ có tên rất dài, thứ ${nth + 1}`),
      },
    });
    expect(loud(many).syllables).toBeLessThanOrEqual(195);
    expect(textOf(many)).toMatch(/; còn lại [^;]+[.]\n/);
  });

  test('names no number where none is known', () => {
    const text = announcementFile(
      loudspeaker(announced(), { keeper, contact: { place: contact.place }, table }),
    );
    expect(text).not.toMatch(/gọi|điện thoại để hỏi/);
    expect(text.split(contact.place)).toHaveLength(3);
  });

  test('sends nobody to type an address', () => {
    expect(textOf(announced())).not.toMatch(/https?:|camtay/);
  });
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
      const [aloud, zalo] = [textOf(both), zaloText(both)];
      expect(fitsAirtime(loud(both))).toBe(true);
      for (const text of [aloud, zalo]) {
        expect(text).toMatch(/không dùng nữa/i);
        expect(text).not.toMatch(/Đăng nhập|đăng nhập|Quét mã|miễn phí/i);
        expect(text).toContain('Trung tâm Phục vụ hành chính công');
      }
      expect(zalo).toContain('ngày 1 tháng 9 năm 2026');
      expect(aloud).toContain('ngày một tháng chín năm hai nghìn không trăm hai mươi sáu');
      expect(zalo).toContain('https://camtay.example/huong-dan/dang-ky-khai-sinh/');
    },
  );

  test.each([
    ['amended', 'đã đổi từ', 'hướng dẫn chưa kiểm tra lại'],
    ['local', 'đã đổi từ', 'hướng dẫn chưa kiểm tra lại'],
    ['waiting', 'tỉnh chưa công bố lại', 'trước khi đi'],
    ['upcoming', 'sắp thay đổi từ', 'thay đổi'],
  ] as const)('%s: a caution stands before what is to be done', (kind, words, more) => {
    const reason = { ...changed, kind, by: '1.999001', change: 'amended' } as const;
    const both = announced({ reasons: [reason, reason] });
    expect(fitsAirtime(loud(both))).toBe(true);
    for (const text of [textOf(both), zaloText(both)]) {
      expect(text.split(words)).toHaveLength(2);
      expect(text).toContain(more);
      expect(text.indexOf(words)).toBeLessThan(text.search(/cần có sẵn|1\. /));
    }
  });

  test('what only editors need to know is not announced', () => {
    const reasons = [
      { kind: 'standardised', ...changed },
      { kind: 'overdue', due: '2026-09-01' },
    ] as const;
    expect(textOf(announced({ reasons }))).toBe(textOf(announced()));
    expect(zaloText(announced({ reasons }))).toBe(zaloText(announced()));
  });
});
