import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CardText, cardPage } from '../../../scripts/handouts/card.ts';
import { beginFolder, indexPage, readList, writeWhole } from '../../../scripts/handouts/folder.ts';
import { withPalette } from '../../../scripts/handouts/palette-png.ts';
import { pagesIn, withDay } from '../../../scripts/handouts/pdf-dates.ts';
import { progressOn } from '../../../scripts/handouts/progress.ts';
import { handoutsOf, publishHandouts } from '../../../scripts/handouts/publish.ts';

let top: string;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'cam-tay-handouts-'));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));
const put = (path: string, text = ''): void => {
  mkdirSync(dirname(join(top, path)), { recursive: true });
  writeFileSync(join(top, path), text);
};

describe('a PDF', () => {
  const made = (time: string): Buffer =>
    Buffer.from(
      `%PDF-1.4\n<</Title (a)\n/CreationDate (D:${time}+00'00')\n/ModDate (D:${time}+00'00')>>\n<</Type /Page>><</Type /Pages>><</Type /Page>>\xff%%EOF\n`,
      'latin1',
    );

  test('of the same page is the same at any moment, and not a byte longer', () => {
    const one = withDay(made('20261126184512'), '2026-11-26');
    expect(one).toEqual(withDay(made('20271231235959'), '2026-11-26'));
    expect(one.length).toBe(made('20261126184512').length);
    expect(Buffer.from(one).toString('latin1')).toContain("/ModDate (D:20261126000000+00'00')");
  });

  test('that says its date in another way is not passed over', () => {
    expect(() => withDay(Buffer.from('%PDF-2.0\n'), '2026-11-26')).toThrow('không ghi ngày');
  });

  test('is counted by its pages, not by its list of pages', () => {
    expect(pagesIn(made('20261126184512'))).toBe(2);
  });
});

describe('a picture with a palette', () => {
  const crcless = (name: string, content: Uint8Array): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, Buffer.from(name), content, Buffer.alloc(4)]);
  };
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  /** Two rows of three pixels, each row with a filter of its own. */
  const picture = (filter: number, rows: readonly (readonly number[])[]): Buffer => {
    const head = Buffer.from([0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0]);
    const raw = Buffer.from(rows.flatMap((row) => [filter, ...row]));
    return Buffer.concat([start, crcless('IHDR', head), crcless('IDAT', deflateSync(raw))]);
  };
  /** Colours of a finished picture, row by row. */
  const coloursOf = (png: Buffer): string[] => {
    const [table, rows] = ['PLTE', 'IDAT'].map((name) => {
      const at = png.indexOf(name);
      return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
    }) as [Buffer, Buffer];
    const width = png.readUInt32BE(16);
    return [...inflateSync(rows)]
      .filter((_, index) => index % (width + 1) !== 0)
      .map((index) => table.subarray(index * 3, index * 3 + 3).toString('hex'));
  };
  const plain = [
    [255, 255, 255, 0, 0, 0, 6, 64, 42],
    [255, 255, 255, 255, 255, 255, 9, 9, 9],
  ];
  const wanted = ['ffffff', '000000', '06402a', 'ffffff', 'ffffff', '090909'];

  test('has the colours of the one that Chromium wrote', () => {
    expect(coloursOf(withPalette(picture(0, plain)))).toEqual(wanted);
  });

  test.each([1, 2, 3, 4])('reads rows by filter %i of PNG', (filter) => {
    const at = (row: number, x: number): number => plain[row]?.[x] ?? 0;
    const filtered = plain.map((values, row) =>
      values.map((value, x) => {
        const [left, above, corner] = [at(row, x - 3), at(row - 1, x), at(row - 1, x - 3)];
        const p = left + above - corner;
        const nearest = [left, above, corner].reduce((best, one) =>
          Math.abs(p - one) < Math.abs(p - best) ? one : best,
        );
        const guess = [0, left, above, Math.floor((left + above) / 2), nearest][filter] ?? 0;
        return (value - guess) & 255;
      }),
    );
    expect(coloursOf(withPalette(picture(filter, filtered)))).toEqual(wanted);
  });

  test('is made of nothing but a picture that it can read', () => {
    expect(() => withPalette(Buffer.concat([start, crcless('IEND', new Uint8Array())]))).toThrow(
      'không phải PNG',
    );
  });
});

describe('progress', () => {
  const said = (screen: { isTTY?: boolean; columns?: number }): string => {
    let text = '';
    const show = progressOn({ ...screen, write: (more: string) => (text += more) }, 59);
    for (let done = 1; done <= 59; done += 1) show(done, `huong-dan-${done}`);
    return text;
  };

  test('is one line that grows on a terminal, and never wraps', () => {
    const text = said({ isTTY: true, columns: 40 });
    expect(text.split('\n')).toHaveLength(2);
    const lines = text.split('\r\u001B[K').slice(1);
    expect(lines).toHaveLength(59);
    expect(Math.max(...lines.map((line) => line.trimEnd().length))).toBeLessThan(40);
    expect(lines.at(-1)).toContain('█'.repeat(24));
  });

  test('is a few plain lines in a log', () => {
    const text = said({});
    expect(text.split('\n')).toHaveLength(11);
    for (const mark of ['\r', '\u001B', '█']) expect(text).not.toContain(mark);
    expect(text).toMatch(/59\/59 huong-dan-59\n$/);
  });
});

describe('the folder', () => {
  const list = {
    format: 'cam-tay-handouts/1',
    build: 'abc',
    day: '2026-11-26',
    guides: [{ slug: 'a', title: 'Tên <b>' }],
  } as const;

  test('has no list while it is being filled', () => {
    put('handouts.json', JSON.stringify(list));
    expect(beginFolder(top)).toEqual(list);
    expect(readList(top)).toBeUndefined();
  });

  test('takes a file as a whole', () => {
    writeWhole(join(top, 'a.pdf'), 'x');
    expect(readdirSync(top)).toEqual(['a.pdf']);
  });

  test('shows each card with its words, as letters', () => {
    const page = indexPage(list, () => 'Dòng 1\n</textarea><script>');
    expect(page).toContain('Tên &lt;b&gt;');
    expect(page).toContain('Dòng 1\n&lt;/textarea&gt;&lt;script&gt;');
    expect(page).not.toContain('<script');
  });

  test('is published beside the pages', () => {
    for (const file of ['a.pdf', 'a.png']) put(file, file);
    put('dist/huong-dan/a/in/index.html');
    expect(publishHandouts(top, list, join(top, 'dist'))).toBe(2);
    expect(readdirSync(join(top, 'dist/huong-dan/a')).sort()).toEqual([
      'in',
      'the-zalo.png',
      'to-huong-dan.pdf',
    ]);
  });

  test('of another build is not published', () => {
    expect(() => handoutsOf(top, 'abc')).toThrow('npm run handouts');
    put('handouts.json', JSON.stringify(list));
    expect(handoutsOf(top, 'abc')).toEqual(list);
    expect(() => handoutsOf(top, 'abd')).toThrow('bản abc, không phải bản abd');
    put('handouts.json', '{}');
    expect(() => handoutsOf(top, 'abc')).toThrow('không đúng dạng');
  });

  test('that lacks a guide is not published', () => {
    put('a.pdf');
    for (const slug of ['a', 'b']) put(`dist/huong-dan/${slug}/in/index.html`);
    expect(() => publishHandouts(top, list, join(top, 'dist'))).toThrow('của: a, b.');
    expect(existsSync(join(top, 'dist/huong-dan/a/to-huong-dan.pdf'))).toBe(false);
  });
});

describe('a card', () => {
  const card: CardText = {
    site: 'Cầm Tay',
    place: 'Phường Cai Lậy, Đồng Tháp',
    title: 'Đăng ký <khai sinh>',
    facts: [
      ['Phí, lệ phí', 'Miễn phí*'],
      ['Có kết quả', 'Trong ngày'],
    ],
    readyHead: 'Có sẵn',
    ready: ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu'],
    notices: [],
    isBlocked: false,
    typed: 'camtay.example/huong-dan/a',
    picture: '<svg></svg>',
    checked: '24/11/2026',
  };

  test('says the facts, a few things to bring, and that there are more', () => {
    const page = cardPage(card);
    expect(page).toContain('Đăng ký &lt;khai sinh&gt;');
    expect(page).toContain('<dd>Miễn phí*</dd>');
    expect(page).toContain('* Còn tùy trường hợp');
    expect(page).toContain('<li>bốn</li><li>và 2 thứ nữa, xem trong bài</li>');
    expect(page).not.toContain('năm');
  });

  test('of a guide that nobody may follow says so and nothing else', () => {
    const page = cardPage({ ...card, isBlocked: true, notices: ['Hướng dẫn này không dùng nữa.'] });
    expect(page).toContain('Hướng dẫn này không dùng nữa.');
    expect(page).not.toContain('Miễn phí');
    expect(page).not.toContain('<li>');
  });
});
