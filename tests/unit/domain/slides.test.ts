import { describe, expect, test } from 'vitest';
import { withConditions } from '#domain/cases.ts';
import { parseDocument, plain } from '#domain/document.ts';
import { itemsOf, type Slide, slidesOf, wordSlides } from '#domain/slides.ts';

const say = () => '8.000 đồng';
const questions = [
  {
    id: 'hon-nhan',
    ask: 'Bạn đã kết hôn chưa?',
    options: [
      { id: 'da-ket-hon', say: 'Bạn đã kết hôn' },
      { id: 'chua', say: 'Bạn chưa kết hôn' },
    ],
  },
];
const deck = (body: string): Slide[] =>
  slidesOf(
    withConditions(parseDocument(`---\ntitle: x\n---\n\n${body}\n`, 'guide').blocks, questions),
    'Tên bài',
    say,
  );
const words = (slide: Slide | undefined): string[] =>
  slide && slide.kind !== 'screen' ? slide.pieces.map(({ inlines }) => plain(inlines, say)) : [];

describe('slidesOf', () => {
  test('one idea a slide: what to do, the drawing, the warning, and no help for who is stuck', () => {
    const slides = deck(`Mở đầu.

<Step title="Đăng nhập" minutes="2">

1. Mở trang.
2. Bấm **“Đăng nhập”**.

<Screen title="Cổng">
<Button label="Đăng nhập" look />
<Line label="Tài khoản VNeID" />
</Screen>

<Stuck question="Quên mật khẩu?">
Lấy lại trong VNeID.
</Stuck>

<Warning>
Không đọc mã OTP.
</Warning>

</Step>`);
    expect(slides.map(({ kind, head, step }) => [kind, head, step])).toEqual([
      ['plain', 'Tên bài', undefined],
      ['plain', 'Đăng nhập', 1],
      ['screen', 'Đăng nhập', 1],
      ['warning', 'Đăng nhập', 1],
    ]);
    expect(words(slides[1])).toEqual(['Mở trang.', 'Bấm “Đăng nhập”.']);
    expect(JSON.stringify(slides)).not.toContain('Lấy lại');
  });

  test('a part for some says for whom, also in the note within it', () => {
    const [all, first, second] = deck(`<Step title="Điền" minutes="2">

Điền đơn.

<Case of="hon-nhan" is="da-ket-hon">

Ghi tên vợ, chồng.

<Note>
Chép đúng như giấy.
</Note>

</Case>

</Step>`);
    expect(all?.condition).toBeUndefined();
    expect([first?.condition, second?.condition]).toEqual(['bạn đã kết hôn', 'bạn đã kết hôn']);
    expect([first?.kind, second?.kind]).toEqual(['plain', 'note']);
  });

  test('a step with nothing to show but its title keeps its place', () => {
    const slides = deck(
      '<Step title="Chờ" minutes="2">\n\n<Stuck question="Lâu quá?">\nHỏi lại.\n</Stuck>\n\n</Step>',
    );
    expect(slides).toEqual([{ head: 'Chờ', step: 1, kind: 'plain', pieces: [] }]);
  });
});

describe('wordSlides', () => {
  const long = 'Mang theo giấy tờ tùy thân của người nộp và của người được nhờ đi nộp giùm.';

  test('what does not fit goes on the next slide, in order and under the same head', () => {
    const texts = Array.from({ length: 9 }, (_, index) => `${index + 1}. ${long}`);
    const slides = wordSlides({ head: 'Có sẵn' }, itemsOf(texts), say);
    expect(slides.length).toBeGreaterThan(2);
    expect(slides.flatMap(words)).toEqual(texts);
    expect(new Set(slides.map(({ head }) => head))).toEqual(new Set(['Có sẵn']));
    for (const slide of slides) expect(words(slide).length).toBeLessThanOrEqual(3);
  });

  test('a list that goes on counts on', () => {
    const body = Array.from({ length: 8 }, (_, index) => `${index + 1}. ${long}`).join('\n');
    const slides = deck(`<Step title="Làm" minutes="2">\n\n${body}\n\n</Step>`);
    const numbers = slides.flatMap((slide) =>
      slide.kind === 'screen'
        ? []
        : slide.pieces.flatMap((piece) => (piece.kind === 'item' ? [piece.number] : [])),
    );
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('a paragraph too long for one slide is cut between sentences', () => {
    const text = Array.from({ length: 8 }, () => long).join(' ');
    const slides = wordSlides(
      { head: 'Đọc' },
      [{ kind: 'paragraph', inlines: [{ kind: 'text', text }] }],
      say,
    );
    expect(slides.length).toBeGreaterThan(1);
    expect(slides.flatMap(words).join(' ')).toBe(text);
  });

  test('a quoted fact takes the room of its value', () => {
    const fact = { kind: 'fact', fact: 'fee', code: '1.001193', channel: 'online' } as const;
    const pieces = Array.from(
      { length: 5 },
      () => ({ kind: 'paragraph', inlines: [fact] }) as const,
    );
    expect(wordSlides({ head: 'Phí' }, pieces, say)).toHaveLength(1);
    expect(wordSlides({ head: 'Phí' }, pieces, () => long).length).toBeGreaterThan(1);
  });
});
