/**
 * Pages about procedures, as many as are asked for and always the same ones, to build with several generators: about 700
 * Vietnamese words each with headings, lists, a table, steps, questions and sources. Nothing in them is true.
 */
import { slugOf } from '#domain/fold.ts';

export interface CorpusPage {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly field: string;
  readonly fieldName: string;
  readonly code: string;
  /** Markdown without a front matter and without a heading of the first level. */
  readonly body: string;
}

/** Mulberry32: the same numbers on every machine. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const fields: readonly (readonly [string, readonly string[]])[] = [
  ['Hộ tịch', ['giấy khai sinh', 'giấy kết hôn', 'trích lục khai tử', 'quyết định nhận con']],
  ['Cư trú', ['đăng ký thường trú', 'đăng ký tạm trú', 'giấy tách hộ', 'xác nhận nơi ở']],
  ['Đất đai', ['sổ đỏ', 'trích đo thửa đất', 'hồ sơ tách thửa', 'đăng ký biến động']],
  ['Lao động', ['trợ cấp thất nghiệp', 'giấy phép lao động', 'hỗ trợ học nghề', 'sổ lao động']],
  ['Bảo hiểm', ['thẻ bảo hiểm y tế', 'lương hưu', 'trợ cấp thai sản', 'trợ cấp ốm đau']],
  ['Giao thông', ['giấy phép lái xe', 'đăng ký xe máy', 'phù hiệu xe tải', 'biển số xe']],
  ['Thuế', ['mã số thuế', 'hoàn thuế', 'đăng ký người phụ thuộc', 'hóa đơn điện tử']],
  [
    'Kinh doanh',
    ['đăng ký hộ kinh doanh', 'giấy phép bán lẻ', 'đăng ký chi nhánh', 'hồ sơ giải thể'],
  ],
  ['Giáo dục', ['bản sao bằng tốt nghiệp', 'hồ sơ chuyển trường', 'học bổng', 'miễn học phí']],
  [
    'Y tế',
    ['giấy chứng sinh', 'giấy khám sức khỏe', 'giấy an toàn thực phẩm', 'chứng chỉ hành nghề'],
  ],
  ['Xã hội', ['trợ cấp hằng tháng', 'hỗ trợ mai táng', 'xác nhận hộ nghèo', 'giấy khuyết tật']],
  ['Xây dựng', ['giấy phép xây nhà', 'giấy phép sửa nhà', 'số nhà', 'đăng ký nhà ở xã hội']],
];
const acts = ['Cấp mới', 'Cấp lại', 'Cấp đổi', 'Gia hạn', 'Điều chỉnh', 'Xác nhận', 'Thu hồi'];
const people = [
  'cho cá nhân',
  'cho hộ gia đình',
  'cho người cao tuổi',
  'cho trẻ dưới sáu tuổi',
  'cho người nước ngoài',
  'cho tổ chức',
  'cho người được ủy quyền',
  'cho sinh viên',
  'cho phụ nữ mang thai',
];
const cases = [
  'khi bị mất',
  'khi bị hỏng',
  'khi sai thông tin',
  'khi đổi nơi ở',
  'lần đầu',
  'nộp qua mạng',
  'tại cấp xã',
  'tại cấp tỉnh',
  'có yếu tố nước ngoài',
];
const offices = [
  'Ủy ban nhân dân xã',
  'Trung tâm Phục vụ hành chính công',
  'Công an xã',
  'Sở Tư pháp',
  'Văn phòng đăng ký đất đai',
  'Chi cục Thuế',
  'Bảo hiểm xã hội cơ sở',
  'Sở Xây dựng',
  'Sở Y tế',
];
const papers = [
  'tờ khai theo mẫu',
  'thẻ căn cước',
  'hộ chiếu còn hạn',
  'giấy chứng sinh',
  'văn bản ủy quyền',
  'hợp đồng thuê nhà',
  'ảnh chân dung cỡ 3×4',
  'biên lai nộp lệ phí',
  'giấy ra viện',
  'bảng lương ba tháng gần nhất',
  'giấy khám sức khỏe',
  'bản cam kết',
  'bản dịch có công chứng',
  'sơ đồ vị trí',
];
const copies = ['1 bản chính', '1 bản sao', '2 bản chính', 'bản điện tử', '2 ảnh', 'xem rồi trả'];
const reasons = [
  'ảnh chụp bị mờ',
  'khai sai số định danh',
  'thiếu chữ ký',
  'tên trên giấy tờ không khớp',
  'mẫu tờ khai đã cũ',
  'số điện thoại đã đổi chủ',
  'địa chỉ chưa theo đơn vị hành chính mới',
  'giấy ủy quyền hết hạn',
  'tệp quá nặng',
  'không mang bản gốc',
];
const ends = [
  'cho con nhập học',
  'nhận tiền hỗ trợ',
  'ký hợp đồng lao động',
  'sang tên tài sản',
  'khám chữa bệnh',
  'đi nước ngoài',
  'mở tài khoản ngân hàng',
  'mở cửa hàng',
];
const ways = [
  'Cổng Dịch vụ công quốc gia',
  'ứng dụng VNeID',
  'bưu điện xã',
  'nhà văn hóa thôn',
  'quầy số 3',
  'tổng đài 1022',
  'máy tự phục vụ',
];
const places = ['Cao Bằng', 'Sơn La', 'Ninh Bình', 'Huế', 'Gia Lai', 'Đồng Tháp', 'Cà Mau'];
const fees = ['Miễn phí', '8.000 đồng', '20.000 đồng', '50.000 đồng', '135.000 đồng'];
const times = ['trong ngày', '3 ngày làm việc', '5 ngày làm việc', '15 ngày làm việc'];
const laws = ['Luật Hộ tịch', 'Luật Cư trú', 'Luật Đất đai', 'Luật Căn cước', 'Luật Nhà ở'];

/** @param number - from 1 on; the same number gives the same page. */
export function corpusPage(number: number): CorpusPage {
  const next = numbers(number * 7919 + 17);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const some = <T>(from: readonly T[], count: number): T[] => {
    const left = [...from];
    return Array.from({ length: count }, () =>
      left.splice(Math.floor(next() * left.length), 1),
    ).flat();
  };
  const between = (low: number, high: number): number =>
    low + Math.floor(next() * (high - low + 1));
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

  const [fieldName, things] = fields[number % fields.length] ?? ['Khác', ['giấy tờ']];
  const thing = pick(things);
  const title = `${pick(acts)} ${thing} ${pick(people)} ${pick(cases)}`;
  const code = `${between(1, 3)}.${String(number).padStart(6, '0')}`;
  const [office, fee, time] = [pick(offices), pick(fees), pick(times)];

  const steps = [
    () => `Gọi ${pick(ways)} để hỏi bạn thuộc trường hợp nào: ${pick(people)} hay ${pick(people)}.`,
    () => `Chuẩn bị ${pick(papers)} và ${pick(papers)}; xem lại ngày cấp, họ tên và số định danh.`,
    () => `Điền đủ ${between(9, 26)} mục của mẫu số ${between(1, 40)}, ghi theo ${pick(papers)}.`,
    () => `Đăng nhập ${pick(ways)} bằng tài khoản mức 2, chọn ${pick(places)} rồi tìm mã ${code}.`,
    () =>
      `Tải từng tệp lên, mỗi tệp không quá ${between(2, 10)} MB; nếu ${pick(reasons)} thì chụp lại.`,
    () => `Nộp ${fee.toLowerCase()} bằng tiền mặt hoặc mã QR và giữ biên lai đến khi có kết quả.`,
    () =>
      `Theo dõi hồ sơ qua ${pick(ways)}. Quá ${between(2, 9)} ngày làm việc không có tin thì gọi ${pick(ways)}.`,
    () =>
      `Nhận kết quả tại ${office}, xem lại họ tên và ngày sinh trước khi ký nhận để ${pick(ends)}.`,
  ];
  const slips = [
    () => `Đi nộp mới biết ${pick(reasons)}: xem lại ở nhà trước ${between(1, 3)} ngày.`,
    () => `Tin người làm nhanh đòi ${between(3, 50)}00.000 đồng; mức thu là ${fee.toLowerCase()}.`,
    () => `Nộp ${pick(papers)} bản chụp nên bị trả lại ở ${pick(offices)}.`,
    () =>
      `Để quá ${between(15, 90)} ngày mới làm, có thể bị phạt đến ${between(1, 5)}.000.000 đồng.`,
    () => `Quên đổi số điện thoại nên không có tin báo, hồ sơ bị hủy sau ${between(10, 30)} ngày.`,
    () => `Nhờ người đi thay mà không có ${pick(papers)}; người nhận phải trả hồ sơ lại.`,
  ];
  const questions: readonly (readonly [() => string, () => string])[] = [
    [
      () => `Tôi đang ở ${pick(places)} thì nộp ở đâu?`,
      () =>
        `Bạn nộp tại ${pick(offices)} nơi đang ở hoặc qua ${pick(ways)}; hồ sơ được chuyển về ${office}.`,
    ],
    [
      () => `Thiếu ${pick(papers)} có được nhận không?`,
      () =>
        `Được, nếu cơ sở dữ liệu đã có. Nếu chưa, bạn bổ sung trong ${between(3, 15)} ngày làm việc từ ngày có thông báo.`,
    ],
    [
      () => 'Có phải trả thêm tiền để làm nhanh không?',
      () =>
        `Không. Mức thu là ${fee.toLowerCase()}. Ai đòi thêm, bạn báo ${pick(ways)} hoặc ${pick(offices)}.`,
    ],
    [
      () => 'Kết quả dùng được bao lâu?',
      () => `Thường là ${between(1, 10)} năm, trừ khi bạn cần làm lại vì ${pick(reasons)}.`,
    ],
    [
      () => 'Tôi nhờ người khác đi thay được không?',
      () =>
        `Được, với ${pick(papers)} và ${pick(papers)}; người đi thay mang theo giấy tờ của mình.`,
    ],
    [
      () => 'Hồ sơ trên mạng bị báo lỗi thì làm sao?',
      () =>
        `Thường là vì ${pick(reasons)}. Chụp màn hình, thử lại, hoặc đến ${pick(ways)} nhờ giúp.`,
    ],
  ];
  const item = (text: string): string => `- ${text}`;
  const body = [
    '## Thủ tục này là gì',
    `Bạn cần ${thing} khi muốn ${pick(ends)} hoặc ${pick(ends)}. ${office} giải quyết, thời gian chờ thường là ${time}. Người ở ${pick(places)} nộp được tại bất kỳ xã nào trong tỉnh. Mỗi năm có khoảng ${between(2, 90)}.000 hồ sơ, trong đó ${between(5, 40)} phần trăm phải bổ sung vì ${pick(reasons)}. Mức thu là ${fee.toLowerCase()}; hộ nghèo, người khuyết tật và người có công được miễn hoặc giảm.`,
    '## Ai được làm',
    some(people, 4)
      .map((who) => item(`${capital(who.replace('cho ', ''))}, khi cần ${pick(ends)}.`))
      .join('\n'),
    '## Giấy tờ cần chuẩn bị',
    [
      '| Giấy tờ | Số lượng | Ghi chú |',
      '| --- | --- | --- |',
      ...some(papers, 6).map(
        (paper) => `| ${capital(paper)} | ${pick(copies)} | Làm lại nếu ${pick(reasons)} |`,
      ),
    ].join('\n'),
    '## Các bước',
    steps.map((step, index) => `${index + 1}. ${step()}`).join('\n'),
    '## Lỗi hay gặp',
    some(slips, 5)
      .map((slip) => item(slip()))
      .join('\n'),
    '## Câu hỏi thường gặp',
    ...questions.flatMap(([question, answer]) => [`### ${question()}`, answer()]),
    '## Căn cứ',
    some(laws, 3)
      .map((law) =>
        item(`${law}, Điều ${between(3, 60)}, quy định thời hạn, thành phần hồ sơ và nơi nộp.`),
      )
      .join('\n'),
  ].join('\n\n');

  return {
    slug: `${slugOf(title)}-${String(number).padStart(5, '0')}`,
    title,
    description: `${title}: hồ sơ, lệ phí ${fee.toLowerCase()}, thời hạn ${time}, nơi nộp ${office}.`,
    field: slugOf(fieldName),
    fieldName,
    code,
    body: `${body}\n`,
  };
}

export const corpus = (pages: number): CorpusPage[] =>
  Array.from({ length: pages }, (_, index) => corpusPage(index + 1));
