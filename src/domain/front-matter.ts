/** A page cut in two: what it says about itself, and what it says. */
export interface CutPage {
  /** The YAML between the two lines of `---`; it begins on line 2 of the file. */
  readonly front: string;
  /** The rest, with an empty line for each line before it, so that places are those of the file. */
  readonly body: string;
}

/** Where a line stands that looks like a border of the front matter and is none. */
export interface FalseBorder {
  readonly line: number;
  readonly written: string;
}

/**
 * Cuts a page at the one border that every reader of front matter knows: `---` alone on line 1 and `---` alone on the
 * next line that begins with `---`. Readers disagree about everything else (`+++`, `--- `, `---{code}`, an empty line
 * before it), and what two readers see differently can hide something from the one that checks.
 *
 * The parser of bodies gets no front matter at all, so it cannot see another one than we do.
 */
export function cutPage(file: string): CutPage | FalseBorder {
  const lines = file.replace(/^\uFEFF/, '').split('\n');
  const bare = (line: string | undefined) => line?.replace(/\r$/, '');
  if (bare(lines[0]) !== '---') return { line: 1, written: bare(lines[0]) ?? '' };
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.|\+\+\+|%)/.test(line));
  if (end < 0 || bare(lines[end]) !== '---')
    return end < 0
      ? { line: lines.length, written: bare(lines.at(-1)) ?? '' }
      : { line: end + 1, written: bare(lines[end]) ?? '' };
  return {
    front: lines.slice(1, end).join('\n').replace(/\r$/, ''),
    body: '\n'.repeat(end + 1) + lines.slice(end + 1).join('\n'),
  };
}
