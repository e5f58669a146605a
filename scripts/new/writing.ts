import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { stringify } from 'yaml';
import type { z } from 'zod';
import { formatFinding } from '#checks/finding.ts';
import { checkContent, listsOf } from '#checks/index.ts';
import { type Catalogue, catalogueOn } from '#domain/catalogue.ts';
import { slugOf } from '#domain/fold.ts';
import { type Content, readContent } from '#read/read-content.ts';
import { today } from '#read/today.ts';
import { day, procedureCode, slug } from '#schemas/index.ts';

/** Why nothing was written, in words for an editor. */
export class NotWritten extends Error {}

/** Files to write, by their path below the content folder. */
export type Files = Readonly<Record<string, string>>;

/** Makes the files of one new piece of content from what the editor answers. */
export type Draft = (asking: Asking) => Promise<Files>;

/** What stands in a new file where nobody knows yet; readers see it as it is. */
export const notYet = 'Chưa rõ, chúng tôi đang hỏi.';

type Test = (answer: string) => string | undefined;

export interface Asking {
  readonly folder: string;
  readonly content: Content;
  readonly catalogue: Catalogue;
  readonly today: string;
  /** One answer. `fallback` is taken for an empty one; without it an answer must be given. */
  one(
    name: string,
    question: string,
    options?: { fallback?: string; test?: Test },
  ): Promise<string>;
  /** Any number of answers, one a line. */
  many(
    name: string,
    question: string,
    options?: { fallback?: string[]; test?: Test },
  ): Promise<string[]>;
  close(): void;
}

/** The answers given as `--name value`; a name may come again. */
function given(args: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (let index = 0; index < args.length; index += 2) {
    const name = /^--([a-z-]+)$/.exec(args[index] ?? '')?.[1];
    const value = args[index + 1];
    if (!name || value === undefined)
      throw new NotWritten(`không hiểu “${args[index]}”; hãy ghi như --title "Tên"`);
    found.set(name, [...(found.get(name) ?? []), value.normalize('NFC').trim()]);
  }
  return found;
}

/** @throws NotWritten when the content has mistakes already: a new file could not be told from them. */
export function startAsking(args: readonly string[], folder: string): Asking {
  const content = readContent(folder);
  const now = today();
  const findings = checkContent(content, now);
  if (findings.length > 0)
    throw new NotWritten(
      `nội dung đang có ${findings.length} chỗ cần sửa. Chạy “npm run validate” trước.`,
    );
  const answers = given(args);
  const isSpoken = process.stdin.isTTY === true;
  const reader = isSpoken
    ? createInterface({ input: process.stdin, output: process.stdout })
    : undefined;
  const say = (problem: string): void => {
    if (!reader) throw new NotWritten(problem);
    console.log(`  ${problem}`);
  };

  async function hear(question: string, hint: string): Promise<string> {
    if (!reader) return '';
    return (await reader.question(`${question}${hint}\n> `)).normalize('NFC').trim();
  }

  return {
    folder,
    content,
    catalogue: catalogueOn(now, listsOf(content)),
    today: now,
    async one(name, question, { fallback, test } = {}) {
      const ready = answers.get(name)?.[0];
      for (;;) {
        const hint = fallback === undefined ? '' : ` [${fallback}]`;
        const answer = ready ?? ((await hear(question, hint)) || (fallback ?? ''));
        const problem =
          answer === '' && fallback === undefined
            ? `thiếu câu trả lời cho “${question}” (--${name})`
            : test?.(answer);
        if (problem === undefined) return answer;
        if (ready !== undefined) throw new NotWritten(problem);
        say(problem);
      }
    },
    async many(name, question, { fallback = [], test } = {}) {
      const ready = answers.get(name);
      const found: string[] = [];
      for (const answer of ready ?? []) {
        const problem = test?.(answer);
        if (problem !== undefined) throw new NotWritten(problem);
        found.push(answer);
      }
      while (!ready && reader) {
        const answer = await hear(
          question,
          found.length === 0 ? ' (mỗi dòng một điều; dòng trống là hết)' : '',
        );
        if (answer === '') break;
        const problem = test?.(answer);
        if (problem === undefined) found.push(answer);
        else say(problem);
      }
      return found.length > 0 ? found : fallback;
    },
    close: () => reader?.close(),
  };
}

/** What is wrong with an answer by the schema of its field. */
export const fits =
  (schema: z.ZodType, words: string): Test =>
  (answer) =>
    schema.safeParse(answer).success ? undefined : `“${answer}” không dùng được: ${words}`;

/** A name for the address, proposed from the title, that no file has yet. */
export async function askSlug(
  asking: Asking,
  title: string,
  taken: readonly string[],
): Promise<string> {
  return asking.one('slug', 'Tên trong địa chỉ, không dấu', {
    fallback: slugOf(title),
    test: (answer) =>
      fits(slug, 'chỉ chữ thường không dấu, chữ số, dấu gạch nối')(answer) ??
      (taken.includes(answer) ? `đã có trang tên “${answer}”, hãy chọn tên khác` : undefined),
  });
}

/** Codes of procedures that a list knows and that are in force; the name of each is shown. */
export async function askCodes(asking: Asking): Promise<string[]> {
  const codes = await asking.many('code', 'Mã thủ tục, mã chính ghi trước', {
    test: (answer) => {
      const procedure = asking.catalogue.procedures.get(answer);
      if (!procedureCode.safeParse(answer).success)
        return `“${answer}” không phải mã thủ tục; mã có dạng 1.001193`;
      if (!procedure) return `mã ${answer} không có trong danh sách nào`;
      if (procedure.status.kind !== 'inForce')
        return `mã ${answer} đã thôi dùng (${procedure.facts.name})`;
      console.log(`  ${answer}: ${procedure.facts.name}`);
      return undefined;
    },
  });
  return [...new Set(codes)];
}

/** A source and the day on which it was read. */
export async function askSources(asking: Asking): Promise<object[]> {
  const name = await asking.one('source', 'Bạn đọc điều này ở đâu? Số văn bản hoặc tên trang');
  const read = await asking.one('read', 'Đọc ngày nào?', {
    fallback: asking.today,
    test: fits(day, 'ngày ghi như 2026-11-24'),
  });
  return [{ name, read }];
}

/** Front matter and body as a file. */
export const pageOf = (front: object, body: string): string =>
  `---\n${yamlOf(front)}---\n\n${body.trim()}\n`;

export const yamlOf = (value: object): string => stringify(value, { lineWidth: 0 });

/**
 * Writes new files, checks the whole content, and takes them away again if anything is wrong.
 *
 * @returns the files as an editor knows them, and the places that still say that nobody knows.
 */
export function writeDraft(folder: string, files: Files): { written: string[]; todo: string[] } {
  const top = basename(resolve(folder));
  for (const path of Object.keys(files))
    if (existsSync(join(folder, path)))
      throw new NotWritten(`đã có tệp ${top}/${path}; không ghi đè.`);
  const made: string[] = [];
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text, { flag: 'wx' });
      made.push(path);
    }
    const findings = checkContent(readContent(folder), today());
    if (findings.length > 0)
      throw new NotWritten(
        `câu trả lời chưa dùng được:\n\n${findings.map(formatFinding).join('\n\n')}`,
      );
  } catch (error) {
    for (const path of made) rmSync(join(folder, path));
    for (const path of made)
      if (/^lists\//.test(path))
        rmSync(dirname(join(folder, path)), { recursive: true, force: true });
    throw error;
  }
  const todo = Object.entries(files).flatMap(([path, text]) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        /Chưa rõ|chưa ai/.test(line) ? [`${top}/${path}:${index + 1}  ${line.trim()}`] : [],
      ),
  );
  return { written: made.map((path) => `${top}/${path}`), todo };
}
