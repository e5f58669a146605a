import type { NewKind } from './kind.ts';

/** A content folder for another commune, from questions or from a file of answers. */
export const place: NewKind = {
  usage: 'place --to THƯ_MỤC [--answers TỆP.yaml]',
  what: 'Bộ nội dung cho một xã, phường khác.',
  async run() {
    throw new Error('phần này đang được viết.');
  },
};
