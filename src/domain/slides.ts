import { type Block, type Inline, plain, type ScreenPart } from './document.ts';

/** Words on a slide: a paragraph, or an item of a list with its number where the order counts. */
export type Piece =
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'item'; readonly number?: number; readonly inlines: readonly Inline[] };

/** Where in its document a slide stands. */
interface Place {
  readonly head: string;
  /** Number of the step it shows. */
  readonly step?: number;
  /** For whom it is, in words that follow “nếu”. */
  readonly condition?: string;
}

/** What fills one screen: words, or one drawing of the portal's screen. */
export type Slide = Place &
  (
    | { readonly kind: 'plain' | 'note' | 'warning'; readonly pieces: readonly Piece[] }
    | { readonly kind: 'screen'; readonly title: string; readonly parts: readonly ScreenPart[] }
  );

/** Says a quoted fact with today's value; the length of a slide depends on it. */
type Say = Parameters<typeof plain>[1];

/**
 * The room of one slide of 16 : 9 in `slides.css`, measured in its letters, less a tenth for fonts that are wider than
 * those here. Heads are 1.2 letters high.
 */
const room = { width: 23, height: 10.2 };
const headSize = 1.2;
/** Mean advance of a letter of Vietnamese text in Noto Sans, as `sheet-type.ts` has it. */
const letter = 0.54;

const lines = (text: string, width: number): number =>
  Math.max(1, Math.ceil((text.length * letter) / width));

const headHeight = ({ head, condition }: Place): number =>
  lines(head, room.width / headSize) * headSize * 1.15 +
  0.4 +
  (condition ? lines(`Nếu ${condition}:`, room.width) * 1.3 + 0.3 : 0);

const pieceHeight = ({ kind, inlines }: Piece, say: Say): number =>
  lines(plain(inlines, say), kind === 'item' ? room.width - 1.4 : room.width) * 1.3 + 0.35;

const partHeight = ({ label, value = '' }: ScreenPart): number =>
  lines(`${label} ${value}`, room.width - 4) * 1.3 + 0.9;

/** Deals things out in order, as many to each share as its room holds. */
function shares<T>(things: readonly T[], space: number, heightOf: (thing: T) => number): T[][] {
  const all: T[][] = [];
  let left = 0;
  for (const thing of things) {
    const height = heightOf(thing);
    if (all.length === 0 || height > left) {
      all.push([]);
      left = space;
    }
    all.at(-1)?.push(thing);
    left -= height;
  }
  return all;
}

/** A paragraph that no slide holds, sentence by sentence; bold words and links stay whole. */
function bySentence(piece: Piece, space: number, say: Say): Piece[] {
  if (piece.kind === 'item' || pieceHeight(piece, say) <= space) return [piece];
  const sentences: Inline[][] = [[]];
  for (const inline of piece.inlines) {
    if (inline.kind !== 'text') {
      sentences.at(-1)?.push(inline);
      continue;
    }
    const [first = '', ...others] = inline.text.split(/(?<=[.?])\s+(?=\p{Lu})/u);
    sentences.at(-1)?.push({ kind: 'text', text: first });
    for (const text of others) sentences.push([{ kind: 'text', text }]);
  }
  return sentences.map((inlines) => ({ kind: 'paragraph', inlines }));
}

/**
 * Slides under one head that hold these pieces in order. What does not fit one goes on the next: letters that people
 * read from the last row are never made smaller.
 */
export function wordSlides(
  place: Place,
  pieces: readonly Piece[],
  say: Say,
  kind: 'plain' | 'note' | 'warning' = 'plain',
): Slide[] {
  const space = room.height - headHeight(place);
  const small = pieces.flatMap((piece) => bySentence(piece, space, say));
  return shares(small, space, (piece) => pieceHeight(piece, say)).map((share) => ({
    ...place,
    kind,
    pieces: share,
  }));
}

/** Lines of text as items of a list without an order. */
export const itemsOf = (texts: readonly string[]): Piece[] =>
  texts.map((text) => ({ kind: 'item', inlines: [{ kind: 'text', text }] }));

/** The words of a block; a list within a list becomes items like the others. */
function piecesOf(block: Block): Piece[] {
  if (block.kind === 'paragraph') return [block];
  if (block.kind !== 'list') return [];
  return block.items.flatMap((item, index): Piece[] => {
    const [first, ...others] = item;
    if (first?.kind !== 'paragraph') return item.flatMap(piecesOf);
    const { inlines } = first;
    return [
      { kind: 'item', ...(block.ordered ? { number: index + 1 } : {}), inlines },
      ...others.flatMap(piecesOf),
    ];
  });
}

/**
 * A document as slides, one idea each: what to do, then the drawing of the screen, then what is only for some, then
 * warnings. Help for who is stuck stays in the document, where it is opened beside the one person who needs it.
 *
 * @param title - stands over what comes before the first step.
 */
export function slidesOf(blocks: readonly Block[], title: string, say: Say): Slide[] {
  return slidesIn(blocks, { head: title }, say, 'plain');
}

function slidesIn(
  blocks: readonly Block[],
  place: Place,
  say: Say,
  kind: 'plain' | 'note' | 'warning',
): Slide[] {
  const slides: Slide[] = [];
  let at = place;
  let waiting: Piece[] = [];
  const flush = (): void => {
    slides.push(...wordSlides(at, waiting, say, kind));
    waiting = [];
  };
  for (const block of blocks) {
    if (block.kind === 'paragraph' || block.kind === 'list') {
      waiting.push(...piecesOf(block));
      continue;
    }
    flush();
    switch (block.kind) {
      case 'heading':
        at = { ...place, head: block.text };
        break;
      case 'note':
      case 'warning':
        slides.push(...slidesIn(block.blocks, at, say, block.kind));
        break;
      case 'case':
        slides.push(...slidesIn(block.blocks, { ...at, condition: block.condition }, say, kind));
        break;
      case 'screen':
        // The caption above the drawing is one line more.
        for (const parts of shares(block.parts, room.height - headHeight(at) - 2, partHeight))
          slides.push({ ...at, kind: 'screen', title: block.title, parts });
        break;
      case 'step': {
        const step = { head: block.title, step: block.number };
        const own = slidesIn(block.blocks, step, say, 'plain');
        slides.push(...(own.length > 0 ? own : [{ ...step, kind: 'plain' as const, pieces: [] }]));
        break;
      }
      case 'question':
      case 'stuck':
        break;
      default:
        block satisfies never;
    }
  }
  flush();
  return slides;
}
