import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { checkContent } from '#checks/index.ts';
import { readContent } from '#read/read-content.ts';
import { diff } from '../../../scripts/list/diff.ts';
import { importList } from '../../../scripts/list/import.ts';
import { tidyUp } from '../../../scripts/list/place-list.ts';
import {
  annexSheet,
  contentBefore,
  type DecisionFacts,
  decision,
  flagsOf,
} from '../../support/decisions.ts';
import { type Files, tinyContent } from '../../support/rule-cases.ts';
import { type SheetSpec, workbook, zipped } from '../../support/workbook.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A content folder of our own, and the import run on it. */
function office(files: Files) {
  const parent = mkdtempSync(join(tmpdir(), 'cam-tay-import-'));
  made.push(parent);
  const content = join(parent, 'content');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text as string);
  }
  const environment = {
    ...process.env,
    TODAY: '2026-11-26',
    CONTENT_DIR: content,
    NO_COLOR: '1',
    NODE_OPTIONS: '',
  };
  vi.stubEnv('TODAY', '2026-11-26');
  /** The command in this process: a program of its own for each call would make the tests slow. */
  const list = async (...[command, ...args]: string[]) => {
    const [out, err]: [string[], string[]] = [[], []];
    const log = vi.spyOn(console, 'log').mockImplementation((text) => out.push(String(text)));
    const error = vi.spyOn(console, 'error').mockImplementation((text) => err.push(String(text)));
    let status = 0;
    try {
      if (command === 'import') tidyUp(content);
      const before = readContent(content);
      expect(checkContent(before, '2026-11-26')).toEqual([]);
      if (command === 'diff')
        out.push(
          diff(
            before,
            args.filter((arg) => arg !== '--json'),
            { json: args.includes('--json') },
          ),
        );
      else status = await importList(before, content, args);
    } catch (thrown) {
      status = 2;
      err.push((thrown as Error).message);
    }
    log.mockRestore();
    error.mockRestore();
    return { status, stdout: out.join('\n'), stderr: err.join('\n') };
  };
  return {
    parent,
    content,
    environment,
    list,
    file(name: string, bytes: string | Uint8Array): string {
      writeFileSync(join(parent, name), bytes);
      return join(parent, name);
    },
    problems: () => checkContent(readContent(content), '2026-11-26'),
    lists: () => readdirSync(join(content, 'lists')).sort(),
    text: (path: string) => readFileSync(join(content, 'lists', path), 'utf8'),
  };
}

const flags = [
  '--decision',
  '1/QĐ-UBND',
  '--issuer',
  'UBND tỉnh',
  '--issuer-level',
  'province',
  '--date',
  '2026-11-01',
  '--effective',
  '2026-11-10',
];
const folder = '2026-11-01-1-qd-ubnd';

describe('real decisions, rebuilt as spreadsheets', () => {
  const split = (facts: DecisionFacts): SheetSpec[] => [
    annexSheet(
      { ...facts, procedures: facts.procedures.filter(({ change }) => change !== 'abolished') },
      'Sửa đổi',
    ),
    annexSheet(
      { ...facts, procedures: facts.procedures.filter(({ change }) => change === 'abolished') },
      'Bãi bỏ',
    ),
  ];
  test.each<[string, (facts: DecisionFacts) => SheetSpec[], string, string, string]>([
    [
      '3584-qd-ubnd',
      (facts) => [annexSheet(facts)],
      '1 mới dùng, 0 thôi dùng, 0 được thay, 14 đổi.',
      '2026-09-07',
      '2026-09-08',
    ],
    [
      '3508-qd-ubnd',
      split,
      '0 mới dùng, 2 thôi dùng, 0 được thay, 23 đổi.',
      '2026-09-02',
      '2026-09-03',
    ],
    [
      '556-qd-ubnd',
      (facts) => [annexSheet(facts)],
      '0 mới dùng, 0 thôi dùng, 0 được thay, 8 đổi.',
      '2026-02-08',
      '2026-02-09',
    ],
    [
      '3500-qd-ubnd',
      (facts) => [annexSheet(facts)],
      '1 mới dùng, 3 thôi dùng, 0 được thay, 2 đổi.',
      '2026-08-29',
      '2026-08-30',
    ],
  ])(
    '%s: what the annex announces is what the catalogue changes by',
    async (name, sheets, counts, before, after) => {
      const facts = decision(name);
      const here = office(contentBefore(facts));
      const file = here.file(`${name}.xlsx`, workbook(sheets(facts)));
      const first = await here.list('import', file, ...flagsOf(facts), '--yes');
      expect(first.stderr).toBe('');
      expect(first.status).toBe(0);
      expect(here.problems()).toEqual([]);
      expect((await here.list('diff', before, after)).stdout.trimEnd().split('\n').at(-1)).toBe(
        counts,
      );
      const [id = ''] = here.lists().filter((one) => one.startsWith(`${facts.date}-`));
      expect(here.text(`${id}/list.yaml`)).toContain(
        `declared:\n${Object.entries(facts.counts)
          .map(([kind, count]) => `  ${kind}: ${count}\n`)
          .join('')}complete: true\n`,
      );

      const { counts: told } = JSON.parse((await here.list('diff', id, '--json')).stdout);
      expect(Object.fromEntries(Object.entries(told).filter(([, count]) => count !== 0))).toEqual(
        facts.counts,
      );

      const files = ['list.yaml', 'procedures.csv'].map((one) => here.text(`${id}/${one}`));
      const again = await here.list('import', file, ...flagsOf(facts), '--yes');
      expect(again.status).toBe(0);
      expect(again.stdout).toContain(`Không có gì đổi: lists/${id} đã đúng như tệp này.`);
      expect(['list.yaml', 'procedures.csv'].map((one) => here.text(`${id}/${one}`))).toEqual(
        files,
      );
      expect(readdirSync(here.parent).sort()).toEqual([`${name}.xlsx`, 'content'].sort());
    },
  );

  test('3582/QĐ-UBND replaces four codes by two; its one column of codes is asked about', async () => {
    const facts = decision('3582-qd-ubnd');
    const here = office(contentBefore(facts));
    const fresh = facts.procedures.filter(({ replaces }) => replaces);
    const rows: (string | null)[][] = [
      [
        'STT',
        'Mã TTHC',
        'TTHC bị thay thế',
        'TTHC thay thế',
        'Thời hạn giải quyết',
        'Địa điểm thực hiện',
        'Phí/lệ phí (nếu có)',
        'Căn cứ pháp lý',
      ],
    ];
    const merges: string[] = [];
    for (const { name, replaces = [] } of fresh) {
      merges.push(`D${rows.length + 1}:D${rows.length + replaces.length}`);
      for (const code of replaces)
        rows.push([
          String(rows.length),
          code,
          facts.procedures.find((one) => one.code === code)?.name ?? '',
          name,
        ]);
    }
    const file = here.file('3582.xlsx', workbook([{ name: 'Phụ lục', rows, merges }]));
    const flagsHere = [...flagsOf(facts), '--yes'];
    const asked = await here.list('import', file, ...flagsHere);
    expect(asked.stderr.match(/--decide "ma:B\d=…"/g)).toHaveLength(4);
    const answers = fresh.flatMap(({ code, replaces = [] }) =>
      replaces.map((old) => `${old}>${code}`),
    );
    const decided = answers.flatMap((answer, index) => ['--decide', `ma:B${index + 2}=${answer}`]);
    expect(await here.list('import', file, ...flagsHere, ...decided)).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(here.problems()).toEqual([]);
    expect((await here.list('diff', '2026-09-07', '2026-09-08')).stdout).toContain(
      '2 mới dùng, 0 thôi dùng, 4 được thay, 0 đổi.',
    );
    expect(here.text('2026-09-08-3582-qd-ubnd/procedures.csv')).toContain(
      '3.000722,replaced,2.001023 2.002621 2.000986,',
    );
  });

  test('163/QĐ-BTP in the shape of the portal’s own export', async () => {
    const facts = decision('163-qd-btp');
    const here = office(contentBefore(facts));
    const sheet: SheetSpec = {
      name: 'Danh sách TTHC',
      rows: [
        [
          'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nDANH SÁCH THỦ TỤC HÀNH CHÍNH',
        ],
        ['Mã số', 'Tên', 'Cơ quan ban hành', 'Cơ quan thực hiện', 'Lĩnh vực'],
        ...facts.procedures.map(({ code, name }, index) => [
          code,
          index % 2 ? ` ${name.replace(' ', '\n')} ` : name,
          'Bộ Tư pháp',
          'Ủy ban nhân dân cấp xã\nỦy ban nhân dân cấp tỉnh',
          'Hộ tịch',
        ]),
      ],
      merges: ['A1:E1'],
    };
    const file = here.file('portal.xlsx', workbook([sheet]));
    const unsaid = await here.list('import', file, ...flagsOf(facts), '--yes');
    expect(unsaid.status).toBe(1);
    expect(unsaid.stderr).toContain('--decide "loai:A2=…": new (ban hành mới)');
    expect(
      await here.list('import', file, ...flagsOf(facts), '--change', 'amended', '--yes'),
    ).toMatchObject({ status: 0, stderr: '' });
    expect(here.problems()).toEqual([]);
    expect((await here.list('diff', '2026-01-15', '2026-01-16')).stdout).toContain(
      '0 mới dùng, 0 thôi dùng, 0 được thay, 39 đổi.',
    );
  });
});

/** A workbook of one table with the usual heading; rows from row 2 on. */
const table = (...rows: SheetSpec['rows']): SheetSpec => ({
  name: 'Bảng',
  rows: [
    ['STT', 'Mã TTHC', 'Tên TTHC', 'Thời hạn giải quyết', 'Phí, lệ phí', 'Căn cứ pháp lý'],
    ...rows,
  ],
});

describe('what is doubtful is asked, and nothing is written', () => {
  test('all doubts at once, each with its cell and how to answer', async () => {
    const here = office(tinyContent);
    const before = here.lists();
    const file = here.file(
      'phu-luc.xlsx',
      workbook([
        table(
          ['I', 'TTHC được sửa đổi, bổ sung (03 TTHC)'],
          [
            { number: '1' },
            { number: '1.00001' },
            'Đăng ký khai sinh',
            { serial: 46175 },
            { number: '20' },
          ],
          [
            { number: '2' },
            '1.000004',
            'Giao đất',
            'sau 15 giờ trả ngày làm việc tiếp theo',
            '50.000 - 100.000 đồng',
          ],
        ),
      ]),
    );
    const { status, stdout, stderr } = await here.list('import', file, ...flags, '--yes');
    expect(status).toBe(1);
    expect(stderr).toContain('--decide "ma:B3=…"');
    expect(stderr).toContain('--decide "thoi-han:D3=…"');
    expect(stderr).toContain('Phí ghi 20; Excel hay đọc 20.000 thành 20');
    expect(stderr).toContain('--decide "phi:E4=…"');
    expect(stderr).toContain('--decide "dem:A2=…"');
    expect(stderr).toContain('nêu 3 thủ tục, đọc được 2 dòng');
    expect(stdout).toContain('⚠ còn ngờ');
    expect(here.lists()).toEqual(before);

    const answered = await here.list(
      'import',
      file,
      ...flags,
      '--yes',
      '--decide',
      'ma:B3=1.000001',
      '--decide',
      'thoi-han:D3=3 ngày làm việc',
      '--decide',
      'thoi-han:D4=?',
      '--decide',
      'phi:E3=20000',
      '--decide',
      'phi:E4=?',
      '--decide',
      'dem:A2=thieu',
    );
    expect(answered).toMatchObject({ status: 0, stderr: '' });
    expect(here.problems()).toEqual([]);
    expect(here.text(`${folder}/list.yaml`)).toContain('complete: false');
    expect(here.text(`${folder}/procedures.csv`)).toContain(
      '1.000001,amended,,,Đăng ký khai sinh,,,,3 ngày làm việc,,,,20000,20000,',
    );
  });

  test('a number Excel shortened is restored where one known code fits', async () => {
    const here = office(tinyContent);
    // 1.100001 is known; 1.10000 is what Excel would leave of 1.100000, which nobody knows.
    const snapshot = 'lists/2026-07-18-ban-chup/procedures.csv';
    const here2 = office({
      ...tinyContent,
      [snapshot]: String(tinyContent[snapshot])
        .replace('1.000004', '1.000040')
        .replaceAll('1.000003', '1.000003'),
      'lists/2026-10-01-2171-qd-ubnd/procedures.csv': String(
        tinyContent['lists/2026-10-01-2171-qd-ubnd/procedures.csv'],
      ).replace('1.000004', '1.000040'),
    });
    const file = workbook([
      table(
        ['TTHC được sửa đổi, bổ sung (01 TTHC)'],
        [{ number: '1' }, { number: '1.00004' }, 'Giao đất'],
      ),
    ]);
    const run = await here2.list('import', here2.file('a.xlsx', file), ...flags, '--yes');
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain('ô ghi 1.00004, chỉ mã 1.000040 trong danh mục là khớp');
    expect(here2.text(`${folder}/procedures.csv`)).toContain('\n1.000040,amended,');
    expect(
      (await here.list('import', here.file('a.xlsx', file), ...flags, '--yes')).stderr,
    ).toContain('Không mã nào trong danh mục khớp');
  });

  test('an amended code that the catalogue does not have, and a new one that it has', async () => {
    const here = office(tinyContent);
    const file = here.file(
      'a.xlsx',
      workbook([
        table(
          ['I. TTHC ban hành mới (01 TTHC)'],
          ['1', '1.000001', 'Đăng ký khai sinh'],
          ['II. TTHC được sửa đổi, bổ sung (01 TTHC)'],
          ['1', '1.999999', 'Lạ'],
        ),
      ]),
    );
    const { stderr } = await here.list('import', file, ...flags, '--yes');
    expect(stderr).toContain('--decide "moi:A3=…"');
    expect(stderr).toContain('--decide "la:A5=…"');
  });

  test('another number of the decision in the file than in the command', async () => {
    const here = office(tinyContent);
    const file = here.file(
      'a.xlsx',
      workbook([
        {
          name: 'a',
          rows: [
            ['(Kèm theo Quyết định số 2/QĐ-UBND ngày 01/11/2026)'],
            ...table(['TTHC bị bãi bỏ'], ['1', '1.000001', 'Đăng ký khai sinh']).rows,
          ],
        },
      ]),
    );
    expect((await here.list('import', file, ...flags, '--yes')).stderr).toContain(
      'Phụ lục ghi kèm theo 2/QĐ-UBND, lệnh ghi 1/QĐ-UBND.',
    );
  });

  test('a replaced code with one column of codes', async () => {
    const here = office(tinyContent);
    const file = here.file(
      'a.xlsx',
      workbook([
        {
          name: 'a',
          rows: [
            [
              'STT',
              'Mã TTHC',
              'TTHC bị thay thế',
              'TTHC thay thế',
              'Thời hạn giải quyết',
              'Phí/lệ phí (nếu có)',
              'Căn cứ pháp lý',
            ],
            [
              '1',
              '1.000004',
              'Giao đất',
              'Khai sinh, bản mới',
              '3 ngày làm việc',
              'Không',
              '- Luật Hộ tịch;\n- Nghị định số 123/2015/NĐ-CP ngày 15/11/2015 của Chính phủ',
            ],
          ],
        },
      ]),
    );
    expect((await here.list('import', file, ...flags, '--yes')).stderr).toContain(
      'không rõ mã nào cũ, mã nào mới',
    );
    expect(
      await here.list('import', file, ...flags, '--yes', '--decide', 'ma:B2=1.000004>2.000099'),
    ).toMatchObject({ status: 0, stderr: '' });
    expect(here.text(`${folder}/procedures.csv`)).toContain(
      '2.000099,replaced,1.000004,,"Khai sinh, bản mới",,,,3 ngày làm việc,,,,0,0,0,,,,,,,Luật Hộ tịch; 123/2015/NĐ-CP,,,,single,',
    );
    expect(here.problems()).toEqual([]);
  });
});

describe('other files than workbooks', () => {
  test.each([
    '556-dau-cham-phay.csv',
    '556-dau-phay.csv',
    '556-markdown.txt',
    '556-dan-tab.txt',
    '556-thang-cot.txt',
  ])('%s gives the same rows as the workbook', async (name) => {
    const facts = decision('556-qd-ubnd');
    const here = office(contentBefore(facts));
    expect(
      await here.list('import', `tests/fixtures/annexes/${name}`, ...flagsOf(facts), '--yes'),
    ).toMatchObject({ status: 0, stderr: '' });
    const other = office(contentBefore(facts));
    await other.list(
      'import',
      other.file('a.xlsx', workbook([annexSheet(facts)])),
      ...flagsOf(facts),
      '--yes',
    );
    expect(here.text('2026-02-09-556-qd-ubnd/procedures.csv')).toBe(
      other.text('2026-02-09-556-qd-ubnd/procedures.csv'),
    );
    expect((await here.list('diff', '2026-02-08', '2026-02-09')).stdout).toContain('8 đổi.');
  });

  test.each<[string, string | Uint8Array, string]>([
    [
      'BIFF',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
      'đây là tệp .xls kiểu cũ',
    ],
    [
      'HTML that is called .xls',
      '<html><table><tr><td>Mã TTHC</td></tr></table></html>',
      'đây là trang web (HTML)',
    ],
    ['PDF', '%PDF-1.7', 'đây là tệp PDF'],
    [
      'another encoding than UTF-8',
      new Uint8Array([0x4d, 0xe3, 0x20, 0x54]),
      'không phải bảng mã UTF-8',
    ],
    ['a text without a table', 'Xin chào\n', 'Không thấy bảng thủ tục nào'],
    ['an empty file', '', 'Không thấy bảng thủ tục nào'],
    [
      'a table without end',
      `STT,Mã TTHC,Tên TTHC\n${'1,1.000001,Một\n'.repeat(30_000)}`,
      'hơn 20.000 dòng',
    ],
    ['half an archive', 'PK\x03\x04abc', 'tệp hỏng hoặc không phải sổ tính'],
  ])('%s is refused with what to do', async (_, bytes, says) => {
    const here = office(tinyContent);
    const { status, stderr } = await here.list(
      'import',
      here.file('phu-luc.xls', bytes),
      ...flags,
      '--yes',
    );
    expect(status).toBeGreaterThan(0);
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/\bat .*\.(?:ts|js):\d|Error:/);
  });
});

describe('hostile workbooks end with a plain message', () => {
  const good = table(['TTHC bị bãi bỏ (01 TTHC)'], ['1', '1.000004', 'Giao đất']);
  const sheet = (xml: string) => ({ 'xl/worksheets/sheet1.xml': xml });
  test.each<[string, () => Uint8Array, string]>([
    [
      'a zip bomb',
      () => workbook([good], { 'xl/media/a.bin': '0'.repeat(60_000_000) }),
      'bung ra lớn hơn 48 MB',
    ],
    [
      'a zip bomb that says it is small',
      () => zipped({ 'xl/workbook.xml': ' '.repeat(60_000_000) }, 100),
      'bung ra lớn hơn 48 MB',
    ],
    [
      'a million rows',
      () =>
        workbook(
          [good],
          sheet(
            '<worksheet><sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>',
          ),
        ),
      'quá lớn (tới ô 1048576)',
    ],
    [
      'a cell in the last column',
      () =>
        workbook(
          [good],
          sheet(
            '<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>',
          ),
        ),
      'quá lớn (tới ô XFD1)',
    ],
    [
      'a formula without a result',
      () => workbook([table(['1', { formula: 'A1' }, 'Tên'])]),
      '“công thức chưa tính” không phải một mã thủ tục',
    ],
    ['no sheets', () => workbook([]), 'sổ tính hỏng'],
    ['broken XML', () => workbook([good], sheet('<worksheet><sheetData><row')), 'sổ tính hỏng'],
    [
      'an entity that grows',
      () =>
        workbook([good], {
          'xl/sharedStrings.xml':
            '<!DOCTYPE a [<!ENTITY b "cccc"><!ENTITY d "&b;&b;">]><sst><si><t>&d;</t></si></sst>',
        }),
      '',
    ],
  ])('%s', async (_, bytes, says) => {
    const here = office(tinyContent);
    const started = Date.now();
    const { status, stderr } = await here.list(
      'import',
      here.file('a.xlsx', bytes()),
      ...flags,
      '--yes',
    );
    expect(status).toBeGreaterThan(0);
    expect(stderr.toLowerCase()).toContain(says.toLowerCase());
    expect(stderr).not.toMatch(/\bat .*\.(?:ts|js):\d|Error:/);
    expect(Date.now() - started).toBeLessThan(20_000);
  });

  test('formulas, hidden rows and hidden sheets are asked about', async () => {
    const here = office(tinyContent);
    const shown = table(
      ['TTHC được sửa đổi, bổ sung'],
      [
        '1',
        '1.000001',
        'Đăng ký khai sinh',
        { formula: '1+2', result: '3 ngày làm việc' },
        { formula: "'[khac.xlsx]Trang'!A1", result: '8000' },
      ],
      ['2', '1.000004', 'Giao đất'],
    );
    const file = here.file(
      'a.xlsx',
      workbook([
        { ...shown, hiddenRows: [4] },
        {
          ...table(['TTHC bị bãi bỏ'], ['1', '1.000002', 'Cấp thẻ căn cước, lần đầu']),
          name: 'An',
          isHidden: true,
        },
      ]),
    );
    const { status, stderr } = await here.list('import', file, ...flags, '--yes');
    expect(status).toBe(1);
    for (const key of ['cong-thuc:D3', 'cong-thuc:E3', 'dong:A4', 'trang:An'])
      expect(stderr).toContain(`--decide "${key}=…"`);
    expect(
      await here.list(
        'import',
        file,
        ...flags,
        '--yes',
        ...['cong-thuc:D3=dung', 'cong-thuc:E3=dung', 'dong:A4=lay', 'trang:An=bo'].flatMap(
          (one) => ['--decide', one],
        ),
      ),
    ).toMatchObject({ status: 0 });
    expect(here.text(`${folder}/procedures.csv`)).toContain('\n1.000004,amended,');
  });

  test('names that objects have of their own are names like any other', async () => {
    const here = office(tinyContent);
    const file = here.file(
      'a.xlsx',
      workbook([
        { ...good, name: '__proto__' },
        { name: 'constructor', rows: [['__proto__', 'toString', 'hasOwnProperty']] },
      ]),
    );
    const { status, stdout } = await here.list(
      'import',
      file,
      ...flags,
      '--yes',
      '--decide',
      '__proto__=x',
    );
    expect(status).toBe(0);
    expect(stdout).toContain('1 bãi bỏ (văn bản nêu 1)');
  });

  test('code in a name is refused by the rules, and nothing is written', async () => {
    const here = office(tinyContent);
    const before = here.lists();
    const file = here.file(
      'a.xlsx',
      workbook([
        table(
          ['TTHC ban hành mới'],
          ['1', '2.000001', '=HYPERLINK("https://a.example")'],
          ['2', '2.000009', '<script>alert(1)</script>'],
        ),
      ]),
    );
    const { status, stderr } = await here.list(
      'import',
      file,
      ...flags,
      '--yes',
      '--decide',
      'moi:A3=dung',
    );
    expect(status).toBe(1);
    expect(stderr).toContain('text-not-code');
    expect(stderr).toContain('Chưa ghi gì');
    expect(here.lists()).toEqual(before);
    expect(readdirSync(here.parent).sort()).toEqual(['a.xlsx', 'content']);
  });
});

describe('nothing half-written', () => {
  const bytes = workbook([table(['TTHC bị bãi bỏ (01 TTHC)'], ['1', '1.000004', 'Giao đất'])]);

  test('without --yes and with --dry-run nothing is written', async () => {
    const here = office(tinyContent);
    const before = here.lists();
    const file = here.file('a.xlsx', bytes);
    expect(await here.list('import', file, ...flags)).toMatchObject({ status: 1 });
    expect(await here.list('import', file, ...flags, '--yes', '--dry-run')).toMatchObject({
      status: 0,
    });
    expect(here.lists()).toEqual(before);
  });

  test('pages that a list makes wrong keep it out, until an editor says that they come next', async () => {
    const here = office(tinyContent);
    const before = here.lists();
    const file = here.file(
      'a.xlsx',
      workbook([table(['TTHC bị bãi bỏ'], ['1', '1.000001', 'Đăng ký khai sinh'])]),
    );
    const kept = await here.list('import', file, ...flags, '--yes');
    expect(kept.status).toBe(1);
    expect(kept.stderr).toContain('thêm --pages-later để ghi trước, sửa trang sau');
    expect(here.lists()).toEqual(before);
    const placed = await here.list('import', file, ...flags, '--yes', '--pages-later');
    expect(placed.status).toBe(0);
    expect(placed.stderr).toContain('codes-in-force');
    expect(here.lists()).toContain(folder);
    expect(here.problems().every(({ rule }) => rule === 'codes-in-force')).toBe(true);
  });

  test('a snapshot has no number, and its rows are listed', async () => {
    const here = office(tinyContent);
    const file = here.file(
      'a.csv',
      'Mã số,Tên,Lĩnh vực\n1.500001,Một,Hộ tịch\n1.500002,Hai,ĐẤT ĐAI\n',
    );
    const options = [
      '--issuer',
      'Cổng',
      '--issuer-level',
      'national',
      '--date',
      '15/10/2026',
      '--effective',
      '15/10/2026',
    ];
    expect(await here.list('import', file, '--snapshot', ...options, '--yes')).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(here.problems()).toEqual([]);
    const [id = ''] = here.lists().filter((one) => one.startsWith('2026-10-15'));
    expect(here.text(`${id}/list.yaml`)).toContain('kind: snapshot');
    expect(here.text(`${id}/procedures.csv`)).toContain('1.500002,listed,,,Hai,Đất đai,');
    expect((await here.list('import', file, '--snapshot', ...options, '--yes')).stdout).toContain(
      'Không có gì đổi',
    );
  });

  test('a changed file shows the difference and waits for --replace', async () => {
    const here = office(tinyContent);
    expect((await here.list('import', here.file('a.xlsx', bytes), ...flags, '--yes')).status).toBe(
      0,
    );
    const changed = here.file(
      'a.xlsx',
      workbook([
        table(['TTHC bị bãi bỏ (01 TTHC)'], ['1', '1.000002', 'Cấp thẻ căn cước, lần đầu']),
      ]),
    );
    const shown = await here.list('import', changed, ...flags, '--yes');
    expect(shown.status).toBe(1);
    expect(shown.stdout).toContain('1.000002: thêm dòng “Cấp thẻ căn cước, lần đầu”');
    expect(shown.stdout).toContain('1.000004: bỏ dòng này');
    expect(here.text(`${folder}/procedures.csv`)).toContain('1.000004,abolished');
    expect((await here.list('import', changed, ...flags, '--replace')).status).toBe(0);
    expect(here.text(`${folder}/procedures.csv`)).toContain('1.000002,abolished');
    expect(here.problems()).toEqual([]);
  });

  test('killed at any moment, the list is there whole or not at all', async () => {
    const here = office(tinyContent);
    const file = here.file('a.xlsx', bytes);
    const seen = new Set<boolean>();
    for (let wait = 100; wait < 2_000 && seen.size < 2; wait += 60) {
      const child = spawn(
        process.execPath,
        ['scripts/list.ts', 'import', file, ...flags, '--yes'],
        { env: here.environment, stdio: 'ignore' },
      );
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const timer = setTimeout(() => child.kill('SIGKILL'), wait);
      await ended;
      clearTimeout(timer);
      const isThere = existsSync(join(here.content, 'lists', folder));
      seen.add(isThere);
      if (isThere)
        expect(readdirSync(join(here.content, 'lists', folder)).sort()).toEqual([
          'list.yaml',
          'procedures.csv',
        ]);
      expect(here.lists().length).toBe(isThere ? 5 : 4);
    }
    expect(here.problems()).toEqual([]);
    expect((await here.list('import', file, ...flags, '--yes')).status).toBe(0);
    expect(readdirSync(here.parent).sort()).toEqual(['a.xlsx', 'content']);
  }, 60_000);

  test('a list that was on its way out when the import was killed comes back', async () => {
    const here = office(tinyContent);
    const file = here.file('a.xlsx', bytes);
    await here.list('import', file, ...flags, '--yes');
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const home = join(here.parent, `.cam-tay-import-${dead}`);
    mkdirSync(join(home, 'former', folder), { recursive: true });
    for (const name of ['list.yaml', 'procedures.csv'])
      writeFileSync(join(home, 'former', folder, name), here.text(`${folder}/${name}`));
    rmSync(join(here.content, 'lists', folder), { recursive: true });
    await here.list('import', file, ...flags, '--dry-run');
    expect(here.lists()).toContain(folder);
    expect(existsSync(home)).toBe(false);
  });
});
