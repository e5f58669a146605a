/**
 * A text without tones, marks and capitals: “Đăng ký” → “dang ky”. Used by the index and by the query alike.
 * `đ` is a letter of its own, not a `d` with a mark, so Unicode does not take it apart: it is named here.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();
}

/** A text as a piece of an address or an id: “Cần chuẩn bị” → “can-chuan-bi”. */
export function slugOf(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
