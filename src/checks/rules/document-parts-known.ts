import type { Stranger } from '#domain/document.ts';
import type { Rule } from '../rule.ts';

/** A body holds text and the listed tags, nothing else: what page, paper or loudspeaker could not show is refused. */
export const documentPartsKnown: Rule = {
  name: 'document-parts-known',
  check({ services, guides, lessons }, report) {
    for (const page of [...services, ...guides, ...lessons])
      for (const stranger of page.document.strangers)
        report(
          { file: page.at().file, line: stranger.line, column: stranger.column },
          ...inWords(stranger),
        );
  },
};

function inWords({ what, written, allowed }: Stranger): [problem: string, fix: string] {
  switch (what) {
    case 'syntax':
      return [
        `Không đọc được từ chỗ này: ${/^</.test(written) ? `thẻ “${written}” thiếu phần đóng` : written}.`,
        'Hãy xem mỗi thẻ mở đã có thẻ đóng cùng tên chưa; muốn viết dấu < hoặc { như chữ thường thì thêm \\ ở trước.',
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
      return [
        `“${written}” là thẻ HTML, không dùng ở đây.`,
        'Hãy xóa thẻ và viết chữ thường, hoặc dùng **chữ đậm**.',
      ];
    case 'tag':
      return [`Không có thẻ nào tên “${written}”.`, `Hãy dùng một trong các thẻ: ${allowed}.`];
    case 'tagHere':
      return [
        `Thẻ “${written}” không đặt ở chỗ này được.`,
        allowed
          ? `Hãy đặt nó trong thẻ: ${allowed}, trên dòng riêng.`
          : 'Hãy đặt nó trên dòng riêng, ở ngoài cùng, không nằm trong thẻ khác hay trong câu.',
      ];
    case 'attribute':
      return [
        `Thẻ này không có mục “${written}”.`,
        allowed ? `Hãy dùng: ${allowed}.` : 'Hãy xóa mục này.',
      ];
    case 'attributeTwice':
      return [`Mục “${written}” ghi hai lần trong một thẻ.`, 'Hãy giữ lại một.'];
    case 'attributeMissing':
      return [`Thẻ “${written}” thiếu một mục.`, `Hãy thêm ${allowed}.`];
    case 'attributeValue':
      return [`Mục “${written}” không đúng dạng.`, `Hãy ghi theo mẫu ${allowed}.`];
    case 'image':
      return [
        `Không đặt ảnh “${written}” trong bài.`,
        'Hãy vẽ màn hình bằng thẻ Screen, hoặc tả bằng lời.',
      ];
    case 'headingLevel':
      return [
        `Tiêu đề “${written}” không dùng cấp này được.`,
        'Hãy dùng ## (hai dấu thăng), và chỉ ở ngoài các thẻ.',
      ];
    case 'markdown':
      return [
        `Không dùng kiểu viết “${written}” ở đây.`,
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
