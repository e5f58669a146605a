import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDocument, stepsOf } from '#domain/document.ts';
import { leadsOn, practiceOf, screensOf } from '#domain/rehearsal.ts';
import { type EntryFormat, entryProblem, holdsRealNumber } from '#domain/rehearsal-entry.ts';
import { readContent } from '#read/read-content.ts';
import { rehearsal as schema } from '#schemas/rehearsal.ts';

describe('what is wrong with what was written', () => {
  const problem = (format: EntryFormat, written: string, right: readonly string[] = []) =>
    entryProblem({ format, sample: 'mẫu', right }, written);

  test.each<[EntryFormat, string, string | undefined]>([
    ['text', '', 'missing'],
    ['text', '   ', 'missing'],
    ['text', 'Trần Thị Lựu', undefined],
    ['text', 'thẻ 082 055 001 234', 'real'],
    ['text', '0912.345.678', 'real'],
    ['text', '999000000001', undefined],
    ['date', '5/3/2026', undefined],
    ['date', '05-03-2026', undefined],
    ['date', '30/02/2026', 'form'],
    ['date', '29/02/2024', undefined],
    ['date', '2026', 'form'],
    ['identity', '999 000 000 001', undefined],
    ['identity', '99900000000', 'form'],
    ['identity', '082055001234', 'real'],
    ['phone', '0000000000', undefined],
    ['phone', '0912345678', 'real'],
    ['phone', '091234567', 'form'],
    ['otp', '123456', 'real'],
    ['secret', 'conmeo123', 'real'],
  ])('%s: “%s” is %s', (format, written, expected) => {
    expect(problem(format, written)).toBe(expected);
  });

  test.each<EntryFormat>(['text', 'date', 'identity', 'phone', 'otp', 'secret'])(
    'the sample of %s is right',
    (format) => {
      expect(problem(format, ' mẫu ')).toBeUndefined();
    },
  );

  test('a text that is asked for is known without its tones', () => {
    expect(problem('text', 'dang ky  khai sinh', ['Đăng ký khai sinh'])).toBeUndefined();
    expect(problem('text', 'khai tử', ['Đăng ký khai sinh'])).toBe('wrong');
  });

  test('years and codes are no numbers of people', () => {
    expect(holdsRealNumber('Quyết định 1.001193 năm 2026')).toBe(false);
    expect(holdsRealNumber('Số 082055001234.')).toBe(true);
  });
});

const body = `---
---

<Step title="Chọn nơi" minutes="2">

Chọn tỉnh, rồi bấm **“Đồng ý”**.

<Screen title="Nơi thực hiện">
<Field label="Tỉnh" value="Đồng Tháp" look />
<Button label="Đồng ý" />
<Line label="Quầy" look />
<Line label="Bưu điện" />
<Line label="Mã hồ sơ" />
</Screen>

<Note>
Lời dặn.
</Note>

<Stuck question="Không thấy?">
<Screen title="Chỗ khác">
<Button label="Tìm" />
</Screen>
</Stuck>

<Warning>
Không đọc mã OTP.
</Warning>

</Step>
`;
const cards = [
  {
    id: 'sai-noi',
    message: 'Sai nơi',
    alsoSaid: [],
    meaning: 'Gửi nhầm.',
    fix: ['Sửa.'],
    call: 'Quầy.',
    confidence: 'single' as const,
  },
];
const written = schema.parse({
  code: 'TẬP-000-001',
  steps: [
    {
      step: 'Chọn nơi',
      parts: [
        {
          label: 'Tỉnh',
          as: 'choice',
          options: [
            { say: 'An Giang', wrong: 'Không phải.', returned: 'sai-noi' },
            { say: 'Đồng Tháp', wrong: 'Trùng với câu đúng.' },
          ],
        },
        { label: 'Quầy', as: 'pick' },
        { label: 'Bưu điện', as: 'pick' },
      ],
    },
  ],
  end: { say: 'Mã ở đâu?', options: [{ say: 'Đây' }, { say: 'Kia', wrong: 'Không.' }] },
});

describe('a rehearsal', () => {
  const { steps, code } = practiceOf(parseDocument(body, 'guide').blocks, written, { cards });
  const [step] = steps;

  test('has the screen of the step in its order, and not that of the help', () => {
    expect(step?.screens).toHaveLength(1);
    expect(step?.screens[0]?.parts.map(({ act }) => act)).toEqual([
      'choice',
      'press',
      'pick',
      'show',
    ]);
  });

  test('takes what the guide shows as the right answer, once, and knows what the portal says of another', () => {
    expect(step?.screens[0]?.parts[0]).toEqual({
      act: 'choice',
      drawn: 'field',
      label: 'Tỉnh',
      look: true,
      options: [
        {
          say: 'An Giang',
          wrong: 'Không phải.',
          portal: { message: 'Sai nơi', meaning: 'Gửi nhầm.' },
        },
        { say: 'Đồng Tháp' },
      ],
    });
  });

  test('makes one choice of lines that follow each other', () => {
    const pick = step?.screens[0]?.parts[2];
    expect(pick?.act === 'pick' && pick.lines.map(({ label }) => label)).toEqual([
      'Quầy',
      'Bưu điện',
    ]);
  });

  test('shows the made-up code where the portal shows its own', () => {
    expect(step?.screens[0]?.parts[3]).toMatchObject({ label: 'Mã hồ sơ', value: code });
  });

  test('tells what to do and warns, without notes and help', () => {
    expect(step?.told.map(({ kind }) => kind)).toEqual(['paragraph', 'warning']);
  });

  test('is led on by the last button of the portal, unless something comes after it', () => {
    const press = { act: 'press', drawn: 'button', label: 'Nộp', look: false } as const;
    const show = { act: 'show', drawn: 'line', label: 'Xong', look: false } as const;
    expect(leadsOn({ screens: [{ title: '', parts: [press, show] }] })).toBe(true);
    expect(leadsOn({ screens: [{ title: '', parts: [press] }], ask: written.end })).toBe(false);
    expect(leadsOn({ screens: [] })).toBe(false);
  });
});

describe('our own rehearsals', () => {
  const content = readContent('content');
  const names = globSync('content/rehearsals/*.yaml').map((path) => basename(path, '.yaml'));

  test('are there for what people do most', () => {
    for (const slug of [
      'dang-ky-khai-sinh',
      'dang-ky-thuong-tru',
      'dang-ky-tam-tru',
      'giay-xac-nhan-tinh-trang-hon-nhan',
      'chung-thuc-ban-sao',
      'dang-nhap-cong',
    ])
      expect(names).toContain(slug);
  });

  test.each(names)('%s has every word of the screens of its page, in their order', (slug) => {
    const page = [...content.guides, ...content.lessons].find((one) => one.slug === slug);
    const own = content.rehearsals.find((one) => one.slug === slug);
    if (!page || !own || !content.returned) throw new Error(slug);
    const { steps } = practiceOf(page.document.blocks, own.value, content.returned.value);
    const words = steps.map(({ title, screens }) => [
      title,
      ...screens.flatMap(({ parts }) =>
        parts.flatMap((part) =>
          part.act === 'pick' ? part.lines.map(({ label }) => label) : part.label,
        ),
      ),
    ]);
    expect(words).toEqual(
      stepsOf(page.document.blocks).map((step) => [
        step.title,
        ...screensOf(step).flatMap(({ parts }) => parts.map(({ label }) => label)),
      ]),
    );
  });

  test('tell the sample of every field', () => {
    const { guides, lessons, rehearsals, returned } = content;
    for (const { slug, value } of rehearsals) {
      const page = [...guides, ...lessons].find((one) => one.slug === slug);
      const { steps } = practiceOf(page?.document.blocks ?? [], value, {
        cards: returned?.value.cards ?? [],
      });
      for (const part of steps.flatMap(({ screens }) => screens.flatMap(({ parts }) => parts)))
        if (part.act === 'enter')
          expect([slug, part.label, entryProblem(part, part.sample)]).toEqual([
            slug,
            part.label,
            undefined,
          ]);
    }
  });
});
