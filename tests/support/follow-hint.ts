import type { Finding } from '#checks/finding.ts';

/** A file with its name, since a hint may say to rename it. */
export interface NamedText {
  readonly file: string;
  readonly text: string;
}

/** Words that a hint quotes, in ` ` or in “ ”. */
const quotedIn = (words: string): string[] =>
  [...words.matchAll(/`([^`]+)`|“([^”]+)”/g)].map(([, code, words]) => code ?? words ?? '');

/**
 * Does what the hint of a finding says and nothing else, as somebody who knows neither YAML nor our rules and takes every
 * word by the letter. Of several offers it takes the first.
 *
 * @throws when the hint says nothing that can be done so.
 */
export function followed({ file, text }: NamedText, finding: Finding): NamedText {
  const { fix, problem, line, column } = finding;
  const lines = text.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const at = start + column - 1;
  const end = start + (lines[line - 1] ?? '').length;
  const change = (from: number, to: number, words: string): NamedText => ({
    file,
    text: text.slice(0, from) + words + text.slice(to),
  });
  const swap = (old: string, words: string, from = at): NamedText => {
    const found = text.indexOf(old, from);
    if (found < 0) throw new Error(`“${old}” does not stand after the place: ${fix}`);
    return change(found, found + old.length, words);
  };
  const [first = '', second] = quotedIn(fix);

  if (/^Hãy đổi tên /.test(fix)) return { file: file.replace(/[^/]+$/, first), text };
  if (/^Hãy xóa dòng này/.test(fix)) return change(start, end + 1, '');
  if (/^Hãy thêm dòng `/.test(fix)) {
    if (/` ở ngay trên/.test(fix)) return change(start, start, `${first}\n`);
    if (/` ở cuối phần của thẻ/.test(fix)) {
      const next = text.indexOf(`\n<${first.replace(/[</>]/g, '')}`, at + 1);
      const here = next < 0 ? text.length : next;
      return change(here, here, `\n${first}\n`);
    }
    const indent = /^[\s-]*/.exec((lines[line - 1] ?? '').slice(0, column - 1))?.[0].length ?? 0;
    return change(end + 1, end + 1, `${' '.repeat(indent)}${first}\n`);
  }
  if (/^Hãy thêm `,+` vào cuối dòng/.test(fix)) return change(end, end, first);
  if (/^Hãy thêm `[^`]+` vào thẻ/.test(fix)) {
    const close = at + text.slice(at).search(/\s*\/?>/);
    return change(close, close, ` ${first}`);
  }
  if (/^Hãy thay ký tự này bằng một dấu cách/.test(fix)) return change(at, at + 1, ' ');
  if (/^Hãy thay mỗi phím Tab/.test(fix))
    return change(
      start,
      end,
      (lines[line - 1] ?? '').replace(/^\t+/, (tabs) => '  '.repeat(tabs.length)),
    );
  if (/^Hãy thay `/.test(fix)) return swap(first, second ?? '');
  if (/^Hãy xóa ký tự này/.test(fix))
    return change(at, at + String.fromCodePoint(text.codePointAt(at) ?? 32).length, '');
  if (/^Hãy gõ lại chữ `/.test(fix)) {
    const from = text.slice(0, at).search(/[^\s“”"'(]*$/);
    const to = at + text.slice(at).search(/[\s“”"').,;:]|$/);
    return change(from, to, first);
  }
  if (/^Hãy xóa hai dấu `/.test(fix)) {
    const { text: once } = swap('`', '');
    return { file, text: once.slice(0, at) + once.slice(at).replace('`', '') };
  }
  if (/^Hãy xóa `/.test(fix)) {
    const once = swap(first, '').text;
    const again =
      / và `/.test(fix) && second ? once.slice(0, at) + once.slice(at).replace(second, '') : once;
    return { file, text: again };
  }
  const oneLine = /^Hãy xuống dòng: <(\w+)>/.exec(fix)?.[1];
  if (oneLine)
    return change(
      start,
      end,
      (lines[line - 1] ?? '').replace(
        new RegExp(`(<${oneLine}[^>]*>)(.*)(</${oneLine}>)`),
        '$1\n$2\n$3',
      ),
    );
  if (/ thay cho \w+, ở cả thẻ mở và thẻ đóng/.test(fix)) {
    const old = / thay cho (\w+),/.exec(fix)?.[1] ?? '';
    const opened = swap(`<${old}`, `<${first}`).text;
    return { file, text: opened.slice(0, at) + opened.slice(at).replace(`</${old}`, `</${first}`) };
  }
  if (!/^Hãy (?:ghi|viết|viết đủ:) [`“]/.test(fix)) throw new Error(`nothing to do by: ${fix}`);
  /** “Write X”: X instead of what the problem quotes, where it stands; else instead of the whole value at the place. */
  const isShape = finding.rule === 'fits-schema' && !/^Không có mục nào|^Dòng /.test(problem);
  const old = isShape
    ? undefined
    : quotedIn(problem).find((one) => text.slice(at, end).includes(one));
  if (old) return swap(old, first);
  const bare = first.replace(/^"|"$/g, '').replaceAll('""', '"');
  if (/^Dòng /.test(problem) && text.startsWith(bare, at)) return swap(bare, first);
  if (file.endsWith('.csv')) {
    const cell = /^(?:"(?:[^"]|"")*"|[^,\n]*)/.exec(text.slice(at))?.[0] ?? '';
    return change(
      at,
      at + cell.length,
      /[",\n]/.test(first) ? `"${first.replaceAll('"', '""')}"` : first,
    );
  }
  const isFlow = text.slice(start, at).includes('[');
  const scalar = (isFlow ? /^[^,\]\n]*/ : /^.*/).exec(text.slice(at))?.[0] ?? '';
  return change(at, at + scalar.length, first);
}
