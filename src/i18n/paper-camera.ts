import type { Side } from '#domain/paper-edges.ts';
import type { PaperFault } from '#domain/picture-faults.ts';
import type { PortraitFault } from '#domain/portrait.ts';

const sides: Readonly<Record<Side, string>> = {
  left: 'bên trái',
  right: 'bên phải',
  top: 'bên trên',
  bottom: 'bên dưới',
};

const megabytes = (bytes: number): string =>
  bytes < 100_000
    ? `${Math.ceil(bytes / 1000)} kB`
    : `${(bytes / 1_000_000).toLocaleString('vi-VN', { maximumFractionDigits: 2 })} MB`;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** What is wrong, and what to do about it. */
interface Advice {
  readonly wrong: string;
  readonly doThis: string;
}

const paperAdvice = {
  blurred: {
    wrong: 'Hình bị mờ.',
    doThis: 'Chụp lại. Tựa hai cùi chỏ xuống bàn, giữ yên, chờ hình rõ rồi bấm.',
  },
  dark: { wrong: 'Hình bị tối.', doThis: 'Chụp lại gần cửa sổ hoặc bật thêm đèn.' },
  glare: {
    wrong: 'Có chỗ bị lóa.',
    doThis: 'Xem chỗ đó còn đọc được không. Không đọc được thì tắt đèn chớp, xoay giấy, chụp lại.',
  },
  bleached: {
    wrong: 'Hình sáng quá, chữ bị nhạt.',
    doThis: 'Chụp lại. Tắt đèn chớp, tránh nắng chiếu thẳng.',
  },
  small: {
    wrong: 'Tờ giấy trong hình nhỏ quá, chữ dễ bị vỡ.',
    doThis: 'Chụp lại gần hơn, hoặc chọn cỡ hình lớn hơn. Hình lưu từ Zalo hay bị thu nhỏ.',
  },
  tilted: {
    wrong: 'Tờ giấy nằm nghiêng.',
    doThis: 'Bấm “Cắt theo mép giấy”. Máy làm thẳng lại, bạn xem có mất chữ nào không.',
  },
} as const satisfies Record<Exclude<PaperFault['kind'], 'edge'>, Advice>;

const portraitAdvice = {
  small: {
    wrong: 'Phần trong khung nhỏ quá, in ra sẽ vỡ.',
    doThis: 'Thu nhỏ lại cho khung lấy nhiều hơn, hoặc chụp gần hơn.',
  },
  blurred: { wrong: 'Ảnh có vẻ mờ.', doThis: 'Chụp lại. Nhờ người khác chụp, giữ máy yên.' },
  dark: { wrong: 'Mặt có vẻ tối.', doThis: 'Chụp lại, quay mặt về phía cửa sổ.' },
  bright: { wrong: 'Mặt có vẻ bị cháy sáng.', doThis: 'Chụp lại. Tắt đèn chớp, tránh nắng.' },
  notWhite: {
    wrong: 'Nền sau lưng không phải màu trắng.',
    doThis: 'Đứng trước tường trắng, chỗ sáng. Ảnh hộ chiếu phải có nền trắng.',
  },
  notPlain: {
    wrong: 'Nền sau lưng không trơn.',
    doThis: 'Tránh cửa, rèm, đồ vật và bóng đổ. Đứng xa tường nửa mét cho bớt bóng.',
  },
} as const satisfies Record<PortraitFault, Advice>;

const vi = {
  megabytes,
  page: (nth: number, of: number): string => `Trang ${nth} trong ${of}`,
  pictureOf: (nth: number): string => `Hình trang ${nth}`,
  forPage: (what: string, nth: number): string => `${what}, trang ${nth}`,
  paperFault: (fault: PaperFault): Advice =>
    fault.kind === 'edge'
      ? {
          wrong: `Giấy bị cắt mép ${fault.sides.map((side) => sides[side]).join(', ')}.`,
          doThis: 'Chụp lại. Lùi ra một chút, để thấy đủ bốn góc giấy.',
        }
      : paperAdvice[fault.kind],
  noFault: 'Máy không thấy lỗi nào. Bạn phóng to, đọc thử dòng chữ nhỏ nhất và con dấu.',
  noPaper: 'Máy không tìm ra mép giấy. Bạn xem trong hình có đủ bốn góc giấy không.',
  turn: 'Xoay phải',
  crop: 'Cắt theo mép giấy',
  edit: 'Sửa khung',
  up: 'Đưa lên',
  down: 'Đưa xuống',
  remove: 'Xóa trang',
  format: 'Khổ giấy',
  formats: { a4: 'Tờ A4', card: 'Thẻ căn cước', free: 'Theo khung' },
  corners: ['Góc trên bên trái', 'Góc trên bên phải', 'Góc dưới bên phải', 'Góc dưới bên trái'],
  corner: (name: string, x: number, y: number): string =>
    `${name}: ngang ${percent(x)}, dọc ${percent(y)}`,
  editorHelp:
    'Kéo bốn nút tròn vào bốn góc giấy. Hoặc chạm một nút, rồi bấm mũi tên bên dưới để nhích.',
  nudges: { left: 'Nhích trái', right: 'Nhích phải', up: 'Nhích lên', down: 'Nhích xuống' },
  find: 'Tìm mép giấy',
  whole: 'Lấy cả hình',
  editDone: 'Xong',
  notFound: 'Máy không tìm ra mép giấy. Bạn tự kéo bốn góc.',
  notConvex: 'Bốn góc đang chéo nhau. Bạn kéo lại cho đúng vị trí.',
  reading: (nth: number, of: number): string => `Đang đọc hình ${nth} trong ${of}…`,
  added: (count: number): string => `Đã thêm ${count} hình. Xem từng trang bên dưới.`,
  unreadable: (name: string): string =>
    `Máy không mở được “${name}”. Hình kiểu HEIC của iPhone thì chụp màn hình hình đó, hoặc đổi máy ảnh sang kiểu “Tương thích nhất” rồi chụp lại.`,
  tooMany: (most: number): string =>
    `Một tệp chỉ nhận ${most} trang. Bạn làm tệp này trước, rồi làm tệp khác.`,
  removed: (nth: number): string => `Đã xóa trang ${nth}.`,
  moved: (to: number): string => `Đã chuyển thành trang ${to}.`,
  turned: (nth: number): string => `Đã xoay trang ${nth}.`,
  cropped: (nth: number): string => `Đã cắt và làm thẳng trang ${nth}.`,
  making: 'Đang làm tệp, chờ một chút…',
  made: (name: string, pages: number, bytes: number): string =>
    `Xong: ${name}, ${pages} trang, ${megabytes(bytes)}. Bấm “Lưu vào máy”.`,
  coarse: 'Tệp phải nén nhiều mới vừa. Bạn mở ra xem chữ còn đọc được không.',
  tooLarge: (limit: number): string =>
    `Không nén vừa ${megabytes(limit)} mà còn đọc được chữ. Bạn bớt trang, chia hai tệp, hoặc chọn mức lớn hơn.`,
  failed: 'Máy không làm được, có thể vì hết bộ nhớ. Đóng bớt ứng dụng khác rồi thử lại.',
  named: (name: string): string => `Tệp sẽ tên là ${name}`,
  saved: (name: string): string => `Đã lưu ${name}. Tìm trong mục Tải xuống (Download) của máy.`,
  changed: 'Bạn đã đổi trang hoặc cách làm. Bấm “Làm tệp PDF” lại.',
  wiped: 'Đã xóa hết hình khỏi trang này.',
  portraitFault: (fault: PortraitFault): Advice => portraitAdvice[fault],
  opened: 'Đã mở ảnh. Canh mặt vào khung bên dưới.',
  portraitPicture: 'Ảnh trong khung 4 × 6, có hình bầu dục để canh đầu và đường ngang để canh mắt',
  portraitFine: 'Máy không thấy lỗi nào trong những điều máy xem được.',
  portraitHeld: (width: number, height: number): string =>
    `Phần trong khung: ${Math.round(width)} × ${Math.round(height)} điểm ảnh.`,
  portraitMade: (name: string, bytes: number): string =>
    `Đã lưu ${name}, ${megabytes(bytes)}. Tìm trong mục Tải xuống (Download) của máy.`,
};

/** What the tools for papers and portraits say. A file of its own: no other page loads it. */
export const paperCameraIn = (_language: 'vi'): typeof vi => vi;
