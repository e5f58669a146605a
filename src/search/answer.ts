/** One page that answers a query. */
export interface Hit {
  /** Procedure code for a procedure page, slug for any other page. */
  readonly id: string;
  readonly kind: 'service' | 'guide' | 'lesson' | 'procedure' | 'event' | 'page';
  readonly url: string;
  readonly title: string;
  readonly about: string;
}

/** The names of a result, cut at the words that were asked for: those are at odd places. */
export interface Marks {
  readonly title: readonly string[];
  /** Another name it was found by, where that says more than its title. */
  readonly also?: readonly string[];
}

/** What people come for, with the other pages of the same matter: a service with its guide, procedures, life events. */
export interface Result extends Hit {
  readonly parts: readonly Hit[];
  /** Another name it was found by, where its title does not say why it is here. */
  readonly foundAs?: string;
  /** Made in the worker, where there is one: it leaves the page its time for painting. */
  readonly marks?: Marks;
  /** About as good as the best one; the others only may be related. */
  readonly isNear: boolean;
}

/** What was asked for, as `spelled` writes it where the marks are known, without marks otherwise. */
export interface AskedWords {
  readonly telling: readonly string[];
  /** Words of a spoken question, which belong to a name only beside a telling one. */
  readonly spoken: readonly string[];
}

/** Results for a query, best first. */
export interface Answer {
  readonly results: readonly Result[];
  /** Nothing matches with confidence, these are only guesses. */
  readonly weak: boolean;
  /** The query as it was understood, when slips of the finger were mended: “đăng ký khai sinh”. */
  readonly mended?: string;
  /** What the dictionary made of it: “hộ khẩu” → “đăng ký thường trú”. */
  readonly meant: readonly { readonly from: string; readonly to: string }[];
  /** Words to mark in the results. */
  readonly words: AskedWords;
  /** False while the texts of the pages are still being searched: more results may follow. */
  readonly isWhole: boolean;
}

export interface SearchOptions {
  /** Neither mends slips nor looks into the dictionary. */
  readonly asTyped?: boolean;
}

/** Whatever finds pages. The page talks to this and to nothing behind it, so that the engine can change. */
export interface SearchEngine {
  /** Loads what is needed; called when the box gets the focus. */
  warmUp(): void;
  /** Calls `onAnswer` once, or twice when the texts of pages add to what the names gave. Rejects when nothing can be searched. */
  search(query: string, options: SearchOptions, onAnswer: (answer: Answer) => void): Promise<void>;
}
