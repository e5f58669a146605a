import { getDocumentProxy } from 'unpdf';

/** A run of text on paper. */
export interface PrintedText {
  readonly page: number;
  readonly text: string;
  /** In points. */
  readonly size: number;
  /** Edges in mm from the left and the bottom of the paper; `bottom` is the line the letters stand on. */
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

export interface Printed {
  /** Width and height of each page in mm. */
  readonly pages: readonly { readonly width: number; readonly height: number }[];
  readonly texts: readonly PrintedText[];
  readonly title: string;
  readonly lang: string;
  /** Whether a screen reader finds headings and lists in it. */
  readonly isTagged: boolean;
}

const millimetres = (points: number): number => (points * 25.4) / 72;

/** Reads what a PDF really shows, with a reader that is not Chromium's. */
export async function readPrinted(pdf: Uint8Array): Promise<Printed> {
  const file = await getDocumentProxy(Uint8Array.from(pdf));
  const pages: { width: number; height: number }[] = [];
  const texts: PrintedText[] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const [x = 0, y = 0, right = 0, top = 0] = page.view;
    pages.push({ width: millimetres(right - x), height: millimetres(top - y) });
    const { items } = await page.getTextContent();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , c = 0, d = 0, e = 0, f = 0] = item.transform as number[];
      const size = Math.hypot(c, d);
      texts.push({
        page: number,
        text: item.str,
        size,
        left: millimetres(e),
        right: millimetres(e + item.width),
        bottom: millimetres(f),
        top: millimetres(f + size),
      });
    }
  }
  const { info } = await file.getMetadata();
  const { Title = '', Language = '' } = info as { Title?: string; Language?: string };
  const mark = (await file.getMarkInfo()) as { Marked?: boolean } | null;
  await file.loadingTask.destroy();
  return { pages, texts, title: Title, lang: Language, isTagged: mark?.Marked === true };
}
