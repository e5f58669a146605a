import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { WrittenFile, WrittenValue } from '#domain/changed-numbers.ts';
import { cutPage } from '#domain/front-matter.ts';
import { contentFiles } from './content-files.ts';
import { readCsv } from './csv.ts';

/** As deep as the deepest of our files, twice. */
const deepest = 20;

/**
 * All values of a content folder with their lines, without asking any schema: a number that was changed is to be seen
 * even while something else in its file is wrong. Never throws for what an editor wrote.
 *
 * @throws an error with the code `NO_CONTENT` when the folder itself is not there.
 */
export function readWritten(folder: string): WrittenFile[] {
  const tree = contentFiles(folder);
  const files = tree.paths.map((path): WrittenFile => {
    const file = `content/${path}`;
    const read = tree.text(path);
    if ('misfit' in read) return unread(file, read.misfit.what);
    const text = read.text.replace(/^\uFEFF/, '');
    try {
      if (path.endsWith('.csv')) return table(file, text);
      if (path.endsWith('.yaml')) return { file, values: yamlValues(text, 0), body: [] };
      if (path.endsWith('.mdx')) return mdxFile(file, text);
    } catch (error) {
      return unread(file, error instanceof Unread ? error.message : 'quá phức tạp');
    }
    return unread(file, 'loại tệp lạ');
  });
  const named = new Set(files.map(({ file }) => file));
  for (const misfit of tree.misfits) {
    const file = misfit.file.replace(/^[^/]+/, 'content');
    if (!named.has(file)) files.push(unread(file, misfit.what));
    named.add(file);
  }
  return files;
}

class Unread extends Error {}

const unread = (file: string, problem: string): WrittenFile => ({
  file,
  values: [],
  body: [],
  problem,
});

function mdxFile(file: string, text: string): WrittenFile {
  const cut = cutPage(text);
  if (!('front' in cut)) throw new Unread('phần khai báo không đúng dạng');
  return {
    file,
    values: yamlValues(cut.front, 1),
    body: cut.body.split('\n').flatMap((line, index) => {
      const written = line.replace(/\r$/, '');
      return written.trim() === '' ? [] : [{ line: index + 1, text: written }];
    }),
  };
}

function table(file: string, text: string): WrittenFile {
  const { records, openQuote } = readCsv(text, 20_000);
  if (openQuote) throw new Unread(`dấu " mở ở dòng ${openQuote.line} không đóng`);
  const [header, ...rows] = records;
  if (header && !header.cells.includes('code')) throw new Unread('dòng tên cột không có cột code');
  return {
    file,
    body: [],
    values: rows.flatMap(({ cells, places, line }, index) => {
      if (cells.length !== header?.cells.length) throw new Unread(`dòng ${line} không đủ số ô`);
      return cells.map((value, column) => ({
        path: [index, header?.cells[column] ?? ''],
        value: value.normalize('NFC'),
        line: places[column]?.line ?? line,
      }));
    }),
  };
}

function yamlValues(text: string, lineOffset: number): WrittenValue[] {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: 'core',
    uniqueKeys: false,
    prettyErrors: false,
    // Not `silent`: that would also keep quiet about a second document in the file.
    logLevel: 'error',
  });
  if (document.errors.length > 0) throw new Unread('YAML sai cú pháp');
  const values: WrittenValue[] = [];
  const walk = (node: unknown, path: readonly (string | number)[]): void => {
    if (path.length > deepest) throw new Unread('lồng quá sâu');
    if (isAlias(node)) throw new Unread('có bí danh (*)');
    if (isMap(node))
      for (const { key, value } of node.items)
        walk(value, [...path, isScalar(key) ? String(key.value) : '?']);
    else if (isSeq(node))
      for (const [index, item] of node.items.entries()) walk(item, [...path, index]);
    else if (isScalar(node)) {
      // As it was typed: `1.10` must not become 1.1.
      const written = node.type === 'PLAIN' ? (node.source ?? '') : String(node.value ?? '');
      const { line } = lines.linePos(node.range?.[0] ?? 0);
      values.push({
        path,
        value: written.normalize('NFC').trim(),
        line: Math.max(line, 1) + lineOffset,
      });
    }
  };
  walk(document.contents, []);
  return values;
}
