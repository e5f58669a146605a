import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatFinding } from '#checks/finding.ts';
import { rules } from '#checks/index.ts';
import type { Misfit } from '#domain/misfit.ts';
import { caseFront, withCases } from '../../support/guide-cases.ts';
import {
  add,
  type Change,
  checked,
  copy,
  edit,
  move,
  remove,
  rewrite,
  textOf,
} from '../../support/rule-cases.ts';

const snapshot = 'lists/2026-07-18-ban-chup';
const ministry = 'lists/2026-08-09-1868-qd-btp';
const province = 'lists/2026-10-01-2171-qd-ubnd';
const check = 'lists/2026-11-24-kiem-chung';
const service = 'services/khai-sinh.mdx';
const guide = 'guides/khai-sinh.mdx';
const event = 'life-events/co-con-nho.yaml';
const rehearsal = 'rehearsals/khai-sinh.yaml';

const row = (list: string, from: string, to: string): Change =>
  edit(`${list}/procedures.csv`, from, to);
const head = (list: string, from: string, to: string): Change =>
  edit(`${list}/list.yaml`, from, to);
/** The row that nothing else speaks of: it can be broken without breaking anything else. */
const identity = '"Cấp thẻ căn cước, lần đầu"';
const body = (from: string, to: string): Change => edit(guide, from, to);
/** The guide with a note for coaches at the end of each step, by its number. */
const coached = (note: (step: number) => string): Change =>
  rewrite(guide, (text) => {
    let step = 0;
    return text.replaceAll('</Step>', () => {
      step += 1;
      return `${note(step)}\n\n</Step>`;
    });
  });
const unit = (from: string, to: string): Change => edit('units.yaml', from, to);
const session = 'plans/buoi-dau.yaml';
const english = 'en/lessons/dang-nhap.mdx';
const signIn = 'lessons/dang-nhap.mdx';
const without =
  (file: string): Change =>
  ({ [file]: _gone, ...others }) =>
    others;
/** The same file under another name. */
const moved =
  (from: string, to: string): Change =>
  ({ [from]: text = '', ...others }) => ({ ...others, [to]: text });
const bulletin = 'bulletins/khai-sinh-som.yaml';
const figures = 'statistics/2023-thi-xa-cai-lay.yaml';
const statistic = (from: string, to: string): Change => edit(figures, from, to);
const holiday = (from: string, to: string): Change => edit('holidays.yaml', from, to);

/** More of the one place there is. */
const point = (lines: string): Change =>
  edit('places.yaml', '    telephone: 1900 0368\n', `    ${lines}\n    telephone: 1900 0368\n`);

/** A chooser in which nothing is wrong. */
const chooser = `chooser:
  questions:
    - id: da-sinh
      ask: Bé sinh trong hai tháng qua?
      options:
        - say: Phải
          to: lam-ngay
        - say: Không chắc
          to: hoi
  outcomes:
    - id: lam-ngay
      title: Làm ngay
      text: Bạn làm khai sinh.
      links:
        - say: Xem dịch vụ
          to: /dich-vu/khai-sinh/
    - id: hoi
      title: Hỏi người
      text: Hỏi ở phường.
      links:
        - say: Xem nơi hỏi
          to: /noi-ho-tro/
`;

/** `file:line:column` below `content/`, what stands at that place, words of the problem, words of the fix. */
type Expected = [place: string, on: string, problem: string[], fix: string[]];
type Case = [fact: string, changes: Change[], ...expected: Expected[]];

// A new kind of misfit does not compile until there is a case for it.
const misfits: Record<Misfit['what'], Case[]> = {
  notUtf8: [
    [
      'a table that Excel saved as Unicode text',
      [rewrite(`${province}/procedures.csv`, (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'))],
      [`${province}/procedures.csv:1:1`, '', ['UTF-8'], ['CSV UTF-8', 'Notepad']],
    ],
    [
      'a file in the old Vietnamese code page',
      [rewrite(event, () => Buffer.from([0x74, 0x69, 0x74, 0x6c, 0x65, 0x3a, 0x20, 0xd0, 0xe3]))],
      [`${event}:1:1`, '', ['UTF-8'], ['Notepad']],
    ],
  ],
  semicolons: [
    [
      'a table that Excel saved with semicolons',
      [rewrite(`${province}/procedures.csv`, (text) => text.replaceAll(',', ';'))],
      [`${province}/procedures.csv:1:1`, 'code;change', ['chấm phẩy'], ['CSV UTF-8']],
    ],
  ],
  cellCount: [
    [
      'cells shifted by a comma outside quotes',
      [row(ministry, identity, identity.replaceAll('"', ''))],
      [
        `${ministry}/procedures.csv:4:22`,
        'Cấp thẻ căn cước, lần đầu',
        ['“1.000002,abolished”', '28 ô', '27'],
        [`\`${identity}\``, 'dấu phẩy', 'nháy kép'],
      ],
    ],
    [
      'a row with too few cells',
      [row(ministry, `${identity},,`, `${identity},`)],
      [
        `${ministry}/procedures.csv:4:1`,
        '1.000002,abolished',
        ['26 ô', '27'],
        ['thêm dấu phẩy', 'ô trống'],
      ],
    ],
  ],
  header: [
    [
      'a misspelt column',
      [row(province, 'onlineFeeVnd', 'onlineFeVnd')],
      [
        `${province}/procedures.csv:1:96`,
        'onlineFeVnd,',
        ['“onlineFeVnd”', '`onlineFeeVnd`'],
        ['`onlineFeeVnd`', 'content/README.md'],
      ],
    ],
    [
      'two columns the other way round',
      [row(province, 'levels,channels', 'channels,levels')],
      [`${province}/procedures.csv:1:43`, 'channels,', ['“channels”', '`levels`'], ['`levels`']],
    ],
    [
      'a column left out at the end',
      [row(province, ',note\n', '\n')],
      [`${province}/procedures.csv:1:225`, 'confidence', ['`note`'], ['`note`']],
    ],
    [
      'a column too many',
      [row(province, ',note\n', ',note,extra\n')],
      [`${province}/procedures.csv:1:241`, 'extra', ['“extra”'], ['xóa']],
    ],
    [
      'an empty table',
      [rewrite(`${province}/procedures.csv`, () => '')],
      [`${province}/procedures.csv:1:1`, '', ['`code`'], ['`code`']],
    ],
  ],
  openQuote: [
    [
      'a quote that is never closed',
      [row(ministry, identity, identity.slice(0, -1))],
      [`${ministry}/procedures.csv:4:22`, '"Cấp thẻ', ['nháy kép', 'đóng'], ['thêm "', '""']],
    ],
  ],
  value: [
    [
      'a code with five digits',
      [row(ministry, '1.000002', '1.00002')],
      [
        `${ministry}/procedures.csv:4:1`,
        '1.00002,',
        ['`code`', 'Mã thủ tục', '“1.00002”'],
        ['`code`', '1.001193'],
      ],
    ],
    [
      'a change in Vietnamese',
      [row(ministry, 'abolished', 'bãi bỏ')],
      [`${ministry}/procedures.csv:4:10`, 'bãi bỏ,', ['`change`', '“bãi bỏ”'], ['`change`']],
    ],
    [
      'a fee in words',
      [row(ministry, `${identity},,,,,,,,`, `${identity},,,,,,,,tám nghìn`)],
      [
        `${ministry}/procedures.csv:4:57`,
        'tám nghìn,',
        ['`onlineFeeVnd`', '“tám nghìn”'],
        ['`onlineFeeVnd`', '15000'],
      ],
    ],
    [
      'a doubtful price, which is worse than none',
      [row(ministry, `${identity},,,,,,,,`, `${identity},,,,,,,,15000?`)],
      [`${ministry}/procedures.csv:4:57`, '15000?,', ['“15000?”'], ['15000']],
    ],
    [
      'a time without its marks',
      [row(ministry, `${identity},,,,`, `${identity},,,,3 ngay`)],
      [`${ministry}/procedures.csv:4:53`, '3 ngay,', ['`time`', '“3 ngay”'], ['3 ngày làm việc']],
    ],
    [
      'a level in Vietnamese',
      [row(ministry, `${identity},,`, `${identity},,xã`)],
      [`${ministry}/procedures.csv:4:51`, 'xã,', ['`levels`', '“xã”'], ['commune']],
    ],
    [
      'a row without a name',
      [row(ministry, identity, '')],
      [`${ministry}/procedures.csv:4:22`, ',,', ['`name`', 'Tên thủ tục'], ['viết thêm']],
    ],
    [
      'a word that is none of the allowed ones',
      [body('way: online', 'way: mạng')],
      [`${guide}:6:6`, 'mạng', ['`way`', '“mạng”'], ['online, counter']],
    ],
    [
      'a day as papers write it',
      [body('reviewed: 2026-11-24', 'reviewed: 24/11/2026')],
      [`${guide}:12:11`, '24/11/2026', ['`reviewed`', '“24/11/2026”'], ['2026-11-24']],
    ],
    [
      'a day that does not exist',
      [body('reviewed: 2026-11-24', 'reviewed: 2026-02-30')],
      [`${guide}:12:11`, '2026-02-30', ['“2026-02-30”'], ['2026-11-24']],
    ],
    [
      'an effective day in words',
      [head(province, 'effective: unknown', 'effective: chưa biết')],
      [`${province}/list.yaml:7:12`, 'chưa biết', ['`effective`', '“chưa biết”'], ['unknown']],
    ],
    [
      'a title that is too long',
      [edit(event, 'Có con nhỏ', 'Có con nhỏ '.repeat(5).trim())],
      [`${event}:1:8`, 'Có con nhỏ Có', ['`title`', 'quá 40'], ['viết ngắn lại']],
    ],
    [
      'an empty title',
      [edit(event, 'title: Có con nhỏ', 'title: ""')],
      [`${event}:1:8`, '""', ['`title`', '“”'], ['viết thêm']],
    ],
    [
      'an empty list',
      [body('ready:\n  - Điện thoại có mạng', 'ready: []')],
      [`${guide}:8:8`, '[]', ['`ready`', 'ít nhất 1'], ['viết thêm']],
    ],
    [
      'a number that is too large',
      [edit(event, 'order: 1', 'order: 100')],
      [`${event}:3:8`, '100', ['`order`', '“100”', '99'], ['ghi', '99']],
    ],
    [
      'a number that is too small',
      [edit(event, 'order: 1', 'order: 0')],
      [`${event}:3:8`, '0', ['`order`', '“0”', '1'], ['ghi', '1']],
    ],
    [
      'yes instead of true',
      [head(province, 'complete: true', 'complete: yes')],
      [`${province}/list.yaml:9:11`, 'yes', ['`complete`', '“yes”'], ['true']],
    ],
    [
      'an address that is not https',
      [body('address: https://', 'address: http://')],
      [`${guide}:7:10`, 'http://', ['`address`', '“http://dichvucong.gov.vn/”'], ['https://']],
    ],
    [
      'a file that is not a list of keys at all',
      [rewrite('places.yaml', () => 'Nơi đến\n')],
      ['places.yaml:1:1', 'Nơi đến', ['“Nơi đến”'], ['Hãy']],
    ],
  ],
  missing: [
    [
      'a key left out',
      [body('way: online\n', '')],
      [`${guide}:2:1`, 'title:', ['Thiếu', '`way`', 'Làm ở đâu'], ['`way:`']],
    ],
    [
      'a thing to have ready for nobody in particular',
      [body('- Điện thoại có mạng', '- name: Điện thoại có mạng')],
      [`${guide}:9:5`, 'name:', ['Thiếu', '`when`'], ['`when:`']],
    ],
    [
      'a key left out of one source',
      [body('\n    read: 2026-11-24', '')],
      [`${guide}:15:5`, 'name: Cổng', ['Thiếu', '`read`'], ['`read:`', '2026-11-24']],
    ],
  ],
  unknownKey: [
    [
      'a misspelt key',
      [edit(event, 'procedures:', 'procedurs:')],
      [`${event}:7:1`, 'procedurs:', ['`procedurs`'], ['Hãy ghi `procedures`']],
    ],
    [
      'a misspelt key that has to be there',
      [edit(event, 'title:', 'tilte:')],
      [`${event}:1:1`, 'tilte:', ['`tilte`'], ['Hãy ghi `title`']],
    ],
    [
      'a misspelt key of a thing to have ready',
      [withCases(caseFront.replace('of: tinh-trang', 'off: tinh-trang'))],
      [`${guide}:12:7`, 'off:', ['`off`'], ['Hãy ghi `of`']],
    ],
    [
      'a misspelt key of a source',
      [head(check, 'address:', 'adress:')],
      [`${check}/list.yaml:11:5`, 'adress:', ['`adress`'], ['Hãy ghi `address`']],
    ],
    [
      'a key that looks like none',
      [edit(event, 'order: 1\n', 'order: 1\nghiChu: x\n')],
      [`${event}:4:1`, 'ghiChu:', ['`ghiChu`'], ['xóa dòng này', 'title, summary, order']],
    ],
  ],
  yaml: [
    [
      'a key written twice',
      [edit(event, 'order: 1', 'order: 1\norder: 2')],
      [`${event}:4:1`, 'order: 2', ['“order: 2”', 'hai lần'], ['khóa: giá trị']],
    ],
    [
      'a colon in a value',
      [edit(event, 'Khai sinh và', 'Khai sinh: và')],
      [`${event}:2:10`, 'Khai sinh: và', ['hai chấm'], ['nháy kép']],
    ],
    [
      'an indent made with the Tab key',
      [edit(event, 'services:\n  - ', 'services:\n\t- ')],
      [`${event}:6:1`, '\t- khai-sinh', ['Tab'], ['khóa: giá trị']],
    ],
    [
      'a colon in the front matter of a page',
      [body('summary: Nộp', 'summary: Cách: nộp')],
      [`${guide}:3:10`, 'Cách: nộp', ['hai chấm'], ['nháy kép']],
    ],
  ],
  alias: [
    [
      'an anchor',
      [edit(event, 'title: Có', 'title: &x Có')],
      [`${event}:1:11`, 'Có con nhỏ', ['&, * và !'], ['viết thẳng giá trị']],
    ],
    [
      'a tag',
      [edit(event, 'order: 1', 'order: !!int 1')],
      [`${event}:3:14`, '1', ['&, * và !'], ['nháy kép']],
    ],
  ],
  ambiguous: [
    [
      'a number with a nought before it',
      [edit(event, 'order: 1', 'order: 07')],
      [`${event}:3:8`, '07', ['“07”', 'mỗi phần mềm'], ['"07"']],
    ],
    [
      'a word that other programs take for a truth',
      [edit(event, 'title: Có con nhỏ', 'title: No')],
      [`${event}:1:8`, 'No', ['“No”'], ['"No"']],
    ],
    [
      'a time of day, which other programs take for a number of seconds',
      [edit(event, 'title: Có con nhỏ', 'title: 12:30:00')],
      [`${event}:1:8`, '12:30:00', ['“12:30:00”'], ['nháy kép']],
    ],
  ],
  empty: [
    [
      'a page without a letter',
      [add('guides/trong.mdx', '')],
      [`guides/trong.mdx:1:1`, '', ['không có chữ'], ['chép mẫu']],
    ],
    [
      'a life event of empty lines',
      [add('life-events/trong.yaml', '\n\n')],
      [`life-events/trong.yaml:1:1`, '', ['không có chữ'], ['xóa tệp']],
    ],
  ],
  link: [
    [
      'a link to a file of the machine',
      [add('guides/may.mdx', { linkTo: '/etc/hostname' })],
      ['guides/may.mdx:1:1', '', ['“may.mdx”', 'symlink'], ['xóa liên kết']],
    ],
    [
      'a link to a folder',
      [add('lists/2026-01-01-la', { linkTo: '../services' })],
      ['lists/2026-01-01-la:1:1', '', ['symlink'], ['xóa liên kết']],
    ],
    [
      'a link that leads nowhere, under a name that is never read',
      [remove('README.md'), add('README.md', { linkTo: 'khong-co' })],
      ['README.md:1:1', '', ['symlink'], ['xóa liên kết']],
    ],
  ],
  notAFile: [
    [
      'a pipe, which would keep the reader waiting for ever',
      [add('guides/ong.mdx', {})],
      ['guides/ong.mdx:1:1', '', ['“ong.mdx”', 'không phải tệp thường'], ['xóa']],
    ],
  ],
  sameName: [
    [
      'two names that are one on Windows and macOS',
      [add('essential-Services.yaml', 'x')],
      [
        'essential-services.yaml:1:1',
        '- number',
        ['“essential-services.yaml”', '“essential-Services.yaml”'],
        ['đổi tên'],
      ],
      ['essential-Services.yaml:1:1', 'x', ['“essential-Services.yaml”'], ['đổi tên']],
    ],
  ],
  tooLarge: [
    [
      'a page of more than 64 KB',
      [rewrite(guide, (text) => text + 'Chữ thừa.\n'.repeat(9_000))],
      [`${guide}:1:1`, '---', ['“khai-sinh.mdx”', '64 KB'], ['chia']],
    ],
  ],
  tooMany: [
    [
      'more files than anybody writes',
      [
        (files) => ({
          ...files,
          ...Object.fromEntries(
            Array.from({ length: 8_000 }, (_, nth) => [`zzzz/${nth + 10_000}`, 'x']),
          ),
        }),
      ],
      ['zzzz/17972:1:1', 'x', ['8000', '“17972”'], ['xóa']],
      ['zzzz:1:1', '', ['“zzzz”'], ['site.yaml']],
    ],
  ],
  lineTooLong: [
    [
      'a line of ten thousand letters',
      [edit(event, 'Có con nhỏ', 'Có con nhỏ '.repeat(1_000))],
      [`${event}:1:1`, 'title', ['10000'], ['xuống dòng']],
    ],
  ],
  tooManyRows: [
    [
      'a table of ten thousand rows',
      [rewrite(`${province}/procedures.csv`, (text) => text + ',\n'.repeat(10_000))],
      [`${province}/procedures.csv:10001:1`, ',', ['10000 dòng'], ['chia']],
    ],
  ],
  tooManyMistakes: [
    [
      'a table in which every row is wrong',
      [rewrite(`${province}/procedures.csv`, (text) => text + 'x,y\n'.repeat(300))],
      ...Array.from(
        { length: 200 },
        (_, nth): Expected => [
          `${province}/procedures.csv:${nth + 3}:1`,
          'x,y',
          ['2 ô'],
          ['thêm dấu phẩy'],
        ],
      ),
      [`${province}/procedures.csv:203:1`, 'x,y', ['hơn 200 chỗ sai'], ['lệch cột']],
    ],
  ],
  noFrontMatter: [
    [
      'a page whose border is no border to other programs',
      [body('\n---\n\n<Step title="Đăng', '\n---{1+1}\n\n<Step title="Đăng')],
      [`${guide}:17:1`, '---{1+1}', ['“---{1+1}”', '---'], ['một dòng ---']],
    ],
    [
      'an empty line before the border',
      [body('---\ntitle', '\n---\ntitle')],
      [`${guide}:1:1`, '', ['---'], ['dòng 1']],
    ],
    [
      'a border of another language',
      [rewrite(guide, (text) => text.replaceAll('\n---\n', '\n+++\n'))],
      [`${guide}:17:1`, '+++', ['“+++”'], ['---']],
    ],
    [
      'front matter that never ends',
      [rewrite(guide, (text) => text.replace('\n---\n', '\n'))],
      [`${guide}:52:1`, '', ['---'], ['một dòng ---']],
    ],
    [
      'a page without its front matter',
      [body('---\ntitle', 'title')],
      [`${guide}:1:1`, 'title:', ['“title: Đăng ký khai sinh trên mạng”', '---'], ['---']],
    ],
  ],
  missingFile: [
    [
      'a list without its table',
      [remove(`${province}/procedures.csv`)],
      [
        `${province}/procedures.csv:1:1`,
        '',
        [`“content/${province}/procedures.csv”`],
        ['thêm tệp'],
      ],
    ],
    [
      'a list without its head',
      [remove(`${province}/list.yaml`)],
      [`${province}/list.yaml:1:1`, '', [`“content/${province}/list.yaml”`], ['thêm tệp']],
    ],
    [
      'no places',
      [remove('places.yaml')],
      ['places.yaml:1:1', '', ['“content/places.yaml”'], ['thêm tệp']],
    ],
  ],
  unknownFile: [
    [
      'a paper beside its list',
      [add(`${province}/quyet-dinh.pdf`, '%PDF')],
      [
        `${province}/quyet-dinh.pdf:1:1`,
        '%PDF',
        ['“quyet-dinh.pdf”'],
        ['xóa', 'list.yaml, procedures.csv'],
      ],
    ],
    [
      'a Word file among the guides',
      [add('guides/nhap.docx', 'PK')],
      ['guides/nhap.docx:1:1', 'PK', ['“nhap.docx”'], ['.mdx']],
    ],
    [
      'a note among the life events',
      [add('life-events/ghi-chu.md', '# Ghi')],
      ['life-events/ghi-chu.md:1:1', '# Ghi', ['“ghi-chu.md”'], ['.yaml']],
    ],
    [
      'a folder among the services',
      [add('services/cu/khai-sinh.mdx', 'x')],
      ['services/cu:1:1', '', ['“cu”'], ['.mdx']],
    ],
    [
      'a loose file',
      [add('ghi-chu.txt', 'Ghi')],
      ['ghi-chu.txt:1:1', 'Ghi', ['“ghi-chu.txt”'], ['site.yaml', 'places.yaml']],
    ],
    [
      'a file among the folders of lists',
      [add('lists/tom-tat.txt', 'Tóm')],
      ['lists/tom-tat.txt:1:1', 'Tóm', ['“tom-tat.txt”'], ['thư mục']],
    ],
  ],
};

const others: Record<string, Case[]> = {
  'text-clean': [
    [
      'letters with loose marks',
      [edit(event, 'giấy tờ', 'giấy tờ'.normalize('NFD'))],
      [`${event}:2:25`, 'a\u0302\u0301y', ['“giấy”', 'dấu rời'], ['Unicode dựng sẵn']],
    ],
    [
      'a zero-width space',
      [edit(event, 'Khai sinh', 'Khai\u200B sinh')],
      [`${event}:2:14`, '\u200B', ['U+200B'], ['xóa']],
    ],
    [
      'a soft hyphen in a page',
      [body('Gửi nộp', 'Gửi\u00AD nộp')],
      [`${guide}:44:4`, '\u00AD', ['U+00AD'], ['xóa']],
    ],
    [
      'a control character in a table',
      [row(ministry, 'Liên thông mới', 'Liên\u0007 thông mới')],
      [`${ministry}/procedures.csv:2:33`, '\u0007', ['U+0007'], ['xóa']],
    ],
    [
      'a mark that turns the direction of reading',
      [body('Gửi nộp', 'Gửi \u202Enộp')],
      [`${guide}:44:5`, '\u202E', ['U+202E'], ['xóa']],
    ],
    [
      'a byte order mark inside the text',
      [edit(event, 'Khai sinh', 'Khai\uFEFF sinh')],
      [`${event}:2:14`, '\uFEFF', ['U+FEFF'], ['xóa']],
    ],
    [
      'a line separator nobody sees',
      [edit(event, 'Khai sinh', 'Khai\u2028sinh')],
      [`${event}:2:14`, '\u2028', ['U+2028'], ['xóa']],
    ],
    [
      'a carriage return inside a line',
      [edit(event, 'Khai sinh', 'Khai\r sinh')],
      [`${event}:2:14`, '\r', ['U+000D'], ['xóa']],
    ],
    [
      'a letter of the invisible alphabet',
      [edit(event, 'Khai sinh', 'Khai\u{E0041} sinh')],
      [`${event}:2:14`, '\u{E0041}', ['U+E0041'], ['xóa']],
    ],
    [
      'an invisible character written as an entity',
      [body('Gửi nộp', 'Gửi&#8203; nộp')],
      [`${guide}:44:4`, '&#8203;', ['U+200B'], ['xóa']],
    ],
    [
      'an invisible character written as an escape',
      [edit(event, 'Có con nhỏ', '"Có\\u200B con nhỏ"')],
      [`${event}:1:11`, '\\u200B', ['U+200B'], ['xóa']],
    ],
  ],

  'text-not-code': [
    [
      'a tag in a title',
      [edit(event, 'Có con nhỏ', 'Có <b>con</b> nhỏ')],
      [`${event}:1:8`, 'Có <b>', ['“<b>”'], ['viết bằng lời']],
    ],
    [
      'an expression of a template in a cell',
      [row(ministry, 'Liên thông mới', 'Liên thông {{mới}}')],
      [`${ministry}/procedures.csv:2:29`, 'Liên thông', ['mã lệnh'], ['viết bằng lời']],
    ],
    [
      'a formula in a cell',
      [row(ministry, identity, '=1+1')],
      [`${ministry}/procedures.csv:4:22`, '=1+1', ['“=1+1”', 'Excel'], ['dấu ở đầu ô']],
    ],
    [
      'a tag in the title of a step',
      [body('title="Nộp hồ sơ"', 'title="Nộp <img src=x>"')],
      [`${guide}:42:13`, '"Nộp <img', ['“<img src=x>”'], ['viết bằng lời']],
    ],
    [
      'a tag written with a backslash',
      [body('Gửi nộp.', 'Gửi \\<script> nộp.')],
      [`${guide}:44:5`, '\\<script>', ['“<script>”'], ['viết bằng lời']],
    ],
  ],

  'document-parts-known': [
    [
      'an unknown tag',
      [body('<Screen>', '<Sceen>'), body('</Screen>', '</Sceen>')],
      [`${guide}:36:1`, '<Sceen>', ['“<Sceen>”'], ['Step, Screen, Field']],
    ],
    [
      'an import',
      [body('\n<Step title="Đăng', "\nimport x from './x.js'\n\n<Step title=\"Đăng")],
      [`${guide}:19:1`, 'import x', ["“import x from './x.js'”", 'mã lệnh'], ['xóa']],
    ],
    [
      'a tag of HTML',
      [edit(service, 'Được.', 'Được <b>ngay</b>.')],
      [`${service}:34:6`, '<b>', ['“<b>”', 'HTML'], ['**']],
    ],
    [
      'a tag that is not closed',
      [body('Gửi nộp.\n\n</Step>', 'Gửi nộp.')],
      [`${guide}:42:1`, '<Step title="Nộp', ['“<Step>”', 'thiếu phần đóng'], ['thẻ đóng']],
    ],
    [
      'a picture',
      [body('Gửi nộp.', 'Gửi nộp. ![ảnh](anh.png)')],
      [`${guide}:44:10`, '![ảnh]', ['“anh.png”'], ['Screen']],
    ],
    [
      'a number of minutes in words',
      [body('"Nộp hồ sơ" minutes="2"', '"Nộp hồ sơ" minutes="hai"')],
      [`${guide}:42:1`, '<Step title="Nộp', ['“minutes="hai"”'], ['minutes="2"']],
    ],
    [
      'a step without its minutes',
      [body('"Nộp hồ sơ" minutes="2"', '"Nộp hồ sơ"')],
      [`${guide}:42:1`, '<Step title="Nộp', ['“<Step>”', 'thiếu'], ['minutes="2"']],
    ],
    [
      'a mark that no tag has',
      [body('<Field label="Tên" look />', '<Field label="Tên" lok />')],
      [`${guide}:37:1`, '<Field', ['“lok”'], ['label, value, look']],
    ],
    [
      'a note that stands on one line',
      [body('Gửi nộp.', 'Gửi nộp.\n\n<Note>Nhớ ghi mã.</Note>')],
      [`${guide}:46:7`, 'Nhớ ghi mã', ['Note', '“Nhớ ghi mã.”'], ['dòng']],
    ],
    [
      'a note inside a sentence',
      [body('Gửi nộp.', 'Gửi nộp. <Note>Nhớ</Note>')],
      [`${guide}:44:10`, '<Note>', ['“<Note>”'], ['dòng riêng']],
    ],
    [
      'a heading that is too small',
      [edit(service, '\n<Question', '\n### Hỏi đáp\n\n<Question')],
      [`${service}:33:1`, '### Hỏi đáp', ['“### Hỏi đáp”'], ['##']],
    ],
    [
      'a quotation',
      [edit(service, 'Phí là', '> Phí là')],
      [`${service}:31:1`, '> Phí là', ['blockquote'], ['`> `', 'đoạn văn']],
    ],
    [
      'words between the parts of a screen',
      [body('<Field label="Tên" look />', 'Nhìn đây')],
      [`${guide}:37:1`, 'Nhìn đây', ['“Nhìn đây”'], ['Field, Button, Line']],
    ],
    [
      'brackets in brackets in brackets',
      [body('Gửi nộp.', `${'('.repeat(12)}Gửi nộp.`)],
      [`${guide}:44:1`, '((((', ['quá sâu'], ['đơn giản']],
    ],
  ],

  'slugs-usable': [
    [
      'a file name with marks',
      [copy(event, 'life-events/có-con.yaml')],
      ['life-events/có-con.yaml:1:1', 'title:', ['“có-con”', 'có dấu'], ['dang-ky-khai-sinh']],
    ],
    [
      'a file name with a capital',
      [copy(event, 'life-events/Co-con.yaml')],
      ['life-events/Co-con.yaml:1:1', 'title:', ['“Co-con”', 'chữ hoa'], ['chữ thường']],
    ],
    [
      'a file name with a space',
      [copy(event, 'life-events/co con.yaml')],
      ['life-events/co con.yaml:1:1', 'title:', ['“co con”'], ['gạch nối']],
    ],
    [
      'a name that the site needs itself',
      [copy(event, 'life-events/index.yaml')],
      ['life-events/index.yaml:1:1', 'title:', ['“index”', 'dành riêng'], ['đổi tên']],
    ],
    [
      'a name under which the digital team has pages of its own',
      [copy(event, 'life-events/tai-lieu.yaml')],
      ['life-events/tai-lieu.yaml:1:1', 'title:', ['“tai-lieu”', 'dành riêng'], ['đổi tên']],
    ],
    [
      'a plan with the address of the tally',
      [move(session, 'plans/so.yaml')],
      ['plans/so.yaml:1:1', 'title:', ['“so”', 'dành riêng'], ['đổi tên']],
    ],
    [
      'a name that Windows keeps for itself, though it is a word',
      [copy(event, 'life-events/con.yaml')],
      ['life-events/con.yaml:1:1', 'title:', ['“con”'], ['đổi tên']],
    ],
    [
      'a name nobody will type',
      [copy(event, `life-events/${'dai-'.repeat(20)}x.yaml`)],
      [`life-events/${'dai-'.repeat(20)}x.yaml:1:1`, 'title:', ['81 chữ'], ['80 chữ']],
    ],
    [
      'an essential number used twice',
      [
        rewrite(
          'essential-services.yaml',
          (text) => `${text}- number: 13\n  slug: tre-em\n  title: Trẻ em\n`,
        ),
      ],
      ['essential-services.yaml:8:11', '13', ['13', 'dòng 5'], ['một lần']],
    ],
  ],

  'list-head-consistent': [
    [
      'a folder named after another day',
      [head(province, 'signed: 2026-10-01', 'signed: 2026-10-02')],
      [
        `${province}/list.yaml:6:9`,
        '2026-10-02',
        ['2026-10-02', '“2026-10-01-2171-qd-ubnd”'],
        ['2026-10-02-…', 'sửa ngày ký'],
      ],
    ],
    [
      'a folder name with marks',
      [move(province, 'lists/2026-10-01-đất-đai')],
      ['lists/2026-10-01-đất-đai/list.yaml:1:1', 'kind:', ['“2026-10-01-đất-đai”'], ['không dấu']],
    ],
    [
      'a decision without a number',
      [head(province, 'number: 2171/QĐ-UBND\n', '')],
      [`${province}/list.yaml:1:7`, 'decision', ['chưa có số'], ['`number:`', '2171/QĐ-UBND']],
    ],
    [
      'a paper in effect before it was signed',
      [head(ministry, 'effective: 2026-09-01', 'effective: 2026-08-01')],
      [
        `${ministry}/list.yaml:7:12`,
        '2026-08-01',
        ['2026-08-01', '2026-08-09'],
        ['hai ngày', 'unknown'],
      ],
    ],
    [
      'a paper signed in the future',
      [
        move(
          province,
          'lists/2026-12-01-2171-qd-ubnd',
          edit('lists/2026-12-01-2171-qd-ubnd/list.yaml', 'signed: 2026-10', 'signed: 2026-12'),
        ),
      ],
      [
        'lists/2026-12-01-2171-qd-ubnd/list.yaml:6:9',
        '2026-12-01',
        ['2026-12-01', 'sau hôm nay'],
        ['năm và tháng'],
      ],
    ],
    [
      'one paper in two folders',
      [
        copy(
          province,
          'lists/2026-10-01-lan-hai',
          edit('lists/2026-10-01-lan-hai/procedures.csv', '1.100001', '1.100002'),
        ),
      ],
      [
        'lists/2026-10-01-lan-hai/list.yaml:2:9',
        '2171/QĐ-UBND',
        ['“2171/QĐ-UBND”', province],
        ['gộp'],
      ],
    ],
  ],

  'list-rows-consistent': [
    [
      'one code twice in a list',
      [
        row(
          province,
          '1.100001,new,',
          '1.100001,new,,,Giao đất,,,,,,,,,,,,,,,,,,,,,single,\n1.100001,new,',
        ),
      ],
      [`${province}/procedures.csv:3:1`, '1.100001', ['“1.100001”', 'dòng 2'], ['xóa dòng này']],
    ],
    [
      'a listed row in a decision',
      [row(province, ',new,', ',listed,')],
      [`${province}/procedures.csv:2:10`, 'listed', ['“listed”', '`decision`'], ['new, amended']],
    ],
    [
      'a new row in a snapshot',
      [row(snapshot, '1.000004,listed', '1.000004,new'), head(snapshot, 'listed: 4', 'listed: 3')],
      [`${snapshot}/procedures.csv:5:10`, 'new', ['“new”', '`snapshot`'], ['`listed`']],
    ],
    [
      'an amended code that no list knows',
      [row(check, '2.000001', '2.000009')],
      [
        `${check}/procedures.csv:2:1`,
        '2.000009',
        ['“2.000009”', '“amended”', '2026-11-24'],
        ['sửa mã', '`new`'],
      ],
    ],
    [
      'a code amended before it came',
      [
        move(
          check,
          'lists/2026-08-30-kiem-chung',
          rewrite('lists/2026-08-30-kiem-chung/list.yaml', (text) =>
            text
              .replace('signed: 2026-11-24', 'signed: 2026-08-30')
              .replace('effective: 2026-11-24', 'effective: 2026-08-30'),
          ),
        ),
      ],
      ['lists/2026-08-30-kiem-chung/procedures.csv:2:1', '2.000001', ['2026-08-30'], ['`new`']],
    ],
    [
      'a replacement that replaces nothing',
      [row(ministry, 'replaced,1.000003', 'replaced,')],
      [
        `${ministry}/procedures.csv:2:19`,
        ',',
        ['“2.000001”', 'không nói'],
        ['`replaces`', '`new`'],
      ],
    ],
    [
      'a code that replaces itself',
      [row(ministry, 'replaced,1.000003', 'replaced,1.000003 2.000001')],
      [
        `${ministry}/procedures.csv:2:19`,
        '1.000003 2.000001',
        ['“2.000001”', 'tự thay'],
        ['mã cũ'],
      ],
    ],
    [
      'a replaced code that no list knows',
      [row(ministry, 'replaced,1.000003', 'replaced,1.000003 1.000009')],
      [`${ministry}/procedures.csv:2:19`, '1.000003 1.000009', ['“1.000009”'], ['`abolished`']],
    ],
    [
      'a national code that no list knows',
      [row(province, 'new,,1.000004', 'new,,1.000009')],
      [`${province}/procedures.csv:2:15`, '1.000009', ['“1.000009”'], ['để trống']],
    ],
    [
      'a local code in a paper of a ministry',
      [row(ministry, 'amended,,,', 'amended,,1.000004,')],
      [`${ministry}/procedures.csv:3:19`, '1.000004', ['`insteadOf`', 'tỉnh'], ['`replaces`']],
    ],
  ],

  'list-counts-match': [
    [
      'fewer rows than the paper says',
      [head(snapshot, 'listed: 4', 'listed: 5')],
      [
        `${snapshot}/list.yaml:9:11`,
        '5',
        ['5', '`listed`', '4 dòng'],
        ['thêm', '`complete: false`'],
      ],
    ],
    [
      'more rows than the paper says',
      [head(ministry, 'replaced: 1', 'replaced: 0')],
      [`${ministry}/list.yaml:10:13`, '0', ['0', '`replaced`', '1 dòng'], ['xóa dòng thừa']],
    ],
    [
      'a kind of row the paper counts and nobody copied',
      [head(snapshot, 'listed: 4', 'listed: 4\n  new: 2')],
      [`${snapshot}/list.yaml:10:8`, '2', ['2', '`new`', '0 dòng'], ['thêm']],
    ],
  ],

  'field-names-agree': [
    [
      'a field spelt in two ways',
      [row(province, 'Đất đai', 'Đất Đai')],
      [
        `${province}/procedures.csv:2:42`,
        'Đất Đai',
        ['“Đất Đai”', `${snapshot}/procedures.csv:5`, '“Đất đai”'],
        ['“Đất đai”'],
      ],
    ],
  ],

  'codes-in-force': [
    [
      'a code that no list knows',
      [body('["1.000001"]', '["1.000009"]')],
      [`${guide}:5:14`, '"1.000009"', ['“1.000009”', 'không có'], ['sửa mã', 'content/lists']],
    ],
    [
      'a code that was replaced',
      [edit(service, 'related: ["2.000001"]', 'related: ["1.000003"]')],
      [
        `${service}:5:11`,
        '"1.000003"',
        ['“1.000003”', '“2.000001”', '2026-08-09-1868-qd-btp'],
        ['2.000001'],
      ],
    ],
    [
      'a code that was abolished',
      [body('["1.000001"]', '["1.000001", "1.000002"]')],
      [
        `${guide}:5:26`,
        '"1.000002"',
        ['“1.000002”', 'bãi bỏ', '2026-08-09-1868-qd-btp'],
        ['gỡ mã'],
      ],
    ],
    [
      'a code for which the province has its own',
      [edit(service, 'related: ["2.000001"]', 'related: ["1.000004"]')],
      [`${service}:5:11`, '"1.000004"', ['“1.000004”', '“1.100001”', '2026-10-01'], ['1.100001']],
    ],
    [
      'a code of a life event that no list knows',
      [edit(event, '"2.000001"', '"2.000009"')],
      [`${event}:8:5`, '"2.000009"', ['“2.000009”', 'không có'], ['sửa mã']],
    ],
    [
      'a code of an essential service that no list knows',
      [edit('essential-services.yaml', '["1.000001"]', '["1.000009"]')],
      ['essential-services.yaml:4:16', '"1.000009"', ['“1.000009”'], ['sửa mã']],
    ],
    [
      'a code in a sentence',
      [edit(service, '<Fee code="1.000001"', '<Fee code="1.000009"')],
      [`${service}:31:8`, '<Fee code="1.000009"', ['“1.000009”'], ['sửa mã']],
    ],
    [
      'a code that is not in effect yet',
      [
        head(province, 'effective: unknown', 'effective: 2026-12-01'),
        edit(event, '"2.000001"', '"1.100001"'),
      ],
      [`${event}:8:5`, '"1.100001"', ['“1.100001”', '2026-12-01'], ['Hãy']],
    ],
  ],

  'synonyms-clear': [
    [
      'a phrase that stands in two entries',
      [
        rewrite(
          'search/synonyms.yaml',
          (text) => `${text}- from: [GKS]\n  to: [đăng ký khai sinh]\n  type: abbr\n`,
        ),
      ],
      ['search/synonyms.yaml:4:10', 'GKS', ['“GKS”', 'dòng 1'], ['`to`']],
    ],
    [
      'a phrase that is the target of another',
      [edit('search/synonyms.yaml', '[gks]', '[đăng ký khai sinh]')],
      ['search/synonyms.yaml:1:10', 'đăng ký', ['đi vòng'], ['`to`']],
    ],
    [
      'words that no page has',
      [edit('search/synonyms.yaml', '[đăng ký khai sinh]', '[giấy chào đời]')],
      ['search/synonyms.yaml:2:8', 'giấy chào', ['“giấy chào đời”'], ['chép đúng chữ']],
    ],
  ],

  'references-exist': [
    [
      'a guide for a service that is not there',
      [body('service: khai-sinh', 'service: khai-tu')],
      [`${guide}:4:10`, 'khai-tu', ['“khai-tu”', 'content/services'], ['khai-sinh']],
    ],
    [
      'a life event with a service that is not there',
      [edit(event, '- khai-sinh', '- khai-tu')],
      [`${event}:6:5`, 'khai-tu', ['“khai-tu”'], ['khai-sinh']],
    ],
    [
      'a most used service that is not there',
      [edit('site.yaml', '- khai-sinh', '- khai-tu')],
      ['site.yaml:11:5', 'khai-tu', ['“khai-tu”'], ['khai-sinh']],
    ],
    [
      'a field that no list knows',
      [edit(event, '- Hộ tịch', '- Hộ tich')],
      [`${event}:10:5`, 'Hộ tich', ['“Hộ tich”'], ['`field`']],
    ],
    [
      'an essential number of another service',
      [edit(service, 'essential: 12', 'essential: 13')],
      [`${service}:6:12`, '13', ['13', '“khai-tu”', '“khai-sinh”'], ['sửa số thứ tự']],
    ],
    [
      'a fee in words where a list has it',
      [edit(service, 'essential: 12', 'essential: 12\nuncoded: { fee: Miễn phí, time: Chưa rõ }')],
      [`${service}:7:10`, '{ fee', ['danh sách'], ['`uncoded`']],
    ],
    [
      'a service without a code that says nothing of its fee',
      [
        edit(
          service,
          'procedures: ["1.000001"]',
          'procedures: []\nopenQuestions: [Dịch vụ này chưa có mã.]',
        ),
      ],
      [`${service}:4:13`, '[]', ['phí và thời hạn'], ['`uncoded`']],
    ],
    [
      'a service without a code that does not say why',
      [
        edit(
          service,
          'procedures: ["1.000001"]',
          'procedures: []\nuncoded: { fee: Chưa rõ, time: Chưa rõ }',
        ),
      ],
      [`${service}:4:13`, '[]', ['không nói vì sao'], ['`openQuestions`']],
    ],
  ],

  'links-allowed': [
    [
      'a source of a session that is not in the register',
      [
        edit(
          session,
          '  - name: Cổng Dịch vụ công quốc gia',
          '  - name: Cổng Dịch vụ công quốc gia\n    address: https://bao.example/',
        ),
      ],
      [`${session}:41:14`, 'https://bao', ['“bao.example”'], ['`linkHosts`']],
    ],
    [
      'a host that is not in the register',
      [body('](https://dichvucong.gov.vn/)', '](https://dichvucong.example/)')],
      [`${guide}:21:4`, '[Cổng]', ['“dichvucong.example”'], ['`linkHosts`', 'content/site.yaml']],
    ],
    [
      'a host that only begins like a known one',
      [body('](https://dichvucong.gov.vn/)', '](https://dichvucong.gov.vn.evil.example/)')],
      [`${guide}:21:4`, '[Cổng]', ['“dichvucong.gov.vn.evil.example”'], ['`linkHosts`']],
    ],
    [
      'a known host as the user name of another',
      [body('](https://dichvucong.gov.vn/)', '](https://dichvucong.gov.vn@evil.example/)')],
      [`${guide}:21:4`, '[Cổng]', ['không dùng được'], ['https://']],
    ],
    [
      'a host with a letter that looks the same',
      [body('](https://dichvucong.gov.vn/)', '](https://dịchvucong.gov.vn/)')],
      [`${guide}:21:4`, '[Cổng]', ['“xn--dchvucong-0k7d.gov.vn”'], ['chính thức']],
    ],
    [
      'a javascript: link',
      [edit(service, '](/noi-ho-tro/)', '](javascript:alert(1))')],
      [`${service}:34:11`, '[nơi hỗ trợ]', ['“javascript:alert(1)”'], ['https://']],
    ],
    [
      'a data: link',
      [edit(service, '](/noi-ho-tro/)', '](data:text/html,x)')],
      [`${service}:34:11`, '[nơi hỗ trợ]', ['“data:text/html,x”'], ['https://']],
    ],
    [
      'a link without https',
      [edit(service, '](/noi-ho-tro/)', '](http://dichvucong.gov.vn/)')],
      [`${service}:34:11`, '[nơi hỗ trợ]', ['“http://dichvucong.gov.vn/”'], ['https://']],
    ],
    [
      'a link to a page without its slashes',
      [edit(service, '](/noi-ho-tro/)', '](noi-ho-tro)')],
      [`${service}:34:11`, '[nơi hỗ trợ]', ['“noi-ho-tro”'], ['/dich-vu/dang-ky-khai-sinh/']],
    ],
    [
      'a link to another host without a protocol',
      [edit(service, '](/noi-ho-tro/)', '](//evil.example/)')],
      [`${service}:34:11`, '[nơi hỗ trợ]', ['“//evil.example/”'], ['https://']],
    ],
    [
      'a bare address in a sentence',
      [body('Gửi nộp.', 'Gửi nộp ở https://evil.example/ nhé.')],
      [`${guide}:44:11`, 'https://evil', ['“evil.example”'], ['`linkHosts`']],
    ],
    [
      'a known host with a port',
      [body('](https://dichvucong.gov.vn/)', '](https://dichvucong.gov.vn:443/)')],
      [`${guide}:21:4`, '[Cổng]', ['không dùng được'], ['https://']],
    ],
    [
      'a number that stands in no place',
      [edit(service, '](/noi-ho-tro/)', '](tel:0909123456)')],
      [
        `${service}:34:11`,
        '[nơi hỗ trợ]',
        ['“0909123456”', 'places.yaml'],
        ['thêm vào places.yaml'],
      ],
    ],
    [
      'words that name another host than the link',
      [
        body(
          '[Cổng](https://dichvucong.gov.vn/)',
          '[vanban.chinhphu.vn](https://dichvucong.gov.vn/)',
        ),
      ],
      [
        `${guide}:21:4`,
        '[vanban',
        ['“vanban.chinhphu.vn”', '“dichvucong.gov.vn”'],
        ['đúng tên miền'],
      ],
    ],
    [
      'words that name another number than the link',
      [edit(service, '[nơi hỗ trợ](/noi-ho-tro/)', '[1900 0369](tel:19000368)')],
      [`${service}:34:11`, '[1900', ['“1900 0369”', '19000368'], ['cùng một số']],
    ],
    [
      'a source of a page',
      [edit(service, 'gov.vn/1.000001', 'example/1.000001')],
      [`${service}:27:14`, 'https://dichvucong.example', ['“dichvucong.example”'], ['`linkHosts`']],
    ],
    [
      'a source of a list',
      [head(check, 'vanban.chinhphu.vn', 'vanban.example')],
      [`${check}/list.yaml:11:14`, 'https://vanban.example', ['“vanban.example”'], ['`linkHosts`']],
    ],
    [
      'the address of a guide',
      [body('address: https://dichvucong.gov.vn/', 'address: https://dichvucong.example/')],
      [`${guide}:7:10`, 'https://', ['“dichvucong.example”'], ['`linkHosts`']],
    ],
    [
      'the link of a place',
      [edit('places.yaml', 'link: https://dichvucong.gov.vn/', 'link: https://goi.example/')],
      ['places.yaml:6:11', 'https://goi', ['“goi.example”'], ['`linkHosts`']],
    ],
    [
      'a source of a place',
      [
        edit(
          'places.yaml',
          '    address: https://dichvucong.gov.vn/',
          '    address: https://goi.example/',
        ),
      ],
      ['places.yaml:10:18', 'https://goi', ['“goi.example”'], ['`linkHosts`']],
    ],
  ],

  'coach-notes-ready': [
    [
      'a step without a note where another has one',
      [
        coached(() => '<Coach say="Bác làm từ từ." />'),
        body('Gửi nộp.\n\n<Coach say="Bác làm từ từ." />', 'Gửi nộp.'),
      ],
      [`${guide}:48:1`, '<Step title="Nộp', ['Bước 4 chưa có'], ['thêm thẻ']],
    ],
    [
      'a note longer than a glance',
      [coached((step) => `<Coach say="${'Từ từ. '.repeat(step === 4 ? 23 : 2)}" />`)],
      [`${guide}:52:1`, '<Coach', ['`say`', '161 ký tự', '160'], ['một ý']],
    ],
    [
      'words that ask for a password, with each attribute on its line',
      [
        coached(
          (step) =>
            `<Coach\n  say="Bác làm từ từ."\n  point="${step === 2 ? 'Hỏi mật khẩu của bác.' : 'Ô đầu tiên.'}"\n/>`,
        ),
      ],
      [`${guide}:35:1`, '<Coach', ['“Hỏi mật khẩu của bác”'], ['tự gõ']],
    ],
    [
      'what must not be done, said as something to do',
      [
        coached(
          (step) => `<Coach say="Từ từ." never="${step === 1 ? 'Bấm' : 'Không bấm'} giùm." />`,
        ),
      ],
      [`${guide}:23:1`, '<Coach', ['“Bấm giùm.”', '`never`'], ['Không gõ']],
    ],
  ],

  'guide-steps-complete': [
    [
      'a step without text',
      [body('Gửi nộp.', '<Note>\nGhi mã.\n</Note>')],
      [`${guide}:42:1`, '<Step title="Nộp', ['Bước 4', '“Nộp hồ sơ”'], ['viết một câu']],
    ],
    [
      'too few steps',
      [rewrite(guide, (text) => text.slice(0, text.indexOf('\n<Step title="Nộp')))],
      [`${guide}:32:1`, '<Step title="Điền', ['3 bước', 'từ 5 đến 9'], ['tách bước']],
    ],
    [
      'no steps',
      [rewrite(guide, (text) => `${text.slice(0, text.indexOf('\n<Step'))}\nXin chào.\n`)],
      [`${guide}:1:1`, '---', ['0 bước'], ['tách bước']],
    ],
    [
      'too many steps',
      [
        rewrite(
          guide,
          (text) => text + '\n<Step title="Nữa" minutes="1">\n\nLàm.\n\n</Step>\n'.repeat(5),
        ),
      ],
      [`${guide}:78:1`, '<Step title="Nữa"', ['10 bước', 'từ 5 đến 9'], ['gộp']],
    ],
    [
      'two guides for one service',
      [copy(guide, 'guides/lan-hai.mdx')],
      ['guides/lan-hai.mdx:4:10', 'khai-sinh', ['“khai-sinh”'], ['gộp']],
    ],
  ],

  'pages-linked-exist': [
    [
      'a link to a page that nobody wrote',
      [edit(service, '/noi-ho-tro/', '/dich-vu/khai-xinh/')],
      [`${service}:34:11`, '[nơi hỗ trợ]', ['“/dich-vu/khai-xinh/”'], ['chép lại địa chỉ']],
    ],
    [
      'an answer that leads to a page that nobody wrote',
      [edit(event, 'fields:', `${chooser.replace('/noi-ho-tro/', '/ky-nang/hoi-ai/')}fields:`)],
      [`${event}:30:15`, '/ky-nang/hoi-ai/', ['“/ky-nang/hoi-ai/”'], ['dấu /']],
    ],
  ],
  'chooser-complete': [
    [
      'an answer that leads nowhere',
      [edit(event, 'fields:', `${chooser.replace('to: lam-ngay', 'to: lam-gap')}fields:`)],
      [`${event}:15:15`, 'lam-gap', ['“lam-gap”'], ['lam-ngay']],
    ],
    [
      'a question without “not sure”',
      [edit(event, 'fields:', `${chooser.replace('Không chắc', 'Không')}fields:`)],
      [`${event}:12:12`, 'Bé sinh', ['“Không chắc”'], ['Không chắc']],
    ],
    [
      'two nodes of one name',
      [edit(event, 'fields:', `${chooser.replace('id: lam-ngay', 'id: da-sinh')}fields:`)],
      [`${event}:11:11`, 'da-sinh', ['hai chỗ'], ['tên riêng']],
      [`${event}:15:15`, 'lam-ngay', ['“lam-ngay”'], ['da-sinh']],
    ],
    [
      'an answer that leads back to its own question',
      [edit(event, 'fields:', `${chooser.replace('to: hoi', 'to: da-sinh')}fields:`)],
      [`${event}:17:15`, 'da-sinh', ['quay lại'], ['ở sau']],
      [`${event}:25:11`, 'hoi', ['“hoi”'], ['xóa đi']],
    ],
  ],
  'rehearsals-agree': [
    [
      'a rehearsal of no guide',
      [move(rehearsal, 'rehearsals/khai-sin.yaml')],
      ['rehearsals/khai-sin.yaml:1:1', 'code:', ['“khai-sin”'], ['khai-sinh.yaml']],
    ],
    [
      'a step that the guide has not',
      [edit(rehearsal, 'step: Điền tờ khai', 'step: Điền giấy')],
      [`${rehearsal}:3:11`, 'Điền giấy', ['“Điền giấy”'], ['“Điền tờ khai”']],
      [`${rehearsal}:3:3`, '- step', ['“Tên”'], ['sample']],
    ],
    [
      'a label that the screen has not',
      [edit(rehearsal, 'label: Tên', 'label: Họ tên')],
      [`${rehearsal}:5:16`, 'Họ tên', ['“Họ tên”'], ['“Tên”']],
      [`${rehearsal}:3:11`, 'Điền tờ khai', ['“Tên”'], ['sample']],
    ],
    [
      'a field that is pressed',
      [edit(rehearsal, 'sample: Nguyễn Văn Mẫu', 'as: press')],
      [`${rehearsal}:6:13`, 'press', ['“press”'], ['identity']],
    ],
    [
      'a telephone number that somebody may have',
      [edit(rehearsal, 'sample: Nguyễn Văn Mẫu', 'as: phone\n        sample: "0912345678"')],
      [`${rehearsal}:7:17`, '"0912345678"', ['0912345678'], ['0000000000']],
    ],
    [
      'a number that somebody may have, in a text',
      [edit(rehearsal, 'Nguyễn Văn Mẫu', 'Thẻ 082055001234')],
      [`${rehearsal}:6:17`, 'Thẻ', ['082055001234'], ['999']],
    ],
    [
      'a card that is not there',
      [edit(rehearsal, 'returned: tep-sai', 'returned: tep-xau')],
      [`${rehearsal}:12:21`, 'tep-xau', ['“tep-xau”'], ['tep-sai']],
    ],
    [
      'a question whose answers are all right',
      [edit(rehearsal, '      wrong: Mã do Cổng cho.\n', '')],
      [`${rehearsal}:17:5`, '- say', ['cũng đúng'], ['wrong']],
    ],
    [
      'a question that nobody can answer',
      [
        edit(
          rehearsal,
          '- say: Sửa cho giống',
          '- say: Sửa cho giống\n          wrong: Không sửa.',
        ),
      ],
      [`${rehearsal}:10:9`, '- say', ['nào đúng'], ['wrong']],
    ],
  ],
  'cases-consistent': [
    [
      'a part for a question that nobody asks',
      [body('Gửi nộp.', '<Case of="cho-o" is="thue-nha">\nGửi nộp.\n</Case>')],
      [`${guide}:44:1`, '<Case', ['“cho-o”'], ['`cases`']],
    ],
    [
      'a misspelt question; that its answer has no part now is no second mistake',
      [withCases(caseFront.replace('of: tinh-trang', 'of: tinh-trag'))],
      [`${guide}:12:11`, 'tinh-trag', ['“tinh-trag”'], ['`tinh-trang`']],
    ],
    [
      'a misspelt answer in a body',
      [withCases(), body('Gửi nộp.', '<Case of="tinh-trang" is="da-li-hon">\nGửi nộp.\n</Case>')],
      [`${guide}:62:1`, '<Case', ['“da-li-hon”'], ['`da-ly-hon`']],
    ],
    [
      'a misspelt answer of a thing to have ready is told once',
      [withCases(caseFront.replace('- da-ly-hon\ncases', '- da-li-hon\ncases'))],
      [`${guide}:19:11`, 'da-li-hon', ['“da-li-hon”'], ['`da-ly-hon`']],
    ],
    [
      'an answer that has no part',
      [withCases(`${caseFront}      - id: ca-hai\n        say: Cha mẹ chưa kết hôn\n`)],
      [`${guide}:28:13`, 'ca-hai', ['“Cha mẹ chưa kết hôn”'], ['`ca-hai`', '`is`']],
    ],
    [
      'a part for every answer',
      [
        withCases(),
        body('Gửi nộp.', '<Case of="tinh-trang" is="co-gia-dinh da-ly-hon">\nGửi nộp.\n</Case>'),
      ],
      [`${guide}:62:1`, '<Case', ['mọi câu trả lời'], ['ra ngoài thẻ Case']],
    ],
    [
      'one answer twice',
      [
        withCases(),
        body('Gửi nộp.', '<Case of="tinh-trang" is="da-ly-hon da-ly-hon">\nGửi nộp.\n</Case>'),
      ],
      [`${guide}:62:1`, '<Case', ['hai lần'], ['một']],
    ],
    [
      'two answers of one name',
      [withCases(`${caseFront}      - id: da-ly-hon\n        say: Cha mẹ chưa kết hôn\n`)],
      [`${guide}:28:13`, 'da-ly-hon', ['hai chỗ'], ['tên riêng']],
    ],
    [
      'a part that only paper would lose',
      [
        withCases(),
        body(
          'Gửi nộp.',
          'Gửi nộp.\n\n<Case of="tinh-trang" is="da-ly-hon">\n<Note>\nGhi mã.\n</Note>\n</Case>',
        ),
      ],
      [`${guide}:64:1`, '<Case', ['phải làm gì'], ['một câu']],
    ],
  ],
  'button-words-quoted': [
    [
      'a button without its words',
      [body('Gửi nộp.', 'Rồi bấm nộp hồ sơ.')],
      [`${guide}:44:1`, 'Rồi bấm', ['chữ trên nút'], ['“ ”']],
    ],
  ],
  'step-one-action': [
    [
      'a step of four sentences',
      [body('Gửi nộp.', 'Gửi nộp. Chờ một lát. Xem lại. Ghi mã.')],
      [`${guide}:42:1`, '<Step title="Nộp', ['4 câu'], ['<Note>']],
    ],
  ],
  'sentences-short': [
    [
      'a sentence that nobody can read in one breath',
      [edit(service, 'Cha hoặc mẹ.', `Cha hoặc mẹ${' hoặc ông bà của bé'.repeat(9)}.`)],
      [`${service}:7:6`, 'Cha hoặc mẹ hoặc', ['48 tiếng'], ['tách']],
    ],
    [
      'a page of long sentences',
      [
        edit(
          service,
          'Phí là',
          `${'Cha hoặc mẹ của bé đến phường mang theo các giấy tờ cần thiết để cán bộ xem rồi ghi vào sổ và trả giấy. '.repeat(12)}\n\nPhí là`,
        ),
      ],
      [`${service}:31:1`, 'Cha hoặc mẹ', ['Trung bình'], ['ngắn lại']],
    ],
  ],
  'words-written-out': [
    [
      'a short form of offices',
      [edit(service, 'Ủy ban nhân dân phường', 'UBND phường')],
      [`${service}:8:8`, 'UBND', ['“UBND”'], ['“Ủy ban nhân dân”']],
    ],
  ],
  'working-days-named': [
    [
      'days that may be any days',
      [edit(service, 'Cha hoặc mẹ.', 'Cha hoặc mẹ, trong 3 ngày.')],
      [`${service}:7:25`, '3 ngày', ['“3 ngày”'], ['“3 ngày làm việc”']],
    ],
  ],
  'places-reachable': [
    [
      'a point with its numbers swapped',
      [point('latitude: 106.12368\n    longitude: 10.38045')],
      [
        'places.yaml:5:15',
        '106.12368',
        ['ghi ngược chỗ'],
        ['`latitude: 10.38045`', '`longitude: 106.12368`'],
      ],
    ],
    [
      'a point in another country',
      [point('latitude: 10.38045\n    longitude: 100.5')],
      ['places.yaml:6:16', '100.5', ['không ở trong Việt Nam'], ['từ 102 đến 110']],
    ],
    [
      'half a point',
      [point('latitude: 10.38045')],
      ['places.yaml:5:15', '10.38045', ['thiếu kinh độ'], ['`longitude`']],
    ],
    [
      'an office two provinces away from its ward',
      [
        unit(
          '    partOf: tinh-dong-thap\n',
          '    partOf: tinh-dong-thap\n    centre:\n      latitude: 10.38045\n      longitude: 106.12368\n',
        ),
        point('unit: phuong-cai-lay\n    latitude: 11.4\n    longitude: 106.12368'),
      ],
      [
        'places.yaml:6:15',
        '11.4',
        ['cách giữa phường Cai Lậy 113 km', 'Có đúng'],
        ['Hãy xem lại', '`unit`'],
      ],
    ],
    [
      'the middle of a ward with its numbers swapped',
      [
        unit(
          '    partOf: tinh-dong-thap\n',
          '    partOf: tinh-dong-thap\n    centre:\n      latitude: 106.12368\n      longitude: 10.38045\n',
        ),
      ],
      ['units.yaml:25:17', '106.12368', ['ghi ngược chỗ'], ['`latitude: 10.38045`']],
    ],
    ...[
      'https://zalo.me.evil.example/1',
      'https://evil.example/zalo.me/1',
      'https://zalo.me',
      'https://chat.zalo.me/1',
    ].map(
      (address): Case => [
        `a page of Zalo at ${address}`,
        [point(`zalo: ${address}`)],
        ['places.yaml:5:11', address, ['không phải địa chỉ'], ['https://zalo.me/']],
      ],
    ),
    ...['0277 389898', '0123 456789', '090 1234 5678', '8383 8383'].map(
      (number): Case => [
        `a number that nobody can dial: ${number}`,
        [
          edit(
            'places.yaml',
            'places:\n',
            `places:\n  - name: Số thử\n    kind: hotline\n    telephone: "${number}"\n    confidence: single\n`,
          ),
        ],
        ['places.yaml:5:16', `"${number}"`, [number, 'không gọi được'], ['0277 3898989']],
      ],
    ),
    [
      'two places of one name',
      [
        edit(
          'places.yaml',
          'places:\n',
          'places:\n  - name: Tổng đài\n    kind: desk\n    confidence: single\n',
        ),
      ],
      ['places.yaml:6:11', 'Tổng đài', ['hai nơi cùng tên'], ['`id`']],
    ],
  ],
  'opening-hours-consistent': [
    [
      'hours that end before they begin',
      [
        edit(
          'places.yaml',
          '    telephone: 1900 0368',
          '    opening:\n      - days: [MO]\n        opens: "13:00"\n        closes: "07:00"\n        confidence: single',
        ),
      ],
      ['places.yaml:8:17', '"07:00"', ['07:00', '13:00'], ['`opens`', '`closes`']],
    ],
    [
      'two stretches of the same Monday, one over the other',
      [
        edit(
          'places.yaml',
          '    telephone: 1900 0368',
          '    opening:\n      - days: [MO]\n        opens: "07:00"\n        closes: "11:30"\n        confidence: single\n      - days: [SU, MO]\n        opens: "11:00"\n        closes: "17:00"\n        confidence: single',
        ),
      ],
      ['places.yaml:11:16', '"11:00"', ['chồng', '11:30'], ['`validTo`', '`validFrom`']],
    ],
    [
      'hours told twice',
      [
        edit(
          'places.yaml',
          '    telephone: 1900 0368',
          '    hours: Sáng\n    opening:\n      - days: [MO]\n        opens: "07:00"\n        closes: "11:30"\n        confidence: single',
        ),
      ],
      ['places.yaml:5:12', 'Sáng', ['`hours`', '`opening`'], ['bỏ dòng `hours`']],
    ],
    [
      'a day that stands twice',
      [
        edit(
          'places.yaml',
          '    telephone: 1900 0368',
          '    opening:\n      - days: [MO, MO]\n        opens: "07:00"\n        closes: "11:30"\n        confidence: single',
        ),
      ],
      ['places.yaml:6:15', '[MO, MO]', ['`MO`'], ['bỏ']],
    ],
    [
      'hours whose last day is before their first',
      [
        edit(
          'places.yaml',
          '    telephone: 1900 0368',
          '    opening:\n      - days: [MO]\n        opens: "07:00"\n        closes: "11:30"\n        validFrom: 2026-05-01\n        validTo: 2026-04-01\n        confidence: single',
        ),
      ],
      ['places.yaml:10:18', '2026-04-01', ['2026-04-01', '2026-05-01'], ['2026-05-01']],
    ],
  ],
  'money-written': [
    [
      'money as on a price tag',
      [edit(service, 'Giấy khai sinh.', 'Giấy khai sinh, 8000đ một bản.')],
      [`${service}:9:25`, '8000đ', ['“8000đ”'], ['“8.000 đồng”']],
    ],
  ],
  'tones-in-place': [
    [
      'tones of the other school in a note',
      [coached((step) => `<Coach say="Bác ${step === 3 ? 'khoẻ' : 'khỏe'} chưa." />`)],
      [`${guide}:44:17`, 'khoẻ', ['khoẻ'], ['khỏe']],
    ],
    [
      'a tone of the other school',
      [edit(service, 'Ủy ban nhân dân', 'Uỷ ban nhân dân')],
      [`${service}:8:8`, 'Uỷ', ['“Uỷ”'], ['“Ủy”']],
    ],
  ],
  'holidays-consistent': [
    [
      'a holiday in the wrong year',
      [holiday('day: 2027-04-30', 'day: 2026-04-29')],
      ['holidays.yaml:25:14', '2026-04-29', ['29/04/2026', 'năm 2027'], ['năm 2026']],
    ],
    [
      'a holiday that stands twice',
      [holiday('day: 2026-08-31', 'day: 2026-04-30')],
      ['holidays.yaml:14:14', '2026-04-30', ['đã có ở trên'], ['bỏ một']],
      ['holidays.yaml:20:20', '2026-08-31', ['31/08/2026'], ['kind: swapped']],
    ],
    [
      'holidays out of order',
      [holiday('day: 2026-04-30', 'day: 2026-09-02')],
      ['holidays.yaml:14:14', '2026-08-31', ['sai thứ tự'], ['2026-09-02']],
    ],
    [
      'a Monday worked in place of a Monday',
      [holiday('day: 2026-08-22', 'day: 2026-08-24')],
      ['holidays.yaml:19:14', '2026-08-24', ['24/08/2026', 'thứ Bảy'], ['văn bản']],
    ],
    [
      'a published year without its paper',
      [holiday('    decision: Thông báo 9441/TB-BNV\n', '')],
      ['holidays.yaml:7:13', 'published', ['2026', 'không có văn bản'], ['`decision:`']],
    ],
    [
      'a published year with days nobody decided, without its paper',
      [holiday('status: proposed\n    daysOff', 'status: published\n    daysOff')],
      ['holidays.yaml:23:13', 'published', ['2027', 'không có văn bản'], ['`decision:`']],
      ['holidays.yaml:32:15', 'Tết Nguyên đán 2027', ['chưa quyết định'], ['status: proposed']],
    ],
    [
      'open days that end before they begin',
      [holiday('to: 2027-02-14', 'to: 2027-02-03')],
      ['holidays.yaml:31:13', '2027-02-03', ['03/02/2027', '04/02/2027'], ['2027-02-05']],
    ],
  ],
  'bulletins-ready': [
    [
      'a guide that is not there',
      [edit(bulletin, 'guides: [khai-sinh]', 'guides: [khai-sanh]')],
      [`${bulletin}:13:10`, 'khai-sanh', ['“khai-sanh”', 'content/guides'], ['`khai-sinh`']],
    ],
    [
      'a lesson that is not there',
      [edit(bulletin, 'guides: [khai-sinh]', 'guides: [khai-sinh]\nlessons: [mot-bai-la]')],
      [`${bulletin}:14:11`, 'mot-bai-la', ['“mot-bai-la”'], ['content/lessons']],
    ],
    [
      'the name of a guide, whose own text is read at that address',
      [move(bulletin, 'bulletins/khai-sinh.yaml')],
      ['bulletins/khai-sinh.yaml:1:1', 'title:', ['“khai-sinh”'], ['đổi tên']],
    ],
    [
      'a number that nobody has checked',
      [edit(bulletin, 'guides: [khai-sinh]', 'guides: [khai-sinh]\ntelephone: 0999 888777')],
      [`${bulletin}:14:12`, '0999 888777', ['“0999 888777”'], ['places.yaml', '1900 0368']],
    ],
    [
      'too little to say',
      [
        edit(
          bulletin,
          '  - Nộp trên mạng khỏi chờ ở quầy, và theo dõi được hồ sơ.\n  - Không đọc mật khẩu, mã OTP cho ai, kể cả cán bộ.\n',
          '',
        ),
      ],
      [`${bulletin}:6:3`, '- Bà con', ['tiếng', 'giây'], ['thêm ít nhất', '150']],
    ],
    [
      'too much to say',
      [
        edit(
          bulletin,
          '  - Nộp xong',
          `${'  - Bà con nhớ mang theo điện thoại còn pin và có mạng khi đến nơi nhận hồ sơ.\n'.repeat(2)}  - Nộp xong`,
        ),
      ],
      [`${bulletin}:6:3`, '- Bà con', ['tiếng', 'giây'], ['bớt ít nhất', '195']],
    ],
  ],
  'translations-follow': [
    [
      'a Vietnamese page that was changed after the translation',
      [edit(signIn, 'Gõ địa chỉ của Cổng.', 'Gõ hết địa chỉ của Cổng.')],
      [`${english}:2:5`, '"eb90b614"', ['đã sửa sau khi dịch'], ['`of: "', 'outdated: true']],
    ],
    [
      'words of the portal that were translated',
      [edit(english, '**“Đăng nhập”**', '**“Sign in”**')],
      [`${english}:2:1`, 'of:', ['“Sign in”', '“Đăng nhập”'], ['chữ trên nút']],
    ],
    [
      'a drawn screen that was translated',
      [edit(english, 'label="Đăng nhập"', 'label="Sign in"')],
      [`${english}:2:1`, 'of:', ['button “Sign in”', 'button “Đăng nhập”'], ['màn hình vẽ']],
    ],
    [
      'a paragraph that is missing',
      [edit(english, 'Type the address of the Portal.\n\n', '')],
      [`${english}:2:1`, 'of:', ['Phần thứ 3', '¶'], ['thứ tự các phần']],
    ],
    [
      'a thing to have ready that nobody named in Vietnamese',
      [edit(english, '  - A phone with a network connection', '  - A phone\n  - A pen')],
      [`${english}:7:3`, '- A phone', ['`ready` có 2 dòng', 'có 1'], ['từng dòng']],
    ],
    [
      'a translation of nothing',
      [moved(english, 'en/lessons/dang-nhep.mdx')],
      ['en/lessons/dang-nhep.mdx:2:1', 'of:', ['content/lessons/dang-nhep'], ['xóa tệp']],
    ],
    [
      'a translation that is up to date and says it is not',
      [edit(english, 'of: "eb90b614"', 'of: eb90b614\noutdated: true')],
      [`${english}:3:11`, 'true', ['theo kịp'], ['bỏ dòng `outdated`']],
    ],
  ],
  'translated-terms': [
    [
      'one thing under two names',
      [edit(english, 'with your own account', 'with your own login')],
      [`${english}:4:10`, 'Get into', ['“tài khoản”', '“account”'], ['terms.yaml']],
    ],
  ],
  'plans-ready': [
    [
      'parts that do not fill the time',
      [edit(session, 'minutes: 20', 'minutes: 30')],
      [`${session}:3:10`, '30', ['30 phút', '20 phút'], ['`20`']],
    ],
    [
      'a lesson that is not there',
      [edit(session, 'lesson: dang-nhap', 'lesson: dang-nhep')],
      [`${session}:25:13`, 'dang-nhep', ['“dang-nhep”', 'content/lessons'], ['`dang-nhap`']],
    ],
    [
      'a guide that is not there',
      [edit(session, 'guide: khai-sinh', 'guide: mot-trang-rat-la')],
      [`${session}:26:12`, 'mot-trang', ['“mot-trang-rat-la”'], ['content/guides']],
    ],
    [
      'a hand-out that is not there',
      [edit(session, 'guides: [khai-sinh]', 'guides: [khai-sanh]')],
      [`${session}:36:12`, 'khai-sanh', ['“khai-sanh”', 'content/guides'], ['`khai-sinh`']],
    ],
    [
      'a bulletin that is not there',
      [edit(session, 'guides: [khai-sinh]', 'guides: [khai-sinh]\n  bulletins: [khai-sinh-sam]')],
      [`${session}:37:15`, 'khai-sinh-sam', ['content/bulletins'], ['`khai-sinh-som`']],
    ],
    [
      'an end that teaches',
      [
        edit(
          session,
          '      - Bà con kể lại một việc vừa làm.',
          '      - Bà con kể lại một việc vừa làm.\n    lesson: dang-nhap',
        ),
      ],
      [`${session}:33:13`, 'dang-nhap', ['kết thúc', '“Dặn lại”'], ['thêm một phần']],
    ],
    [
      'a beginning that teaches',
      [
        edit(
          session,
          '      - Bà con mở điện thoại.',
          '      - Bà con mở điện thoại.\n    guide: khai-sinh',
        ),
      ],
      [`${session}:19:12`, 'khai-sinh', ['mở đầu', '“Chào bà con”'], ['chào']],
    ],
    [
      'words that ask for a password',
      [edit(session, 'Bà con không đọc mật khẩu cho ai', 'Bà con đọc mật khẩu cho tôi')],
      [`${session}:22:9`, 'Bà con đọc', ['Bà con đọc mật khẩu'], ['tự gõ']],
    ],
  ],
  'spoken-clear': [
    [
      'a word that stands twice',
      [edit('spoken.yaml', '- written: QR', '- written: OTP')],
      ['spoken.yaml:5:12', 'OTP', ['“OTP”', 'dòng 1'], ['xóa']],
    ],
    [
      'a word said by another short word',
      [edit('spoken.yaml', 'said: ô tê pê', 'said: mã QR')],
      ['spoken.yaml:2:9', 'mã QR', ['“mã QR”', 'quy a'], ['`mã quy a`']],
    ],
  ],
  'statistics-add-up': [
    [
      'one digit more on time',
      [statistic('onTime: 29546', 'onTime: 29547')],
      [`${figures}:10:10`, '29618', ['29.547 + 72 = 29.619'], ['`due: 29619`']],
    ],
    [
      'one digit more late',
      [statistic('late: 72', 'late: 73')],
      [`${figures}:10:10`, '29618', ['29.546 + 73 = 29.619'], ['`due: 29619`']],
      [`${figures}:15:18`, '0.24', ['73 ÷ 29.618 = 0,25 %'], ['`latePercent: 0.25`']],
    ],
    [
      'one digit more left over',
      [statistic('pending: 128', 'pending: 129')],
      [`${figures}:9:15`, '29746', ['29.618 + 129 = 29.747'], ['`received: 29747`']],
    ],
    [
      'one digit more with a result',
      [statistic('due: 29618', 'due: 29619')],
      [`${figures}:10:10`, '29619', ['29.546 + 72 = 29.618'], ['`due: 29618`']],
      [`${figures}:9:15`, '29746', ['29.619 + 128 = 29.747'], ['`received: 29747`']],
      [`${figures}:14:20`, '99.76', ['29.546 ÷ 29.619 = 99,75 %'], ['99.75']],
    ],
    [
      'two digits exchanged',
      [statistic('received: 29746', 'received: 29764')],
      [`${figures}:9:15`, '29764', ['29.618 + 128 = 29.746'], ['`received: 29746`']],
    ],
    [
      'a percentage that was cut instead of rounded',
      [statistic('onTimePercent: 99.76', 'onTimePercent: 99.75')],
      [`${figures}:14:20`, '99.75', ['29.546 ÷ 29.618 = 99,76 %'], ['`onTimePercent: 99.76`']],
    ],
    [
      'levels that are more than all, with nothing said',
      [
        statistic(
          `disagreements:
  - parts: [mot-cua, phuong-xa]
    whole: chung
    say: Nguồn không nói mỗi bộ số tính những gì.
`,
          '',
        ),
      ],
      [
        `${figures}:9:15`,
        '29746',
        ['2.801 + 29.401 = 32.202', '29.746'],
        ['disagreements', 'chung'],
      ],
    ],
    [
      'a disagreement that is none',
      [statistic('moreThan: 29400', 'moreThan: 20400')],
      [`${figures}:27:12`, 'chung', ['không trái nhau'], ['bỏ mục này']],
    ],
    [
      'a part that is more than the whole',
      [
        statistic(
          '    due: 29618\n    onTime: 29546\n    late: 72\n    pending: 128\n    onTimePercent: 99.76\n    latePercent: 0.24',
          '    onTime: 30000',
        ),
      ],
      [`${figures}:10:13`, '30000', ['30.000', '29.746'], ['29746']],
    ],
    [
      'a period that is not over',
      [statistic('to: 2023-12-31', 'to: 2026-12-31')],
      [`${figures}:3:5`, '2026-12-31', ['2026-12-31'], ['2026-11-26']],
    ],
    [
      'a period that ends before it begins',
      [statistic('to: 2023-12-31', 'to: 2022-12-31')],
      [`${figures}:3:5`, '2022-12-31', ['trước ngày đầu'], ['2023-01-01']],
    ],
    [
      'a unit that nobody knows',
      [statistic('unit: phuong-cai-lay', 'unit: phuong-cai-ly')],
      [`${figures}:4:7`, 'phuong-cai-ly', ['“phuong-cai-ly”'], ['units.yaml']],
    ],
    [
      'two sets of one name',
      [statistic('id: mot-cua', 'id: chung')],
      [`${figures}:16:9`, 'chung', ['đã có ở trên'], ['tên khác']],
      [`${figures}:9:15`, '29746', ['32.202'], ['disagreements']],
      [`${figures}:27:12`, 'chung', ['không trái nhau'], ['bỏ mục này']],
    ],
  ],
  'units-consistent': [
    [
      'a successor that nobody knows',
      [
        unit(
          'code: "28439"\n    validFrom: unknown\n    validTo: 2025-06-30\n    succeededBy: [phuong-cai-lay]',
          'code: "28439"\n    validFrom: unknown\n    validTo: 2025-06-30\n    succeededBy: [phuong-cai-lai]',
        ),
      ],
      ['units.yaml:31:19', 'phuong-cai-lai]', ['“phuong-cai-lai”'], ['phuong-cai-lay']],
    ],
    [
      'a gap of a month between old and new',
      [
        unit(
          'code: "28439"\n    validFrom: 2025-07-01',
          'code: "28439"\n    validFrom: 2025-08-01',
        ),
      ],
      [
        'units.yaml:16:19',
        'phuong-cai-lay]',
        ['30/06/2025', '01/08/2025', 'không có nơi nào'],
        ['2025-07-01'],
      ],
      ['units.yaml:31:19', 'phuong-cai-lay]', ['“Phường 4”', '01/08/2025'], ['2025-07-01']],
    ],
    [
      'an old ward that goes on beside the new one',
      [
        unit(
          'validFrom: unknown\n    validTo: 2025-06-30',
          'validFrom: unknown\n    validTo: 2025-07-01',
        ),
      ],
      ['units.yaml:31:19', 'phuong-cai-lay]', ['chồng ngày'], ['2025-07-02', '`validTo`']],
      ['units.yaml:32:13', 'thi-xa-cai-lay', ['“Thị xã Cai Lậy”', 'sau ngày đó'], ['`partOf`']],
      ['units.yaml:28:11', '"28439"', ['“28439”', 'cùng một ngày'], ['`validTo`']],
    ],
    [
      'a ward that becomes itself again',
      [
        unit(
          'partOf: tinh-dong-thap\n',
          'partOf: tinh-dong-thap\n    validTo: 2027-06-30\n    succeededBy: [phuong-4]\n',
        ),
      ],
      ['units.yaml:25:19', 'phuong-4]', ['vòng'], ['`succeededBy`']],
      ['units.yaml:33:19', 'phuong-cai-lay]', ['“phuong-4”', 'vòng'], ['`succeededBy`']],
    ],
    [
      'an end without a successor',
      [
        unit(
          'validTo: 2025-06-30\n    succeededBy: [phuong-cai-lay]\n    partOf',
          'validTo: 2025-06-30\n    partOf',
        ),
      ],
      ['units.yaml:30:14', '2025-06-30', ['“Phường 4”', 'nay là nơi nào'], ['`succeededBy:`']],
    ],
    [
      'a successor without an end',
      [
        unit('validFrom: unknown\n    validTo: 2025-06-30\n', 'validFrom: unknown\n'),
        unit('code: "28439"\n    validFrom: unknown', 'validFrom: unknown'),
        unit('    partOf: thi-xa-cai-lay\n', ''),
      ],
      [
        'units.yaml:29:18',
        '[phuong-cai-lay]',
        ['không ghi ngày hết'],
        ['`validTo:`', '2025-06-30'],
      ],
    ],
    [
      'an end before the beginning',
      [unit('validFrom: 2013-12-26', 'validFrom: 2026-12-26')],
      ['units.yaml:15:14', '2025-06-30', ['30/06/2025', '26/12/2026'], ['`validFrom`']],
    ],
    [
      'a name of another kind',
      [unit('name: Phường 4', 'name: Xã 4')],
      ['units.yaml:26:11', 'Xã 4', ['“Xã 4”', '“Phường”'], ['“Phường 4”']],
    ],
    [
      'an id twice',
      [unit('id: thi-xa-cai-lay', 'id: phuong-4'), unit('    partOf: thi-xa-cai-lay\n', '')],
      ['units.yaml:25:9', 'phuong-4', ['“phuong-4”'], ['“phuong-4-cu”']],
    ],
    [
      'a province that nobody knows',
      [unit('partOf: tinh-dong-thap', 'partOf: tinh-dong-tap')],
      ['units.yaml:23:13', 'tinh-dong-tap', ['“tinh-dong-tap”'], ['tinh-dong-thap']],
    ],
  ],
  'units-current': [
    [
      'a site of a unit that has ended',
      [edit('site.yaml', 'unit: phuong-cai-lay', 'unit: phuong-4')],
      [
        'site.yaml:5:7',
        'phuong-4',
        ['“Phường 4”', '30/06/2025'],
        ['phuong-cai-lay', 'phường Cai Lậy'],
      ],
    ],
    [
      'a site of a unit that nobody knows',
      [edit('site.yaml', 'unit: phuong-cai-lay', 'unit: phuong-cai-lai')],
      ['site.yaml:5:7', 'phuong-cai-lai', ['“phuong-cai-lai”'], ['phuong-cai-lay']],
    ],
    [
      'a site with another name than its unit',
      [edit('site.yaml', 'commune: Phường Cai Lậy', 'commune: Phường Cai Lai')],
      [
        'site.yaml:3:10',
        'Phường Cai Lai',
        ['“Phường Cai Lai”', '“Phường Cai Lậy”'],
        ['“Phường Cai Lậy”'],
      ],
    ],
    [
      'a site in the old province',
      [edit('site.yaml', 'province: Đồng Tháp', 'province: Tiền Giang')],
      ['site.yaml:4:11', 'Tiền Giang', ['“Tiền Giang”', '“Tỉnh Đồng Tháp”'], ['“Đồng Tháp”']],
    ],
    [
      'an office of a ward that has ended',
      [edit('places.yaml', 'kind: hotline', 'kind: commune\n    unit: phuong-4')],
      ['places.yaml:5:11', 'phuong-4', ['“Phường 4”'], ['phuong-cai-lay']],
    ],
    [
      'an office of nobody',
      [edit('places.yaml', 'kind: hotline', 'kind: commune')],
      ['places.yaml:4:11', 'commune', ['của đơn vị nào'], ['`unit:`', 'phuong-cai-lay']],
    ],
    [
      'an office that moved to nowhere',
      [
        edit(
          'places.yaml',
          'kind: hotline',
          'kind: hotline\n    validTo: 2025-12-31\n    succeededBy: cho-moi',
        ),
      ],
      ['places.yaml:6:18', 'cho-moi', ['“cho-moi”'], ['`id`']],
    ],
  ],
  'no-district-level': [
    [
      'an office of the district as the place to go',
      [edit(service, 'Ủy ban nhân dân phường, xã.', 'Ủy ban nhân dân huyện.')],
      [
        `${service}:8:8`,
        'Ủy ban nhân dân huyện',
        ['“Ủy ban nhân dân huyện”', '01/7/2025'],
        ['Ủy ban nhân dân phường, xã', 'trước ngày 01/7/2025'],
      ],
    ],
    [
      'a department of the district, named in a step',
      [body('Gửi nộp.', 'Gửi nộp. Phòng Tư pháp huyện xem hồ sơ.')],
      [`${guide}:44:10`, 'Phòng Tư pháp huyện', ['“Phòng Tư pháp huyện”'], ['sở của tỉnh']],
    ],
    [
      'the town that is gone, in a lesson',
      [
        edit(
          'lessons/dang-nhap.mdx',
          'Gõ địa chỉ của Cổng.',
          'Gõ địa chỉ của Cổng. Hỏi ở thị xã Cai Lậy.',
        ),
        without(english),
      ],
      ['lessons/dang-nhap.mdx:27:26', 'ở thị xã', ['“ở thị xã”'], ['phường, xã']],
    ],
    [
      'a level in a life event',
      [edit(event, 'giấy tờ của bé.', 'giấy tờ của bé ở cấp huyện.')],
      [`${event}:2:40`, 'cấp huyện', ['“cấp huyện”'], ['“cấp xã”']],
    ],
    [
      'an agency of a list',
      [
        rewrite(`${snapshot}/procedures.csv`, (text) =>
          text.replace(
            'Công dân Việt Nam; Tổ chức,,',
            'Công dân Việt Nam; Tổ chức,Công an thị xã,',
          ),
        ),
      ],
      [
        `${snapshot}/procedures.csv:2:125`,
        'Công an thị xã',
        ['“Công an thị xã”'],
        ['Công an phường, xã'],
      ],
    ],
  ],
  'reviewed-in-the-past': [
    [
      'units reviewed tomorrow',
      [unit('reviewed: 2026-11-24', 'reviewed: 2026-11-27')],
      ['units.yaml:1:11', '2026-11-27', ['2026-11-27', 'sau hôm nay'], ['2026-11-26']],
    ],
    [
      'a source of the units read tomorrow',
      [unit('read: 2026-11-24', 'read: 2026-11-27')],
      ['units.yaml:4:11', '2026-11-27', ['2026-11-27', 'nguồn'], ['2026-11-26']],
    ],
    [
      'holidays reviewed tomorrow',
      [holiday('reviewed: 2026-11-24', 'reviewed: 2026-11-27')],
      ['holidays.yaml:1:11', '2026-11-27', ['2026-11-27', 'sau hôm nay'], ['2026-11-26']],
    ],
    [
      'a guide reviewed tomorrow',
      [body('reviewed: 2026-11-24', 'reviewed: 2026-11-27')],
      [`${guide}:12:11`, '2026-11-27', ['2026-11-27', 'sau hôm nay'], ['2026-11-26']],
    ],
    [
      'a service reviewed next year',
      [edit(service, 'reviewed: 2026-11-24', 'reviewed: 2027-11-24')],
      [`${service}:23:11`, '2027-11-24', ['2027-11-24'], ['2026-11-26']],
    ],
    [
      'a source of a page read tomorrow',
      [edit(service, 'read: 2026-11-24', 'read: 2026-11-27')],
      [`${service}:28:11`, '2026-11-27', ['2026-11-27', 'nguồn'], ['2026-11-26']],
    ],
    [
      'a source of a list read tomorrow',
      [head(ministry, 'read: 2026-11-24', 'read: 2026-11-27')],
      [`${ministry}/list.yaml:16:11`, '2026-11-27', ['2026-11-27', 'nguồn'], ['2026-11-26']],
    ],
    [
      'places reviewed tomorrow',
      [edit('places.yaml', 'reviewed: 2026-11-24', 'reviewed: 2026-11-27')],
      ['places.yaml:1:11', '2026-11-27', ['2026-11-27'], ['2026-11-26']],
    ],
    [
      'a source of a place read tomorrow',
      [edit('places.yaml', 'read: 2026-11-24', 'read: 2026-11-27')],
      ['places.yaml:11:15', '2026-11-27', ['2026-11-27', 'nguồn'], ['2026-11-26']],
    ],
  ],
};

function expectFindings(rule: string, changes: Change[], expected: Expected[]) {
  const { files, content, findings } = checked(...changes);
  expect(findings.map((finding) => formatFinding(finding).split('\n')[0])).toEqual(
    expected.map(([place]) => `content/${place}  ${rule}`),
  );
  for (const [nth, [place, on, problem, fix]] of expected.entries()) {
    const finding = findings[nth];
    const [file = '', line, column] = place.split(':');
    const text = file in files ? textOf(files, file) : '';
    expect(text.split('\n')[Number(line) - 1]?.slice(Number(column) - 1) ?? '').toSatisfy(
      (rest: string) => rest.startsWith(on),
    );
    for (const words of problem) expect(finding?.problem).toContain(words);
    for (const words of fix) expect(finding?.fix).toContain(words);
    expect(finding?.fix).toMatch(/^Hãy |: hãy /);
    expect(`${finding?.problem} ${finding?.fix}`).not.toMatch(/``|undefined|\[object|NaN/);
  }
  return { content, findings };
}

describe.each(Object.entries(misfits))('fits-schema, %s', (what, cases) => {
  test.each(cases)('%s', (_, changes, ...expected) => {
    const { content } = expectFindings('fits-schema', changes, expected);
    expect(content.misfits.map((misfit) => misfit.what)).toContain(what);
  });
});

describe.each(Object.entries(others))('%s', (rule, cases) => {
  test.each(cases)('%s', (_, changes, ...expected) => {
    expectFindings(rule, changes, expected);
  });
});

test('every rule has a case', () => {
  expect(Object.keys(others).concat('fits-schema').sort()).toEqual(
    rules.map(({ name }) => name).sort(),
  );
});

test('a fix that sends to content/README.md names a thing that stands there', () => {
  const readme = readFileSync('content/README.md', 'utf8');
  const sentInVain = misfits.value
    .flatMap(([, changes]) => checked(...changes).findings)
    .flatMap(({ fix }) => /`(\w+)` trong content\/README\.md/.exec(fix)?.[1] ?? [])
    .filter((name) => !readme.includes(`\`${name}\``));
  expect([...new Set(sentInVain)]).toEqual([]);
});
