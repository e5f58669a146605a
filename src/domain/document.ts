import type { Nodes, Parent } from 'mdast';
import { mdxToMdast } from 'satteri';
import { slugOf } from './fold.ts';
import { cutPage } from './front-matter.ts';

/**
 * What may stand in the body of a content file, as data. The union is closed: page, paper and loudspeaker each
 * handle every member, so a new one does not compile until all of them can show it. Nothing else gets past
 * `parseDocument`, which makes this file the wall between a pull request and a reader (`docs/decisions/0003`).
 */
export type Block =
  | { readonly kind: 'heading'; readonly id: string; readonly text: string }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Block[][] }
  | { readonly kind: 'note' | 'warning'; readonly blocks: readonly Block[] }
  | { readonly kind: 'question'; readonly ask: string; readonly blocks: readonly Block[] }
  | { readonly kind: 'stuck'; readonly question: string; readonly blocks: readonly Block[] }
  | { readonly kind: 'screen'; readonly title: string; readonly parts: readonly ScreenPart[] }
  | Case
  | Step;

/** A part of a step that is for some readers only; everybody else still gets to see it when they ask. */
export interface Case {
  readonly kind: 'case';
  /** The question of the front matter, and those of its answers that the part is for. */
  readonly of: string;
  readonly is: readonly string[];
  /** Words that follow “nếu”; empty until `cases.ts` puts them there, since they stand in the front matter. */
  readonly condition: string;
  /** The same for paper, in two or three words where the editor gave them. */
  readonly short: string;
  readonly blocks: readonly Block[];
}

/** One thing to do. `number` counts from 1 and is also its address, `#buoc-N`. */
export interface Step {
  readonly kind: 'step';
  readonly number: number;
  readonly title: string;
  readonly minutes: number;
  readonly blocks: readonly Block[];
  /** For whoever sits beside the reader; a page for residents, paper and loudspeaker leave it out. */
  readonly coach?: CoachNote;
  readonly line: number;
}

/** What a coach does at a step, in whole sentences: beside the step for coaches, nowhere else. */
export interface CoachNote {
  /** To be said aloud as it stands. */
  readonly say: string;
  /** Where to point with a finger. */
  readonly point?: string;
  /** What never to touch or do. */
  readonly never?: string;
  readonly line: number;
  readonly column: number;
}

/** A drawn part of the portal's screen. `look` marks the one to look for. */
export type ScreenPart = {
  readonly kind: 'field' | 'button' | 'line';
  readonly label: string;
  readonly value?: string;
  readonly look: boolean;
};

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'link'; readonly address: string; readonly inlines: readonly Inline[] }
  | { readonly kind: 'break' }
  /** A word of the glossary where it first stands on a page (`glossary.ts` puts it there, no tag does). */
  | { readonly kind: 'term'; readonly text: string; readonly plain: string }
  /** A fact of the lists, shown with today's value. `channel` picks the way of filing. */
  | {
      readonly kind: 'fact';
      readonly fact: 'fee' | 'time';
      readonly code: string;
      readonly channel: FactChannel;
    };

export type FactChannel = 'online' | 'counter' | 'post';

/** Something in a body that is not allowed there, with its place in the file. */
export interface Stranger {
  readonly line: number;
  readonly column: number;
  readonly what:
    | 'syntax'
    | 'tooDeep'
    | 'code'
    | 'html'
    | 'tag'
    | 'tagHere'
    | 'tagTwice'
    | 'attribute'
    | 'attributeTwice'
    | 'attributeMissing'
    | 'attributeValue'
    | 'image'
    | 'headingLevel'
    | 'markdown'
    | 'textHere'
    | 'contentHere'
    | 'oneLine';
  /** What was written, or the name of the thing. */
  readonly written: string;
  /** What may be written instead, where there is a short list. */
  readonly allowed?: string;
}

export interface ParsedDocument {
  readonly blocks: readonly Block[];
  readonly strangers: readonly Stranger[];
  /** Every link with its place, for the rule that knows which hosts are allowed. */
  readonly links: readonly {
    readonly address: string;
    /** The words that are shown instead of the address. */
    readonly words: string;
    readonly line: number;
    readonly column: number;
  }[];
  /** Every quoted fact with its place, for the rule that knows which codes exist. */
  readonly facts: readonly {
    readonly code: string;
    readonly line: number;
    readonly column: number;
  }[];
  /** Every conditional part with its place, for the rule that knows which questions there are. */
  readonly cases: readonly {
    readonly of: string;
    readonly is: readonly string[];
    /** Does it hold something to do, and not only a picture or an aside? */
    readonly isDone: boolean;
    readonly line: number;
    readonly column: number;
  }[];
}

export type DocumentKind = 'service' | 'guide' | 'lesson';

type Attribute = {
  readonly test: RegExp;
  readonly required: boolean;
  readonly example: string;
};

const text = (example: string, required = true): Attribute => ({ test: /\S/, required, example });
const mark: Attribute = { test: /^$/, required: false, example: '' };

interface Tag {
  /** What it is for, in the editor's words. */
  readonly use: string;
  /** A piece of a body that holds it and may be copied as it stands. */
  readonly sample: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** Tags it may stand in; `root` is the body itself. */
  readonly within: readonly string[];
  readonly inline?: true;
}

const factNamed = (use: string, sample: string): Tag => ({
  use,
  sample,
  attributes: {
    code: { test: /^\d\.\d{6}$/, required: true, example: '1.001193' },
    channel: { test: /^(?:online|counter|post)$/, required: true, example: 'online' },
  },
  within: [],
  inline: true,
});
const fee = factNamed(
  'Phí, lấy từ danh sách bằng mã thủ tục. Đặt ngay trong câu.',
  'Phí khi nộp trên mạng là <Fee code="1.001193" channel="online" />.',
);
const time = factNamed(
  'Thời hạn, lấy từ danh sách bằng mã thủ tục. Đặt ngay trong câu.',
  'Nộp tại quầy thì có kết quả sau <Time code="1.001193" channel="counter" />.',
);
const note: Omit<Tag, 'within'> = {
  use: 'Lời dặn thêm.',
  sample: '<Note>\nMang theo điện thoại để nhận tin nhắn.\n</Note>',
  attributes: {},
};
const warning: Omit<Tag, 'within'> = {
  use: 'Cảnh báo về tiền, mật khẩu, mã OTP.',
  sample: '<Warning>\nKhông đọc mã OTP cho ai, kể cả người tự xưng là cán bộ.\n</Warning>',
  attributes: {},
};
/** A step around a piece that stands in steps only. */
const inStep = (piece: string): string =>
  `<Step title="Đăng nhập" minutes="2">\n\nMở trang, rồi bấm **“Đăng nhập”**.\n\n${piece}\n\n</Step>`;
const inScreen = (piece: string): string =>
  inStep(`<Screen title="Màn hình đăng nhập">\n${piece}\n</Screen>`);
const container = ['root', 'Step', 'Stuck', 'Question', 'Warning', 'Note', 'Case'];

/** Tags of documents that are done step by step. */
const stepTags: Readonly<Record<string, Tag>> = {
  Step: {
    use: 'Một bước, một việc. Số bước máy tự đánh.',
    sample:
      '<Step title="Chọn nơi giải quyết" minutes="2">\n\nChọn phường, xã nơi bạn đang ở.\n\n</Step>',
    attributes: {
      title: text('Chọn nơi giải quyết'),
      minutes: { test: /^[1-9]\d?$/, required: true, example: '2' },
    },
    within: ['root'],
  },
  Screen: {
    use: 'Vẽ màn hình. Bên trong chỉ đặt Field, Button, Line; thêm look vào chỗ cần nhìn.',
    sample: inScreen('<Button label="Đăng nhập" look />\n<Line label="Tài khoản VNeID" />'),
    attributes: { title: text('Màn hình đăng nhập', false) },
    within: ['Step', 'Stuck', 'Case'],
  },
  Field: {
    use: 'Ô để điền hoặc chọn, trong màn hình vẽ.',
    sample: inScreen('<Field label="Phường/Xã" value="Cai Lậy" look />'),
    attributes: { label: text('Phường/Xã'), value: text('Cai Lậy', false), look: mark },
    within: ['Screen'],
  },
  Button: {
    use: 'Nút để bấm, trong màn hình vẽ. Ghi đúng chữ trên nút thật.',
    sample: inScreen('<Button label="Nộp trực tuyến" look />'),
    attributes: { label: text('Nộp trực tuyến'), look: mark },
    within: ['Screen'],
  },
  Line: {
    use: 'Dòng chữ trên màn hình vẽ.',
    sample: inScreen('<Line label="Mã hồ sơ" look />'),
    attributes: { label: text('Mã hồ sơ'), look: mark },
    within: ['Screen'],
  },
  Stuck: {
    use: 'Cách gỡ khi bị mắc ở bước này.',
    sample: inStep(
      '<Stuck question="Không thấy phường mình?">\nChọn tỉnh trước. Danh sách phường, xã hiện ra sau.\n</Stuck>',
    ),
    attributes: { question: text('Không thấy phường mình?') },
    within: ['Step', 'Case'],
  },
  Note: { ...note, within: container },
  Warning: { ...warning, within: container },
  Fee: fee,
  Time: time,
};

/** Only a guide is done with a coach beside its reader. */
const coachTag: Tag = {
  use: 'Lời cho người hướng dẫn ngồi cạnh: nói gì, chỉ vào đâu, đừng làm gì. Trang của người dân không có.',
  sample: inStep(
    '<Coach say="Bác tự gõ mật khẩu, cháu quay mặt đi." point="Nút “Đăng nhập”." never="Không gõ mật khẩu giùm." />',
  ),
  attributes: {
    say: text('Bác tự gõ mật khẩu, cháu quay mặt đi.'),
    point: text('Nút “Đăng nhập”.', false),
    never: text('Không gõ mật khẩu giùm.', false),
  },
  within: ['Step'],
};

/** Only a guide asks its reader: it is the one that people follow alone. */
const caseTag: Tag = {
  use: 'Phần chỉ dành cho một số trường hợp. Câu hỏi và các câu trả lời khai ở mục cases đầu bài.',
  sample: inStep(
    '<Case of="tinh-trang" is="da-ly-hon">\nGhi số, ngày và nơi cấp quyết định ly hôn.\n</Case>',
  ),
  attributes: {
    of: { test: /^[a-z0-9]+(?:-[a-z0-9]+)*$/, required: true, example: 'tinh-trang' },
    // Answers apart by a space, as HTML lists names.
    is: {
      test: /^[a-z0-9]+(?:-[a-z0-9]+)*(?: [a-z0-9]+(?:-[a-z0-9]+)*)*$/,
      required: true,
      example: 'da-ly-hon',
    },
  },
  within: ['Step'],
};

/** The tags of each kind of document. */
const tags: Record<DocumentKind, Readonly<Record<string, Tag>>> = {
  service: {
    Question: {
      use: 'Câu hỏi thường gặp; bấm vào mới hiện câu trả lời.',
      sample:
        '<Question ask="Có cần sổ hộ khẩu không?">\nKhông. Cán bộ tự tra trong dữ liệu.\n</Question>',
      attributes: { ask: text('Có cần sổ hộ khẩu không?') },
      within: ['root'],
    },
    Note: { ...note, within: container },
    Warning: { ...warning, within: container },
    Fee: fee,
    Time: time,
  },
  guide: { ...stepTags, Case: caseTag, Coach: coachTag },
  lesson: stepTags,
};

/** The names of all tags, for the error text and for the tests that compare page, paper and loudspeaker. */
export function tagNames(kind: DocumentKind): string[] {
  return Object.keys(tags[kind]);
}

/** One tag as the gallery of parts and the snippets of editors' programs show it. */
export interface TagCard {
  readonly name: string;
  readonly use: string;
  readonly sample: string;
  readonly attributes: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly example: string;
  }[];
  /** Tags it may stand in; empty for what stands inside a sentence. */
  readonly within: readonly string[];
  readonly kinds: readonly DocumentKind[];
}

/** Every tag once, with all kinds of documents that know it. */
export function tagCards(): TagCard[] {
  const kinds = Object.keys(tags) as DocumentKind[];
  return [...new Set(kinds.flatMap(tagNames))].flatMap((name) => {
    const knowing = kinds.filter((kind) => Object.hasOwn(tags[kind], name));
    const tag = knowing[0] && tags[knowing[0]][name];
    if (!tag) return [];
    const attributes = Object.entries(tag.attributes).map(([key, { required, example }]) => ({
      name: key,
      required,
      example,
    }));
    const { use, sample, within } = tag;
    return [{ name, use, sample, attributes, within, kinds: knowing }];
  });
}

// The parser is native code and dies on extreme nesting (measured: 20,000 `>`), so depth is looked at before it runs.
const limits = {
  bytes: 65_536,
  lineLength: 4_000,
  quoteRun: 4,
  indent: 24,
  brackets: 8,
  tags: 600,
  depth: 12,
};

const nested = new RegExp(
  `(?:>\\s*){${limits.quoteRun + 1}}|[[{(]{${limits.brackets + 1}}|^\\s{${limits.indent + 1}}`,
);

function tooDeep(body: string): Stranger | undefined {
  if (body.length > limits.bytes)
    return { line: 1, column: 1, what: 'tooDeep', written: `${body.length} ký tự` };
  let openings = 0;
  for (const [index, line] of body.split('\n').entries()) {
    const column = line.length > limits.lineLength ? limits.lineLength : line.search(nested);
    openings += line.split('<').length - 1;
    if (column >= 0 || openings > limits.tags)
      return {
        line: index + 1,
        column: Math.max(column, 0) + 1,
        what: 'tooDeep',
        written: line.trim().slice(0, 40),
      };
  }
  return undefined;
}

/** Strangers after which nobody reads on. */
const mostStrangers = 100;

/**
 * Takes every expression and every import or export out of a body, so that the parser's own parser of JavaScript never
 * runs: it dies on brackets nested over many lines (measured: 19,000 `[`), and on others it never ends. What is taken
 * out leaves as many spaces, so that places stay and the rest of the body can be checked in the same run.
 *
 * Braces in attributes count as well: whether they stand in quotes is a question for the parser, which must not run yet.
 */
function withoutCode(body: string): { readonly text: string; readonly strangers: Stranger[] } {
  const strangers: Stranger[] = [];
  const lines = body.split('\n').map((line, index) => {
    const found = (column: number, written: string): string => {
      strangers.push({ line: index + 1, column, what: 'code', written: written.slice(0, 40) });
      return ' '.repeat(written.length);
    };
    if (/^\s{0,3}(?:import|export)(?![\p{L}\p{N}_-])/u.test(line)) return found(1, line);
    return line.replace(/\\[\s\S]|\{[^{}]*\}?/g, (part: string, at: number) =>
      part.startsWith('{') ? found(at + 1, part) : part,
    );
  });
  return { text: lines.join('\n'), strangers };
}

/**
 * Reads the body of a content file.
 *
 * @param file - the whole file, front matter included, so that places are those of the file.
 * @returns the blocks that are allowed, and every stranger; with strangers the blocks must not be shown.
 */
export function parseDocument(file: string, kind: DocumentKind): ParsedDocument {
  const cut = cutPage(file);
  const body = 'body' in cut ? cut.body : file;
  const deep = tooDeep(body);
  if (deep) return { blocks: [], strangers: [deep], links: [], facts: [], cases: [] };

  const bare = withoutCode(body);
  let root: Parent;
  try {
    root = mdxToMdast(bare.text) as Parent;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, line, column] = /^(\d+):(\d+)/.exec(message) ?? [];
    const stranger: Stranger = {
      line: Number(line ?? 1),
      column: Number(column ?? 1),
      what: 'syntax',
      written:
        /`[^`]+`/.exec(message)?.[0].replaceAll('`', '') ??
        message.replace(/^[\d:]+\s*/, '').slice(0, 80),
    };
    // A syntax error beside code is most often the hole that the code left.
    const strangers = bare.strangers.length > 0 ? bare.strangers : [stranger];
    return {
      blocks: [],
      strangers: strangers.slice(0, mostStrangers),
      links: [],
      facts: [],
      cases: [],
    };
  }

  const reading = new Reading(kind);
  const blocks = reading.blocks(root.children as Nodes[], 'root');
  const strangers = [...bare.strangers, ...reading.strangers]
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, mostStrangers);
  const { links, facts, cases } = reading;
  return { blocks, strangers, links, facts, cases };
}

type JsxElement = {
  type: 'mdxJsxFlowElement' | 'mdxJsxTextElement';
  name: string | null;
  attributes: { type: string; name?: string; value?: unknown }[];
  children: Nodes[];
};

const isJsx = (node: unknown): node is Nodes & JsxElement =>
  /^mdxJsx(?:Flow|Text)Element$/.test((node as { type: string }).type);

class Reading {
  readonly strangers: Stranger[] = [];
  readonly links: { address: string; words: string; line: number; column: number }[] = [];
  readonly facts: { code: string; line: number; column: number }[] = [];
  readonly cases: { of: string; is: string[]; isDone: boolean; line: number; column: number }[] =
    [];
  readonly #tags: Readonly<Record<string, Tag>>;
  readonly #ids = new Set<string>();
  /** The next number for a heading whose name is taken. */
  readonly #again = new Map<string, number>();
  #steps = 0;
  #depth = 0;
  /** The note of the step that is being read; steps do not stand in steps. */
  #coach: CoachNote | undefined;

  constructor(kind: DocumentKind) {
    this.#tags = tags[kind];
  }

  #place(node: Nodes): { line: number; column: number } {
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    return { line, column };
  }

  #refuse(node: Nodes, what: Stranger['what'], written: string, allowed?: string): void {
    this.strangers.push({ ...this.#place(node), what, written, ...(allowed ? { allowed } : {}) });
  }

  /** The tag of a name; `constructor` and `__proto__` are names like any other. */
  #find(name: string | null): Tag | undefined {
    return name !== null && Object.hasOwn(this.#tags, name) ? this.#tags[name] : undefined;
  }

  /** Where a tag may stand instead, in words. */
  #homes(tag: Tag): string {
    return tag.within.filter((one) => Object.hasOwn(this.#tags, one)).join(', ');
  }

  blocks(nodes: readonly Nodes[], within: string): Block[] {
    this.#depth += 1;
    const deep = this.#depth > limits.depth ? nodes[0] : undefined;
    if (deep) this.#refuse(deep, 'tooDeep', deep.type);
    const found = deep ? [] : nodes.flatMap((node) => this.#block(node, within) ?? []);
    this.#depth -= 1;
    return found;
  }

  #block(node: Nodes, within: string): Block | undefined {
    switch (node.type as string) {
      case 'paragraph': {
        // A tag alone on its line, `<Fee … />`, is a paragraph of its own to MDX when it is an inline tag.
        return { kind: 'paragraph', inlines: this.inlines((node as Parent).children as Nodes[]) };
      }
      case 'heading': {
        const { depth } = node as unknown as { depth: number };
        const words = plain(this.inlines((node as Parent).children as Nodes[]));
        if (depth !== 2 || within !== 'root')
          this.#refuse(node, 'headingLevel', `${'#'.repeat(depth)} ${words}`);
        return { kind: 'heading', id: this.#id(words), text: words };
      }
      case 'list': {
        const { ordered, children } = node as unknown as {
          ordered: boolean;
          children: (Parent & { checked?: boolean | null })[];
        };
        const box = children.find(({ checked }) => typeof checked === 'boolean');
        if (box) this.#refuse(box as Nodes, 'markdown', '- [ ]');
        return {
          kind: 'list',
          ordered: Boolean(ordered),
          // No tag stands in a list: page and loudspeaker count steps in the body itself.
          items: children.map((item) => this.blocks(item.children as Nodes[], 'list')),
        };
      }
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return this.#tag(node as unknown as Nodes & JsxElement, within);
      case 'mdxjsEsm':
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        this.#refuse(node, 'code', String((node as { value?: string }).value ?? '').slice(0, 40));
        return undefined;
      case 'html':
        this.#refuse(node, 'html', String((node as { value?: string }).value ?? '').slice(0, 40));
        return undefined;
      case 'image':
      case 'imageReference':
        this.#refuse(node, 'image', (node as { url?: string }).url ?? '');
        return undefined;
      default:
        this.#refuse(node, 'markdown', node.type);
        return undefined;
    }
  }

  inlines(nodes: readonly Nodes[]): Inline[] {
    return nodes.flatMap((node): Inline[] => {
      switch (node.type as string) {
        case 'text':
          return [
            { kind: 'text', text: (node as { value: string }).value.replace(/\s*\n\s*/g, ' ') },
          ];
        case 'strong':
        case 'emphasis':
          return [
            {
              kind: node.type as 'strong' | 'emphasis',
              inlines: this.inlines((node as Parent).children as Nodes[]),
            },
          ];
        case 'break':
          return [{ kind: 'break' }];
        case 'link': {
          const { url, children } = node as unknown as { url: string; children: Nodes[] };
          const inlines = this.inlines(children);
          this.links.push({ address: url, words: plain(inlines), ...this.#place(node) });
          return [{ kind: 'link', address: url, inlines }];
        }
        case 'mdxJsxTextElement':
        case 'mdxJsxFlowElement':
          return this.#fact(node as unknown as Nodes & JsxElement);
        default:
          this.#block(node, 'inline');
          return [];
      }
    });
  }

  #fact(node: Nodes & JsxElement): Inline[] {
    const tag = this.#find(node.name);
    if (!tag?.inline) {
      if (tag) this.#refuse(node, 'tagHere', `<${node.name}>`, this.#homes(tag));
      else this.#refuseTag(node, Object.keys(this.#tags).join(', '));
      return [];
    }
    this.#refuseChildren(node);
    const attributes = this.#attributes(node, tag);
    if (!attributes.code || !attributes.channel) return [];
    this.facts.push({ code: attributes.code, ...this.#place(node) });
    return [
      {
        kind: 'fact',
        fact: node.name === 'Fee' ? 'fee' : 'time',
        code: attributes.code,
        channel: attributes.channel as FactChannel,
      },
    ];
  }

  #tag(node: Nodes & JsxElement, within: string): Block | undefined {
    const name = node.name ?? '';
    const tag = this.#find(node.name);
    if (tag?.inline) return { kind: 'paragraph', inlines: this.#fact(node) };
    if (!tag) {
      this.#refuseTag(node, Object.keys(this.#tags).join(', '));
      return undefined;
    }
    if (!tag.within.includes(within)) {
      this.#refuse(node, 'tagHere', `<${name}>`, this.#homes(tag));
      return undefined;
    }
    // `<Note>words</Note>` on one line is no paragraph to the parser.
    const loose =
      name === 'Screen' ? undefined : node.children.find(({ type }) => PHRASING.includes(type));
    if (loose) {
      this.strangers.push({
        ...this.#place(loose),
        what: 'oneLine',
        written: textOf(loose as Nodes)
          .trim()
          .slice(0, 40),
        allowed: name,
      });
      return undefined;
    }
    const attributes = this.#attributes(node, tag);
    switch (name) {
      case 'Step': {
        this.#steps += 1;
        const number = this.#steps;
        this.#coach = undefined;
        const blocks = this.blocks(node.children, name);
        return {
          kind: 'step',
          number,
          title: attributes.title ?? '',
          minutes: Number(attributes.minutes ?? 1),
          blocks,
          ...(this.#coach ? { coach: this.#coach } : {}),
          line: this.#place(node).line,
        };
      }
      case 'Coach': {
        this.#refuseChildren(node);
        if (this.#coach) this.#refuse(node, 'tagTwice', `<${name}>`, 'Step');
        const { say = '', point, never } = attributes;
        this.#coach = {
          say,
          ...(point ? { point } : {}),
          ...(never ? { never } : {}),
          ...this.#place(node),
        };
        return undefined;
      }
      case 'Screen':
        return {
          kind: 'screen',
          title: attributes.title ?? '',
          parts: node.children.flatMap((child) => this.#screenParts(child)),
        };
      case 'Stuck':
        return {
          kind: 'stuck',
          question: attributes.question ?? '',
          blocks: this.blocks(node.children, name),
        };
      case 'Question':
        return {
          kind: 'question',
          ask: attributes.ask ?? '',
          blocks: this.blocks(node.children, name),
        };
      case 'Case': {
        const of = attributes.of ?? '';
        const is = (attributes.is ?? '').split(' ').filter(Boolean);
        const blocks = this.blocks(node.children, name);
        this.cases.push({ of, is, isDone: blocks.some(isToDo), ...this.#place(node) });
        return { kind: 'case', of, is, condition: '', short: '', blocks };
      }
      case 'Note':
      case 'Warning':
        return {
          kind: name === 'Note' ? 'note' : 'warning',
          blocks: this.blocks(node.children, name),
        };
      default:
        this.#refuse(node, 'tagHere', `<${name}>`, 'Screen');
        return undefined;
    }
  }

  #screenParts(node: Nodes): ScreenPart[] {
    // Two tags on neighbouring lines arrive as one paragraph of inline tags.
    if (node.type === 'paragraph')
      return (node.children as Nodes[]).flatMap((child) => this.#screenParts(child));
    if (node.type === 'text' && node.value.trim() === '') return [];
    if (!isJsx(node)) {
      this.#refuse(
        node,
        'textHere',
        (node as { value?: string }).value?.trim().slice(0, 40) ?? node.type,
        'Field, Button, Line',
      );
      return [];
    }
    const name = node.name ?? '';
    const tag = this.#find(node.name);
    if (!tag?.within.includes('Screen')) {
      if (tag) this.#refuse(node, 'tagHere', `<${name}>`, 'Field, Button, Line');
      else this.#refuseTag(node, 'Field, Button, Line');
      return [];
    }
    this.#refuseChildren(node);
    const attributes = this.#attributes(node, tag);
    return [
      {
        kind: name.toLowerCase() as ScreenPart['kind'],
        label: attributes.label ?? '',
        ...(attributes.value ? { value: attributes.value } : {}),
        look: 'look' in attributes,
      },
    ];
  }

  #refuseTag(node: Nodes & JsxElement, allowed: string): void {
    this.#refuse(node, isHtmlName(node.name) ? 'html' : 'tag', `<${node.name ?? ''}>`, allowed);
  }

  /** Tags without a body: what was put between them would be lost without a word. */
  #refuseChildren(node: Nodes & JsxElement): void {
    const [child] = node.children;
    if (child)
      this.#refuse(
        child,
        'contentHere',
        isJsx(child) ? `<${child.name ?? ''}>` : textOf(child).trim().slice(0, 40),
        `<${node.name} … />`,
      );
  }

  #attributes(node: Nodes & JsxElement, tag: Tag): Record<string, string> {
    const found: Record<string, string> = {};
    for (const attribute of node.attributes) {
      const name = attribute.name ?? '';
      const rule = Object.hasOwn(tag.attributes, name) ? tag.attributes[name] : undefined;
      if (
        attribute.type !== 'mdxJsxAttribute' ||
        (attribute.value !== null && typeof attribute.value === 'object')
      ) {
        this.#refuse(node, 'code', `<${node.name} ${name || '{…}'}={…}>`);
        continue;
      }
      if (!rule) {
        this.#refuse(node, 'attribute', `${name}`, Object.keys(tag.attributes).join(', '));
        continue;
      }
      if (Object.hasOwn(found, name)) {
        this.#refuse(node, 'attributeTwice', name);
        continue;
      }
      const value = typeof attribute.value === 'string' ? attribute.value : '';
      if (rule.test.test(value)) found[name] = value;
      else this.#refuse(node, 'attributeValue', `${name}="${value}"`, `${name}="${rule.example}"`);
    }
    for (const [name, rule] of Object.entries(tag.attributes))
      if (
        rule.required &&
        !node.attributes.some((attribute) => 'name' in attribute && attribute.name === name)
      )
        this.#refuse(node, 'attributeMissing', `<${node.name}>`, `${name}="${rule.example}"`);
    return found;
  }

  // Heading ids must be ASCII: the default ones keep Vietnamese marks and are copied as “%E1%BA%A9n”.
  #id(words: string): string {
    const base = slugOf(words) || 'phan';
    let id = base;
    // Counting on from the last one: from 2 each time, 19,000 headings of one name took eleven seconds.
    let again = this.#again.get(base) ?? 2;
    for (; this.#ids.has(id); again += 1) id = `${base}-${again}`;
    this.#again.set(base, again);
    this.#ids.add(id);
    return id;
  }
}

const isHtmlName = (name: string | null): boolean => name === null || /^[a-z]/.test(name);

/** What stands inside a paragraph; straight inside a tag it has no paragraph to be shown in. */
const PHRASING = ['text', 'strong', 'emphasis', 'link'];

/** The words in a node of the parser, without their marks. */
const textOf = (node: Nodes): string => {
  if ('value' in node) return node.value;
  return 'children' in node ? (node.children as Nodes[]).map(textOf).join('') : '';
};

/** Inlines as bare text; facts are left to the caller that knows today's values. */
export function plain(
  inlines: readonly Inline[],
  say: (fact: Extract<Inline, { kind: 'fact' }>) => string = () => '…',
): string {
  return inlines
    .map((inline): string => {
      switch (inline.kind) {
        case 'text':
        case 'term':
          return inline.text;
        case 'strong':
        case 'emphasis':
        case 'link':
          return plain(inline.inlines, say);
        case 'break':
          return ' ';
        case 'fact':
          return say(inline);
      }
    })
    .join('');
}

/** Does a block say something to do? Drawings and asides only help with it, and are not on paper. */
export const isToDo = ({ kind }: Block): boolean => kind === 'paragraph' || kind === 'list';

/** The steps of a guide, in order. */
export function stepsOf(blocks: readonly Block[]): Step[] {
  return blocks.filter((block) => block.kind === 'step');
}
