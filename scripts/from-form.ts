/**
 * `node scripts/from-form.ts --event FILE --out DIR [--content DIR]`: an issue of the form “Đề nghị sửa một câu” → one changed
 * file of `content/`, or a comment that says why not. `.github/workflows/from-form.yml` runs it.
 *
 * Everything in the issue was written by a stranger: it is never a path, never a command, never a mark of Markdown.
 */
import { lstatSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { formatFinding } from '#checks/finding.ts';
import { checkContent } from '#checks/index.ts';
import { cutPage } from '#domain/front-matter.ts';
import { readContent } from '#read/read-content.ts';
import { readSite } from '#read/single-file.ts';
import { today } from '#read/today.ts';

/** What to do about an issue: change one file, or tell its author why not. */
export type Answer =
  | { readonly kind: 'change'; readonly file: string; readonly text: string; readonly body: string }
  | { readonly kind: 'refusal'; readonly why: string };

const labels = {
  page: 'Trang nào',
  written: 'Câu đang ghi',
  right: 'Đúng ra là',
  source: 'Căn cứ',
  since: 'Từ ngày nào',
} as const;
type Field = keyof typeof labels;

const most = {
  event: 1_000_000,
  body: 20_000,
  page: 200,
  written: 400,
  right: 400,
  source: 300,
  since: 40,
};

class Refusal extends Error {}

/** The answers of the form. GitHub writes each as a heading, an empty line and the words. */
export function answersOf(body: string): Record<Field, string> {
  if (body.length > most.body) throw new Refusal(`Lời góp ý dài quá ${most.body} chữ.`);
  const found = {} as Record<Field, string>;
  const parts = body.replaceAll('\r', '').split(/^### /m).slice(1);
  for (const [field, label] of Object.entries(labels) as [Field, string][]) {
    const same = parts.filter((part) => part.startsWith(`${label}\n`));
    if (same.length > 1) throw new Refusal(`Mục “${label}” có hai lần.`);
    const words = (same[0] ?? '').slice(label.length).trim().normalize('NFC');
    found[field] = words === '_No response_' ? '' : words;
    if (found[field].length > most[field])
      throw new Refusal(`Mục “${label}” dài quá ${most[field]} chữ.`);
  }
  for (const field of ['page', 'right', 'source'] as const)
    if (found[field] === '') throw new Refusal(`Mục “${labels[field]}” còn trống.`);
  return found;
}

const folders: Readonly<Record<string, string>> = {
  'dich-vu': 'services',
  'huong-dan': 'guides',
  'ky-nang': 'lessons',
};

/** The file behind an address, below the content folder. Only letters, digits and hyphens ever get into the path. */
function fileOf(page: string, siteAddress: string): string {
  const path = page.startsWith(siteAddress) ? `/${page.slice(siteAddress.length)}` : page;
  const [, kind = '', slug] =
    /^\/?(dich-vu|huong-dan|ky-nang)\/([a-z0-9]+(?:-[a-z0-9]+)*)\/?$/.exec(path) ?? [];
  if (!slug || slug.length > 80)
    throw new Refusal(
      'Địa chỉ trang không đúng. Chỉ sửa được trang dịch vụ, hướng dẫn, bài học, ví dụ /dich-vu/dang-ky-khai-sinh/.',
    );
  return `${folders[kind]}/${slug}.mdx`;
}

/** Words only: nothing that YAML, Markdown or a browser would take for a mark, and nothing nobody sees. */
function plainLine(label: string, text: string): string {
  if (/\n/.test(text)) throw new Refusal(`Mục “${label}” phải viết liền một dòng.`);
  if (/[<>{}[\]`\\|*_#&$@]|^\s*[-+>"'!%]|https?:|\p{Cc}|\p{Cf}/u.test(text))
    throw new Refusal(
      `Mục “${label}” có dấu hoặc địa chỉ mạng mà máy không tự đưa vào bài được. Hãy viết chỉ bằng chữ.`,
    );
  return text;
}

/** The text of a page with the change that the form asks for: one sentence, or one more open question. */
function changed(
  text: string,
  { written, right, since }: Record<Field, string>,
  day: string,
): string {
  const cut = cutPage(text);
  if (!('front' in cut))
    throw new Refusal('Tệp của trang này đang hỏng, chúng tôi sẽ sửa bằng tay.');
  if (written !== '') {
    plainLine(labels.written, written);
    const places = text.split(written).length - 1;
    if (places > 1)
      throw new Refusal(
        'Câu đang ghi có ở nhiều chỗ trong trang. Hãy chép dài hơn, cho tới hết câu.',
      );
    if (written.length < 12) throw new Refusal('Câu đang ghi ngắn quá. Hãy chép nguyên cả câu.');
    if (places === 1) {
      const line = text.split('\n').find((one) => one.includes(written)) ?? '';
      // Names of sources, codes and days are not what a reader can judge by one sentence.
      if (/^\s*(?:-\s+)?(?:address|read|reviewed|procedures|related|number|service):/.test(line))
        throw new Refusal('Chỗ này là nguồn, mã hoặc ngày. Hãy dùng mẫu “Báo sai nội dung”.');
      if (/^\s*(?:-\s+)?[a-zA-Z]+: /.test(line) && /: |\s#/.test(right))
        throw new Refusal('Câu mới có dấu hai chấm, máy không tự đưa vào phần khai báo được.');
      return text.replace(written, () => right);
    }
  }
  const said = right
    .replaceAll('"', '')
    .replaceAll(': ', ', ')
    .replace(/[.\s]+$/, '');
  const from = since === '' ? '' : `, từ ${plainLine(labels.since, since).replaceAll('"', '')}`;
  const entry = `  - "Người đọc báo ngày ${day.split('-').reverse().join('/')}, chúng tôi chưa kiểm lại. ${said}${from}."`;
  const lines = text.split('\n');
  const end = lines.indexOf('---', 1);
  const at = lines.findIndex(
    (line, index) => index < end && /^openQuestions:\s*(?:\[\])?$/.test(line),
  );
  if (lines.some((line, index) => index < end && /^openQuestions:\s*\S/.test(line)) && at < 0)
    throw new Refusal('Chúng tôi sẽ sửa trang này bằng tay.');
  return (
    at < 0
      ? [...lines.slice(0, end), 'openQuestions:', entry, ...lines.slice(end)]
      : [...lines.slice(0, at), 'openQuestions:', entry, ...lines.slice(at + 1)]
  ).join('\n');
}

/** A stranger's words as an indented block: letters only, nobody is called by an @. */
const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `    ${line.replaceAll('\t', ' ')}`)
    .join('\n');

/**
 * What the issue asks for, tried on the content and checked by every rule.
 *
 * @param folder - the content folder; it is as before when this returns.
 */
export function answerTo(event: unknown, folder: string, day: string): Answer {
  try {
    const { issue } = event as { issue?: { number?: unknown; body?: unknown } };
    if (typeof issue?.body !== 'string' || !Number.isSafeInteger(issue.number))
      throw new Refusal('Không đọc được lời góp ý.');
    const answers = answersOf(issue.body);
    const site = readSite(folder);
    if (!site) throw new Refusal('Nội dung đang sửa dở, hãy gắn lại nhãn sau.');
    const path = fileOf(answers.page, site.address);
    plainLine(labels.right, answers.right);
    const file = join(folder, path);
    if (!isOrdinaryFile(file))
      throw new Refusal('Không có trang nào ở địa chỉ này. Hãy chép lại địa chỉ của trang.');
    const before = readFileSync(file, 'utf8');
    const text = changed(before, answers, day);
    if (text === before) throw new Refusal('Câu đúng giống hệt câu đang ghi.');
    try {
      writeFileSync(file, text);
      const findings = checkContent(readContent(folder), day);
      if (findings.length > 0)
        throw new Refusal(
          `Câu mới chưa qua được các phép kiểm:\n\n${quoted(findings.slice(0, 5).map(formatFinding).join('\n'))}`,
        );
    } finally {
      writeFileSync(file, before);
    }
    return {
      kind: 'change',
      file: `${basename(resolve(folder))}/${path}`,
      text,
      body: `Máy lập từ góp ý #${issue.number}. Người duyệt **phải đối chiếu với căn cứ** trước khi nhận.\n\n- [ ] Căn cứ có thật, còn hiệu lực\n- [ ] Câu mới đúng với căn cứ, dễ hiểu\n- [ ] Đã sửa \`reviewed\`, \`sources\` nếu đã đối chiếu cả trang\n\nCăn cứ người gửi nêu:\n\n${quoted(answers.source)}\n\nTừ ngày:\n\n${quoted(answers.since || 'không nêu')}\n\nGitHub không tự chạy phép kiểm cho bản máy lập: bấm “Close pull request” rồi “Reopen pull request” để chạy.\n`,
    };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refusal', why: error.message };
    throw error;
  }
}

/** A link would lead out of the folder. */
function isOrdinaryFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function main(): void {
  const { values } = parseArgs({
    options: {
      event: { type: 'string' },
      out: { type: 'string' },
      content: { type: 'string', default: 'content' },
    },
  });
  const { event = '', out = '' } = values;
  if (event === '' || out === '')
    throw new Error('Dùng: node scripts/from-form.ts --event TỆP --out THƯ_MỤC');
  const answer: Answer =
    statSync(event).size > most.event
      ? { kind: 'refusal', why: 'Lời góp ý quá lớn.' }
      : answerTo(JSON.parse(readFileSync(event, 'utf8')), values.content, today());
  mkdirSync(out, { recursive: true });
  const say = (name: string, words: string) => writeFileSync(join(out, name), words);
  if (answer.kind === 'refusal') {
    say(
      'comment.md',
      `Cảm ơn bạn. Máy chưa lập được bản sửa: ${answer.why}\n\nBạn sửa lại lời góp ý, người giữ trang sẽ gắn lại nhãn.\n`,
    );
    return;
  }
  say('file', answer.file);
  say('text', answer.text);
  say('body.md', answer.body);
  say(
    'comment.md',
    'Cảm ơn bạn. Máy đã lập bản sửa; người giữ trang sẽ đối chiếu với căn cứ rồi mới đăng.\n',
  );
}

if (import.meta.main) main();
