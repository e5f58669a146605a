/** What a report to the editors is about. */
export interface Report {
  /** Path of the page. */
  readonly page?: string;
  readonly step?: number;
  /** Title of the step. */
  readonly title?: string;
  /** Name of an entry of the directory. */
  readonly entry?: string;
  /** What was searched for in vain. */
  readonly words?: string;
}

const most = 120;

/** One short line, whatever was in it. */
const line = (text: string | null): string =>
  (text ?? '')
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
    .slice(0, most);

/**
 * Reads `?trang=…&buoc=…&ten=…&noi=…&tim=…`. Anybody can make such an address: a path that is not of the shape of ours is left
 * out, and no part can bring lines of its own into a note that a person will send as theirs.
 */
export function reportOf(asked: URLSearchParams): Report {
  const page = line(asked.get('trang'));
  const step = Number(/^[1-9]\d?$/.exec(asked.get('buoc') ?? '')?.[0] ?? 0);
  const title = line(asked.get('ten'));
  const entry = line(asked.get('noi'));
  const words = line(asked.get('tim'));
  const isOurs = /^\/(?:[a-z0-9][a-z0-9.-]*\/)*$/.test(page);
  return {
    ...(isOurs && { page }),
    ...(isOurs && step > 0 && { step, ...(title && { title }) }),
    ...(isOurs && entry && { entry }),
    ...(words && { words }),
  };
}

/** The address of the page, or of its step, without the host. */
export const placeOf = ({ page = '', step }: Report): string =>
  step ? `${page}#buoc-${step}` : page;
