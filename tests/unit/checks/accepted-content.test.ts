import { expect, test } from 'vitest';
import { formatFinding } from '#checks/finding.ts';
import { checkContent } from '#checks/index.ts';
import {
  add,
  type Change,
  checked,
  copy,
  edit,
  rewrite,
  tableOf,
  tinyContent,
} from '../../support/rule-cases.ts';

const ministry = 'lists/2026-08-09-1868-qd-btp';
const province = 'lists/2026-10-01-2171-qd-ubnd';
const snapshot = 'lists/2026-07-18-ban-chup';
const service = 'services/khai-sinh.mdx';
const guide = 'guides/khai-sinh.mdx';
const event = 'life-events/co-con-nho.yaml';

const everyFile = (write: (text: string) => string): Change[] =>
  Object.keys(tinyContent).map((file) => rewrite(file, write));
const cell = (from: string, to: string): Change => edit(`${ministry}/procedures.csv`, from, to);

test.each<[string, Change[]]>([
  ['one file of each kind', []],
  ['lines that end as Windows ends them', everyFile((text) => text.replaceAll('\n', '\r\n'))],
  [
    'a byte order mark before a table',
    [rewrite(`${province}/procedures.csv`, (text) => `\uFEFF${text}`)],
  ],
  ['a byte order mark before YAML', [rewrite(event, (text) => `\uFEFF${text}`)]],
  ['a byte order mark before a page', [rewrite(guide, (text) => `\uFEFF${text}`)]],
  [
    'files that the system or the programs leave',
    [add('.DS_Store', 'x'), add('lists/.DS_Store', 'x')],
  ],
  [
    'a table without a newline at the end',
    [rewrite(`${province}/procedures.csv`, (text) => text.trimEnd())],
  ],
  [
    'empty lines at the end of a table',
    [rewrite(`${province}/procedures.csv`, (text) => `${text}\n\r\n`)],
  ],
  ['quotes in quotes', [cell('lần đầu"', 'gọi là ""lần đầu"""')]],
  [
    'more cases than one in a cell',
    [
      cell(
        'Liên thông mới,Hộ tịch,,,,,,,,',
        'Liên thông mới,Hộ tịch,commune,online post,3 ngày | trong ngày,,,,0 | 15000,?',
      ),
    ],
  ],
  [
    'a list that is not in effect yet',
    [edit(`${province}/list.yaml`, 'effective: unknown', 'effective: 2027-01-01')],
  ],
  [
    'fewer rows than the paper says, in a list that is not copied to the end',
    [edit(`${ministry}/list.yaml`, 'abolished: 3', 'abolished: 30')],
  ],
  [
    'one number of two offices',
    [
      copy(
        province,
        'lists/2026-10-01-noi-khac',
        edit('lists/2026-10-01-noi-khac/list.yaml', 'Đồng Tháp', 'Vĩnh Long'),
        edit('lists/2026-10-01-noi-khac/procedures.csv', '1.100001', '1.100002'),
      ),
    ],
  ],
  [
    'a code that its own list replaces and abolishes',
    [
      cell(
        '1.000002,abolished,',
        '1.000003,abolished,,,Liên thông cũ,,,,,,,,,,,,,,,,,,,,,single,\n1.000002,abolished,',
      ),
    ],
  ],
  [
    'a page whose review is years overdue: the page says so by itself',
    [
      edit(guide, 'reviewed: 2026-11-24', 'reviewed: 2020-01-01'),
      edit(service, 'reviewed: 2026-11-24', 'reviewed: 2020-01-01'),
    ],
  ],
  ['a page reviewed today', [edit(guide, 'reviewed: 2026-11-24', 'reviewed: 2026-11-26')]],
  ...['/', '/thu-tuc/1.000001/', '/gioi-thieu/#nguon', '#buoc-2', 'tel:19000368'].map(
    (address): [string, Change[]] => [
      `a link to ${address}`,
      [edit(service, '](/noi-ho-tro/)', `](${address})`)],
    ],
  ),
  [
    'a link to a known host with its parts',
    [edit(service, '](/noi-ho-tro/)', '](https://dichvucong.gov.vn/p?a=1&b=2#c)')],
  ],
  [
    'an old office of a ward that has ended, kept with its dates',
    [
      edit(
        'places.yaml',
        'kind: hotline',
        'kind: commune\n    unit: phuong-4\n    validTo: 2025-06-30',
      ),
    ],
  ],
  ...[
    'Trước ngày 01/7/2025, việc này do Ủy ban nhân dân huyện làm.',
    'Thị xã Cai Lậy lập năm 2013.',
    'Từ 01/7/2025 không còn Công an huyện.',
    'Giấy cũ ghi huyện Cai Lậy thì bạn cứ mang theo.',
    'Trên Cổng thủ tục tên là “Nộp tại Ủy ban nhân dân huyện”.',
    'Đến Phòng Quản lý xuất nhập cảnh, Công an tỉnh.',
    'Chuyện này hỏi Thuế cơ sở, ở quận cũ của mình.',
    'Ủy ban nhân dân thành phố Hải Phòng đã ra quyết định.',
  ].map((text): [string, Change[]] => [
    `a sentence about districts that sends nobody there: ${text}`,
    [
      edit(guide, 'Gửi nộp.', text),
      rewrite(`${snapshot}/procedures.csv`, (table) =>
        table.replace('Giao đất', 'Nộp tại Ủy ban nhân dân huyện'),
      ),
    ],
  ]),
  [
    'nine steps',
    [
      rewrite(
        guide,
        (text) => text + '\n<Step title="Nữa" minutes="1">\n\nLàm.\n\n</Step>\n'.repeat(4),
      ),
    ],
  ],
  [
    'a guide for the counter without an address',
    [edit(guide, 'way: online\naddress: https://dichvucong.gov.vn/', 'way: counter')],
  ],
  ['a service that is none of the essential ones', [edit(service, 'essential: 12\n', '')]],
  [
    'an effective day on the day of signing',
    [edit(`${ministry}/list.yaml`, 'effective: 2026-09-01', 'effective: 2026-08-09')],
  ],
])('%s is accepted', (_, changes) => {
  expect(checked(...changes).findings.map(formatFinding)).toEqual([]);
});

test.each<[string, Change[]]>([
  ['pages grow old', []],
  [
    'a ward ends on a day that is known',
    [
      edit(
        'units.yaml',
        'partOf: tinh-dong-thap\n',
        'partOf: tinh-dong-thap\n    validTo: 2027-01-31\n    succeededBy: [phuong-sau]\n',
      ),
      rewrite(
        'units.yaml',
        (text) =>
          `${text}  - id: phuong-sau\n    name: Phường Sau\n    kind: ward\n    validFrom: 2027-02-01\n    partOf: tinh-dong-thap\n    confidence: single\n`,
      ),
      edit('places.yaml', 'kind: hotline', 'kind: commune\n    unit: phuong-cai-lay'),
    ],
  ],
  [
    'a decision that replaces what a page is about takes effect',
    [
      add(
        'lists/2026-11-25-9-qd-btp/list.yaml',
        `kind: decision
number: 9/QĐ-BTP
title: Thay thủ tục khai sinh
issuer: Bộ Tư pháp
issuerLevel: ministry
signed: 2026-11-25
effective: 2027-03-01
confidence: confirmed
complete: true
sources:
  - name: Công báo
    read: 2026-11-26
`,
      ),
      add(
        'lists/2026-11-25-9-qd-btp/procedures.csv',
        tableOf([
          {
            code: '2.000009',
            change: 'replaced',
            replaces: '1.000001 2.000001',
            name: 'Khai sinh mới',
            field: 'Hộ tịch',
            confidence: 'confirmed',
          },
          {
            code: '1.100001',
            change: 'abolished',
            name: 'Giao đất tại tỉnh',
            confidence: 'single',
          },
        ]),
      ),
    ],
  ],
])('time alone stops no build: %s', (_, changes) => {
  const { content } = checked(...changes);
  for (const day of ['2026-11-26', '2026-12-31', '2027-03-01', '2036-11-26'])
    expect(checkContent(content, day).map(formatFinding)).toEqual([]);
});
