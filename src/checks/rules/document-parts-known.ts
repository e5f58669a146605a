import type { Stranger } from '#domain/document.ts';
import { nearest } from '../nearest.ts';
import type { Rule } from '../rule.ts';

/** A body holds text and the listed tags, nothing else: what page, paper or loudspeaker could not show is refused. */
export const documentPartsKnown: Rule = {
  name: 'document-parts-known',
  check({ services, guides, lessons }, report) {
    for (const page of [...services, ...guides, ...lessons])
      for (const stranger of page.document.strangers) {
        if (isMisspelt(stranger, page.document.strangers)) continue;
        report(
          { file: page.at().file, line: stranger.line, column: stranger.column },
          ...inWords(stranger),
        );
      }
  },
};

/** Is an attribute missing only because its name is misspelt? Then the misspelt name is what to mend. */
const isMisspelt = (missing: Stranger, all: readonly Stranger[]): boolean =>
  missing.what === 'attributeMissing' &&
  all.some(
    ({ what, written, line, column }) =>
      what === 'attribute' &&
      line === missing.line &&
      column === missing.column &&
      nearest(written, [missing.allowed?.split('=')[0] ?? '']) !== undefined,
  );

/** Ways of writing that Markdown has and our pages have not, in the editor's words, with what to do about each. */
const styles: Readonly<Record<string, readonly [name: string, fix: string]>> = {
  blockquote: [
    'trích dẫn, dấu > ở đầu dòng (blockquote)',
    'Hãy xóa `> ` ở đầu dòng, viết thành đoạn văn.',
  ],
  thematicBreak: ['đường kẻ ngang', 'Hãy xóa dòng này.'],
  inlineCode: [
    'chữ máy, giữa hai dấu `',
    'Hãy xóa hai dấu ` quanh chữ; muốn nổi bật thì dùng **chữ đậm**.',
  ],
  table: ['bảng', 'Hãy viết mỗi dòng của bảng thành một gạch đầu dòng.'],
  delete: ['chữ gạch ngang', 'Hãy xóa chữ đã gạch cùng các dấu ~~.'],
};

function tagFix(written: string, allowed = ''): string {
  const name = written.replace(/[<>]/g, '');
  const meant = nearest(name, allowed.split(', '));
  return meant
    ? `Hãy ghi \`${meant}\` thay cho ${name}, ở cả thẻ mở và thẻ đóng; các thẻ dùng được: ${allowed}.`
    : `Hãy dùng một trong các thẻ: ${allowed}.`;
}

/** A value of an attribute with what only decorates it taken away: `2 phút` → `2`. */
function valueFor(written: string, example: string): string {
  const [, name = '', value = ''] = /^([^=]+)="([\s\S]*)"$/.exec(written) ?? [];
  const better: Readonly<Record<string, string | undefined>> = {
    minutes: /[1-9]\d?/.exec(value)?.[0],
    code: /\d\.\d{6}/.exec(value.replace(',', '.'))?.[0],
    channel:
      {
        'trên mạng': 'online',
        'trực tuyến': 'online',
        'tại quầy': 'counter',
        'trực tiếp': 'counter',
        'bưu điện': 'post',
      }[value.trim().toLowerCase()] ??
      nearest(value.trim().toLowerCase(), ['online', 'counter', 'post']),
  };
  return better[name] ? `${name}="${better[name]}"` : example;
}

function syntaxFix(written: string): string {
  const tag = /^<([A-Z]\w*)>?$/.exec(written)?.[1];
  if (tag)
    return `Hãy thêm dòng \`</${tag}>\` ở cuối phần của thẻ này: mỗi thẻ mở có một thẻ đóng cùng tên.`;
  return 'Hãy xem mỗi thẻ mở đã có thẻ đóng cùng tên chưa, và dấu nháy trong thẻ là " chứ không phải “ ”; muốn viết dấu < hoặc { như chữ thường thì thêm \\ ở trước.';
}

function inWords({ what, written, allowed }: Stranger): [problem: string, fix: string] {
  switch (what) {
    case 'syntax':
      return [
        `Không đọc được từ chỗ này: ${/^</.test(written) ? `thẻ “${written}” thiếu phần đóng` : written}.`,
        syntaxFix(written),
      ];
    case 'tooDeep':
      return [
        `Chỗ “${written}” lồng quá sâu hoặc quá dài.`,
        'Hãy viết đơn giản lại: bớt dấu > và ngoặc lồng nhau, chia dòng dài ra.',
      ];
    case 'code':
      return [
        `“${written}” là mã lệnh, không được có trong bài.`,
        'Hãy xóa đi và viết bằng chữ; muốn có dấu ngoặc nhọn thì viết \\{.',
      ];
    case 'html':
      if (nearest(written.replace(/[<>]/g, ''), (allowed ?? '').split(', '), 0))
        return [`Thẻ “${written}” viết sai chữ hoa, chữ thường.`, tagFix(written, allowed)];
      return [
        `“${written}” là thẻ HTML, không dùng ở đây.`,
        /^<[a-z]/.test(written)
          ? `Hãy xóa \`${written}\` và \`${written.replace('<', '</')}\`, viết chữ thường, hoặc dùng **chữ đậm**.`
          : 'Hãy xóa thẻ và viết chữ thường, hoặc dùng **chữ đậm**.',
      ];
    case 'tag':
      return [`Không có thẻ nào tên “${written}”.`, tagFix(written, allowed)];
    case 'tagHere':
      return [
        `Thẻ “${written}” không đặt ở chỗ này được.`,
        allowed
          ? `Hãy đặt nó trong thẻ: ${allowed}, trên dòng riêng.`
          : 'Hãy đặt nó trên dòng riêng, ở ngoài cùng, không nằm trong thẻ khác hay trong câu.',
      ];
    case 'tagTwice':
      return [
        `Thẻ “${written}” có hai lần trong một thẻ ${allowed}.`,
        'Hãy gộp lại thành một, giữ điều cần nhất.',
      ];
    case 'attribute':
      return [
        `Thẻ này không có mục “${written}”.`,
        allowed
          ? nearest(written, allowed.split(', '))
            ? `Hãy ghi \`${nearest(written, allowed.split(', '))}\`; thẻ này có các mục: ${allowed}.`
            : `Hãy xóa mục này; thẻ này chỉ có: ${allowed}.`
          : 'Hãy xóa mục này.',
      ];
    case 'attributeTwice':
      return [`Mục “${written}” ghi hai lần trong một thẻ.`, 'Hãy giữ lại một.'];
    case 'attributeMissing':
      return [
        `Thẻ “${written}” thiếu một mục.`,
        `Hãy thêm \`${allowed}\` vào thẻ, rồi sửa cho đúng.`,
      ];
    case 'attributeValue':
      return [
        `Mục “${written}” không đúng dạng.`,
        `Hãy ghi \`${valueFor(written, allowed ?? '')}\`; mẫu là ${allowed}.`,
      ];
    case 'image':
      return [
        `Không đặt ảnh “${written}” trong bài.`,
        'Hãy vẽ màn hình bằng thẻ Screen, hoặc tả bằng lời.',
      ];
    case 'headingLevel':
      return [
        `Tiêu đề “${written}” không dùng cấp này được.`,
        /^## /.test(written)
          ? 'Hãy dùng ## (hai dấu thăng) ở ngoài các thẻ; trong thẻ thì viết **chữ đậm**.'
          : `Hãy ghi \`${written.replace(/^#+/, '##')}\`: tiêu đề có hai dấu thăng, và chỉ ở ngoài các thẻ.`,
      ];
    case 'markdown':
      return [
        `Không dùng kiểu viết “${styles[written]?.[0] ?? written}” ở đây.`,
        styles[written]?.[1] ??
          'Hãy dùng đoạn văn, danh sách gạch đầu dòng, chữ đậm hoặc đường dẫn.',
      ];
    case 'oneLine':
      return [
        `Thẻ “<${allowed}>” và chữ “${written}” nằm trên cùng một dòng.`,
        `Hãy xuống dòng: <${allowed}> một dòng, chữ một dòng, </${allowed}> một dòng.`,
      ];
    case 'contentHere':
      return [
        `“${written}” nằm trong một thẻ không chứa gì.`,
        `Hãy xóa nó và viết thẻ liền một mảnh: ${allowed}.`,
      ];
    case 'textHere':
      return [
        `Trong thẻ Screen có chữ rời “${written}”.`,
        `Hãy đặt chữ vào một trong các thẻ: ${allowed}.`,
      ];
  }
}
