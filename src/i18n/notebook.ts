import type { ReadNotebook } from '#domain/notebook-file.ts';
import { type Language, wordsOf } from './registry.ts';

/** What stands on every page that can be kept. */
export const vietnameseKeeping = {
  keep: 'Lưu vào sổ tay',
  kept: 'Đã lưu. Bỏ khỏi sổ tay',
};

const vi = {
  notLoaded: 'Chưa tải được phần này. Có mạng thì bạn tải lại trang rồi thử lại.',

  dropPage: 'Bỏ khỏi sổ tay',
  pageDropped: 'Đã bỏ khỏi sổ tay, cùng các dấu của trang đó.',
  undo: 'Lấy lại',
  undone: 'Đã lấy lại.',
  /** @param totals - how many things and steps there are, where the page has told. */
  progress(ready: number, done: number, [things, steps]: readonly number[] = []): string {
    const of = (total: number | undefined): string => (total ? ` trong ${total}` : '');
    return [
      (things || ready) && `đã có ${ready}${of(things)} thứ`,
      (steps || done) && `xong ${done}${of(steps)} bước`,
    ]
      .filter(Boolean)
      .join(', ');
  },
  goOn: (step: number): string => `làm tiếp từ bước ${step}`,

  exported: 'Đã đưa tệp sổ tay cho máy. Tệp có mã hồ sơ của bạn, chỉ đưa cho người bạn tin.',
  imported: (files: number, pages: number): string =>
    `Đã thêm vào sổ tay. Tệp có ${files} hồ sơ, ${pages} việc.`,
  importRefused(problem: Extract<ReadNotebook, { problem: string }>['problem']): string {
    const why = {
      tooLarge: 'Tệp lớn quá 1 MB.',
      broken: 'Tệp này không phải sổ tay của Cầm Tay, hoặc đã hỏng.',
      version: 'Tệp này của bản Cầm Tay mới hơn. Có mạng thì bạn tải lại trang rồi thử lại.',
      person: 'Tệp có số giống số căn cước, số điện thoại hoặc số của một người.',
    };
    return `${why[problem]} Không lấy gì từ tệp, sổ tay vẫn như cũ.`;
  },
  importFull: 'Máy không đủ chỗ. Không lấy gì từ tệp, sổ tay vẫn như cũ.',
  wiped: 'Đã xóa hết trên máy này.',
  kindOf(key: string): string {
    const kinds: Record<string, string> = {
      saved: 'Trang đã lưu',
      ticks: 'Dấu đã đánh',
      step: 'Bước đang làm dở',
      totals: 'Số bước của trang đã đánh dấu',
      files: 'Hồ sơ đã nộp',
      'tim-gan-day': 'Câu vừa tìm',
      'text-size': 'Cỡ chữ',
      look: 'Cách hiển thị',
      phien: 'Phiên hướng dẫn đang làm dở',
      'phien-buoc': 'Bước của phiên hướng dẫn',
      'so-phien': 'Sổ phiên hướng dẫn',
    };
    return kinds[key] ?? 'Cài đặt khác';
  },
};

/** What the site says in the notebook. A file of its own: most pages need not load it. */
export const notebookIn = (_language: 'vi'): typeof vi => vi;

/** What stands on every page that can be kept, in a language. */
export const keepingIn = (language: Language): typeof vietnameseKeeping =>
  wordsOf('keeping', vietnameseKeeping, language);
