import { type Change, edit } from './rule-cases.ts';

/** The question that the sample of `<Case>` belongs to, with something to have ready for each of its answers. */
export const caseFront = `ready:
  - Điện thoại có mạng
  - name: Giấy kết hôn
    when:
      of: tinh-trang
      is:
        - co-gia-dinh
  - name: Quyết định ly hôn
    when:
      of: tinh-trang
      is:
        - da-ly-hon
cases:
  - id: tinh-trang
    ask: Cha mẹ bé còn chung sống không?
    options:
      - id: co-gia-dinh
        say: Cha mẹ còn chung sống
      - id: da-ly-hon
        say: Cha mẹ đã ly hôn
`;

/** Gives the guide of the tiny content that question, or another front matter in its place. */
export const withCases = (front = caseFront): Change =>
  edit('guides/khai-sinh.mdx', 'ready:\n  - Điện thoại có mạng\n', front);
