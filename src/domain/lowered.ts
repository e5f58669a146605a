/**
 * A line that stood alone, as it stands inside a sentence. “VNeID mức 2” keeps its letters: only a capital that begins
 * an ordinary word is lowered.
 */
export const lowered = (text: string): string =>
  text.replace(/^\p{Lu}(?=[\p{Ll}\s])/u, (first) => first.toLowerCase());
