import type { Misfit } from '#domain/misfit.ts';
import type { Rule } from '../rule.ts';

/** What was read must have the shape that `src/schemas/` describes. */
export const fitsSchema: Rule = {
  name: 'fits-schema',
  check({ misfits }, report) {
    for (const misfit of misfits) report(misfit, ...inWords(misfit));
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
        `Hãy viết trong dấu nháy kép nếu là chữ: "${misfit.written.slice(0, 20)}"; là số thì chỉ viết chữ số, không có 0 ở đầu.`,
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
        'Hãy bắt đầu tệp bằng --- ở dòng 1, rồi các dòng khai báo, rồi một dòng --- nữa, như các tệp khác cùng thư mục.',
      ];
    case 'yaml':
      return [
        `Chỗ ${quoted(misfit.written)} không đúng cách viết YAML (${yamlReason[misfit.reason] ?? misfit.reason}).`,
        'Hãy viết theo mẫu “khóa: giá trị”; giá trị có dấu hai chấm thì đặt trong dấu nháy kép.',
      ];
    case 'alias':
      return [
        `Không dùng được ${quoted(misfit.written)}: ký hiệu &, * và ! của YAML bị cấm ở đây.`,
        'Hãy viết thẳng giá trị ra, hoặc đặt cả chữ trong dấu nháy kép.',
      ];
    case 'cellCount':
      return [
        `Dòng ${quoted(misfit.written)} có ${misfit.got} ô, phải có ${misfit.expected}.`,
        misfit.got > misfit.expected
          ? 'Hãy đặt ô có dấu phẩy vào giữa hai dấu nháy kép.'
          : 'Hãy thêm dấu phẩy cho các ô trống ở cuối dòng.',
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
        `Hãy xóa tệp hoặc đổi tên; ở đây chỉ nhận: ${misfit.expected}.`,
      ];
    case 'unknownKey':
      return [
        `Không có mục nào tên \`${misfit.field}\`.`,
        closest(misfit.field, misfit.allowed ?? [])
          ? `Hãy ghi \`${closest(misfit.field, misfit.allowed ?? [])}\`, hoặc xóa dòng này.`
          : `Hãy xóa dòng này; các mục được dùng: ${(misfit.allowed ?? []).join(', ')}.`,
      ];
    case 'missing':
      return [
        `Thiếu mục \`${misfit.field}\`${titled(misfit)}.`,
        `Hãy thêm dòng \`${misfit.field}:\`${asExample(misfit)}.`,
      ];
    case 'value':
      if (misfit.field === '')
        return [
          `Tệp ghi ${quoted(misfit.written)}, không phải các dòng “khóa: giá trị”.`,
          'Hãy chép mẫu từ một tệp khác cùng loại rồi sửa giá trị.',
        ];
      return [
        `Mục \`${misfit.field}\`${titled(misfit)} ghi ${quoted(misfit.written)}, ${limitWords(misfit)}.`,
        misfit.allowed
          ? `Hãy ghi một trong các chữ: ${misfit.allowed.join(', ')}.`
          : misfit.limit
            ? limitFix(misfit.limit)
            : `Hãy ghi theo mẫu của mục \`${misfit.field}\` trong content/README.md${asExample(misfit)}.`,
      ];
  }
}

type ValueMisfit = Extract<Misfit, { what: 'value' | 'missing' | 'unknownKey' }>;

const titled = ({ title }: ValueMisfit): string => (title ? ` (${title})` : '');
const asExample = ({ example }: ValueMisfit): string => (example ? `, ví dụ ${example}` : '');

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
      ? `Hãy ghi một số không quá ${by}.`
      : `Hãy ghi một số từ ${by} trở lên.`;
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

/** The allowed name that shares most letters with what was written, when it is near enough to be a slip. */
function closest(written: string, allowed: readonly string[]): string | undefined {
  const distance = (a: string, b: string): number => {
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= b.length; j += 1)
        next[j] = Math.min(
          (next[j - 1] ?? 0) + 1,
          (row[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1]?.toLowerCase() === b[j - 1]?.toLowerCase() ? 0 : 1),
        );
      row = next;
    }
    return row[b.length] ?? 0;
  };
  const ranked = allowed
    .map((name) => ({ name, far: distance(written, name) }))
    .sort((a, b) => a.far - b.far);
  return ranked[0] && ranked[0].far <= 2 ? ranked[0].name : undefined;
}
