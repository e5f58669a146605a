import type { Misfit } from '#domain/misfit.ts';
import { nearest } from '../nearest.ts';
import type { Rule } from '../rule.ts';
import { suggestionFor, type ValueMisfit } from '../suggestion.ts';

/** What was read must have the shape that `src/schemas/` describes. */
export const fitsSchema: Rule = {
  name: 'fits-schema',
  check({ misfits }, report) {
    const strange = misfits.flatMap((misfit) => (misfit.what === 'unknownKey' ? [misfit] : []));
    for (const misfit of misfits) {
      // A key that is missing because its name is misspelt is one thing to mend, and is told as such.
      const isMisspelt =
        misfit.what === 'missing' &&
        strange.some(
          ({ file, field, allowed = [] }) =>
            file === misfit.file &&
            allowed.includes(misfit.field) &&
            nearest(field, allowed) === misfit.field,
        );
      if (!isMisspelt) report(misfit, ...inWords(misfit));
    }
  },
};

/** A value as a quotation, short enough to read. */
const quoted = (written: string): string =>
  `“${written.length > 60 ? `${written.slice(0, 57)}…` : written}”`;

function inWords(misfit: Misfit): [problem: string, fix: string] {
  switch (misfit.what) {
    case 'notUtf8':
      return [
        'Tệp không phải bảng mã UTF-8 nên chữ có dấu đọc không được.',
        'Hãy lưu lại: trong Excel chọn “CSV UTF-8 (phân tách bằng dấu phẩy)”, trong Notepad chọn Mã hóa “UTF-8”.',
      ];
    case 'missingFile':
      return [
        `Không có tệp ${quoted(misfit.written ?? '')}.`,
        'Hãy thêm tệp này, chép mẫu từ một thư mục khác cùng loại.',
      ];
    case 'empty':
      return [
        'Tệp không có chữ nào.',
        'Hãy chép mẫu từ một tệp khác cùng thư mục rồi sửa, hoặc xóa tệp.',
      ];
    case 'link':
      return [
        `${quoted(misfit.written)} là liên kết tới chỗ khác trên máy (symlink), không phải tệp thật.`,
        'Hãy xóa liên kết và chép chính tệp đó vào đây.',
      ];
    case 'notAFile':
      return [
        `${quoted(misfit.written)} không phải tệp thường, cũng không phải thư mục.`,
        'Hãy xóa đi.',
      ];
    case 'sameName':
      return [
        `Tên ${quoted(misfit.written)} chỉ khác tên ${quoted(misfit.expected)} ở chữ hoa, chữ thường; nhiều máy coi là một.`,
        'Hãy đổi tên hoặc xóa một trong hai tệp.',
      ];
    case 'tooLarge':
      return [
        `Tệp ${quoted(misfit.written)} lớn hơn ${Math.round(misfit.limit / 1024)} KB.`,
        'Hãy chia thành nhiều tệp, hoặc xóa phần thừa.',
      ];
    case 'tooMany':
      return [
        `Có quá nhiều tệp hoặc thư mục (hơn ${misfit.limit}); từ ${quoted(misfit.written)} trở đi chưa đọc.`,
        'Hãy xóa các tệp thừa; nếu thật sự cần nhiều như vậy thì báo người giữ mã nguồn.',
      ];
    case 'lineTooLong':
      return [
        `Dòng này dài hơn ${misfit.limit} chữ.`,
        'Hãy xuống dòng, hoặc xem có dấu nháy nào quên đóng.',
      ];
    case 'tooManyRows':
      return [
        `Bảng có hơn ${misfit.limit} dòng, từ dòng này trở đi chưa đọc.`,
        'Hãy chia thành nhiều danh sách, hoặc xóa các dòng trống thừa.',
      ];
    case 'tooManyMistakes':
      return [
        `Bảng này đã có hơn ${misfit.limit} chỗ sai, từ dòng này trở đi chưa đọc.`,
        'Hãy sửa các chỗ ở trên rồi kiểm tra lại; sai nhiều như vậy thường do lệch cột.',
      ];
    case 'ambiguous':
      return [
        `Giá trị ${quoted(misfit.written)} không có dấu nháy, mỗi phần mềm hiểu một cách.`,
        /^0\d$/.test(misfit.written)
          ? `Hãy ghi \`${Number(misfit.written)}\` nếu là số, hoặc \`"${misfit.written}"\` nếu là chữ.`
          : `Hãy ghi \`"${misfit.written.slice(0, 20)}"\`, trong dấu nháy kép, nếu là chữ; là số thì chỉ viết chữ số, không có 0 ở đầu.`,
      ];
    case 'openQuote':
      return [
        'Dấu nháy kép mở ở đây không có dấu đóng.',
        'Hãy thêm " vào cuối ô. Trong ô có dấu " thì viết thành "".',
      ];
    case 'semicolons':
      return [
        'Các cột cách nhau bằng dấu chấm phẩy (Excel tiếng Việt hay lưu như vậy).',
        'Hãy lưu lại bằng dấu phẩy: chọn “CSV UTF-8 (phân tách bằng dấu phẩy)”.',
      ];
    case 'noFrontMatter':
      return [
        `Chỗ ${quoted(misfit.written ?? '')} không đúng: phần khai báo nằm giữa hai dòng, mỗi dòng chỉ có ---.`,
        misfit.line === 1 && /^[a-zA-Z]+:/.test(misfit.written ?? '')
          ? 'Hãy thêm dòng `---` ở ngay trên dòng này, để nó là dòng 1; hết phần khai báo lại có một dòng --- nữa.'
          : /^\p{P}/u.test(misfit.written ?? '')
            ? 'Hãy ghi `---`: ba dấu gạch ngang, không có gì khác. Phần khai báo mở bằng --- ở dòng 1, đóng bằng một dòng --- nữa.'
            : 'Hãy bắt đầu tệp bằng --- ở dòng 1, rồi các dòng khai báo, rồi một dòng --- nữa, như các tệp khác cùng thư mục.',
      ];
    case 'yaml':
      return [
        `Chỗ ${quoted(misfit.written)} không đúng cách viết YAML (${yamlReason[misfit.reason] ?? misfit.reason}).`,
        yamlFix(misfit.reason, misfit.written),
      ];
    case 'alias':
      return [
        `Không dùng được ${quoted(misfit.written)}: ký hiệu &, * và ! của YAML bị cấm ở đây.`,
        'Hãy viết thẳng giá trị ra, hoặc đặt cả chữ trong dấu nháy kép.',
      ];
    case 'cellCount':
      return [
        `Dòng ${quoted(misfit.written)} có ${misfit.got} ô, phải có ${misfit.expected}.`,
        misfit.cut
          ? `Hãy ghi \`"${misfit.cut.replaceAll('"', '""')}"\`: ô có dấu phẩy phải nằm giữa hai dấu nháy kép.`
          : misfit.got > misfit.expected
            ? 'Hãy đặt ô có dấu phẩy vào giữa hai dấu nháy kép.'
            : `Hãy thêm \`${','.repeat(misfit.expected - misfit.got)}\` vào cuối dòng: thêm dấu phẩy cho các ô trống.`,
      ];
    case 'header':
      if (misfit.expected === '')
        return [
          `Dòng tên cột có thừa cột ${quoted(misfit.written)}.`,
          'Hãy xóa cột này ở mọi dòng; các cột được dùng có trong content/README.md.',
        ];
      return [
        `Dòng tên cột ghi ${quoted(misfit.written)} ở chỗ của cột \`${misfit.expected}\`.`,
        `Hãy ghi \`${misfit.expected}\`; thứ tự cột có trong content/README.md.`,
      ];
    case 'unknownFile':
      if (misfit.expected === '/')
        return [
          `Tệp ${quoted(misfit.written)} nằm lẻ, ngoài các thư mục danh sách.`,
          'Hãy xóa tệp, hoặc đặt vào một thư mục riêng cùng list.yaml và procedures.csv.',
        ];
      return [
        `Không dùng tệp ${quoted(misfit.written)} ở thư mục này.`,
        properName(misfit.written, misfit.expected)
          ? `Hãy đổi tên thành \`${properName(misfit.written, misfit.expected)}\`, hoặc xóa tệp; ở đây chỉ nhận: ${misfit.expected}.`
          : `Hãy xóa tệp hoặc đổi tên; ở đây chỉ nhận: ${misfit.expected}.`,
      ];
    case 'unknownKey':
      return [
        `Không có mục nào tên \`${misfit.field}\`.`,
        nearest(misfit.field, misfit.allowed ?? [])
          ? `Hãy ghi \`${nearest(misfit.field, misfit.allowed ?? [])}\`, hoặc xóa dòng này.`
          : `Hãy xóa dòng này; các mục được dùng: ${(misfit.allowed ?? []).join(', ')}.`,
      ];
    case 'missing':
      return [`Thiếu mục \`${misfit.field}\`${titled(misfit)}.`, missingFix(misfit)];
    case 'value':
      if (misfit.field === '')
        return [
          `Tệp ghi ${quoted(misfit.written)}, không phải các dòng “khóa: giá trị”.`,
          'Hãy chép mẫu từ một tệp khác cùng loại rồi sửa giá trị.',
        ];
      return [
        `Mục \`${misfit.field}\`${titled(misfit)} ghi ${quoted(misfit.written)}, ${limitWords(misfit)}.`,
        valueFix(misfit),
      ];
  }
}

const titled = ({ title }: ValueMisfit): string => (title ? ` (${title})` : '');
const asExample = ({ example }: ValueMisfit): string => (example ? `, ví dụ ${example}` : '');

function missingFix(misfit: ValueMisfit): string {
  const { field, allowed, expected } = misfit;
  const example = allowed?.[0] ?? misfit.example?.split(' hoặc ')[0];
  if (!example || expected === 'list') return `Hãy thêm dòng \`${field}:\`${asExample(misfit)}.`;
  const others = allowed ? ` hoặc một trong các chữ: ${allowed.join(', ')}` : ' rồi sửa cho đúng';
  return `Hãy thêm dòng \`${field}: ${example}\`${others}; mẫu của mục \`${field}:\` có trong content/README.md.`;
}

function valueFix(misfit: ValueMisfit): string {
  const { field, allowed, limit } = misfit;
  const better = suggestionFor(misfit);
  const pattern = `mẫu của mục \`${field}\` trong content/README.md${asExample(misfit)}`;
  if (better && limit?.of === 'number') return limitFix(limit);
  if (better)
    return `Hãy ghi \`${better}\`; ${allowed ? `các chữ được dùng: ${allowed.join(', ')}` : pattern}.`;
  if (allowed) return `Hãy ghi một trong các chữ: ${allowed.join(', ')}.`;
  return limit ? limitFix(limit) : `Hãy ghi theo ${pattern}.`;
}

function yamlFix(reason: string, written: string): string {
  switch (reason) {
    case 'TAB_AS_INDENT':
      return 'Hãy thay mỗi phím Tab ở đầu dòng bằng hai dấu cách; mẫu: “khóa: giá trị”.';
    case 'DUPLICATE_KEY':
      return 'Hãy xóa dòng này, hoặc dòng kia nếu dòng kia sai; mẫu: “khóa: giá trị”.';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return `Hãy ghi \`${JSON.stringify(written)}\`: giá trị có dấu hai chấm phải nằm giữa hai dấu nháy kép.`;
    case 'MULTILINE_IMPLICIT_KEY':
      return 'Hãy viết theo mẫu “khóa: giá trị”: có dấu hai chấm, rồi một dấu cách, rồi giá trị.';
    default:
      return 'Hãy viết theo mẫu “khóa: giá trị”; giá trị có dấu hai chấm thì đặt trong dấu nháy kép.';
  }
}

/** The name that a file was meant to have: its ending or a letter is wrong. */
function properName(written: string, expected: string): string | undefined {
  const names = expected.split(', ').filter((name) => /^[^.]+/.test(name));
  if (!expected.startsWith('.')) return nearest(written.replace(/\.ya?ml$/i, '.yaml'), names);
  const [, stem, ending = ''] = /^(.+?)(?:\.(mdx?|ya?ml|markdown)(?:\.txt)?)$/i.exec(written) ?? [];
  const isKind = expected === '.mdx' ? /^m/i.test(ending) : /^y/i.test(ending);
  return stem && isKind ? stem + expected : undefined;
}

type Limit = NonNullable<ValueMisfit['limit']>;

const counted: Record<Limit['of'], string> = { text: ' chữ', list: ' dòng', number: '' };

function limitWords({ limit, allowed }: ValueMisfit): string {
  if (allowed) return 'không có trong các chữ được dùng';
  if (!limit) return 'không đúng dạng';
  const size = `${limit.by}${counted[limit.of]}`;
  return limit.kind === 'tooLong' ? `quá ${size}` : `phải có ít nhất ${size}`;
}

function limitFix({ kind, of, by }: Limit): string {
  if (of === 'number')
    return kind === 'tooLong'
      ? `Hãy ghi một số không quá \`${by}\`.`
      : `Hãy ghi một số từ \`${by}\` trở lên.`;
  if (of === 'list') return kind === 'tooLong' ? 'Hãy bỏ bớt dòng.' : 'Hãy viết thêm dòng.';
  return kind === 'tooLong' ? 'Hãy viết ngắn lại.' : 'Hãy viết thêm.';
}

const yamlReason: Record<string, string> = {
  NESTED: 'lồng quá sâu',
  KEY: 'khóa không phải là một từ',
  DIRECTIVE: 'dòng bắt đầu bằng %',
  MULTIPLE_DOCS: 'có dòng --- hoặc ... ở giữa',
  DUPLICATE_KEY: 'khóa ghi hai lần',
  TAB_AS_INDENT: 'thụt dòng bằng phím Tab',
  BAD_INDENT: 'thụt dòng sai',
  MULTILINE_IMPLICIT_KEY: 'thiếu dấu hai chấm hoặc thụt dòng sai',
  MISSING_CHAR: 'thiếu một ký hiệu',
  BLOCK_AS_IMPLICIT_KEY: 'có dấu hai chấm trong giá trị',
};
