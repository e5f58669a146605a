/** One page that answers a query. */
export interface Hit {
  /** Procedure code for a procedure page, slug for any other page. */
  readonly id: string;
  readonly kind: 'service' | 'guide' | 'lesson' | 'procedure' | 'event' | 'page';
  readonly url: string;
  readonly title: string;
  readonly about: string;
}

/** Pages for a query, best first. */
export interface Answer {
  readonly hits: readonly Hit[];
  /** Nothing matches with confidence, these are only guesses. */
  readonly weak: boolean;
  /** The query as it was understood, when slips of the finger were mended: “đăng ký khai sinh”. */
  readonly mended?: string;
  /** What the dictionary made of it: “hộ khẩu” → “đăng ký thường trú”. */
  readonly meant?: readonly { readonly from: string; readonly to: string }[];
}

/** Whatever finds pages. The page talks to this and to nothing behind it, so that the engine can change. */
export interface SearchEngine {
  /** Loads what is needed; called when the box gets the focus. */
  warmUp(): void;
  search(query: string): Promise<Answer>;
}
