/**
 * `npm run sources -- check [--only SLUG] [--state DIR] [--out DIR] [--fetch-from DIR] [--pause MS]`: reads the official
 * pages that our content cites again and says where they differ from what an editor read (docs/hai-nguoi-kiem.md).
 * Changes nothing of ours. The first run only records.
 *
 * `--state` keeps what pages said (one JSON file an address); `--out` gets `reports.json` and one Markdown file for each
 * page of ours; `--fetch-from` reads answers from a folder with an `index.json`
 * (`[{ "address": "https://…", "file": "a.html", "type": "text/html", "status": 200 }]`) instead of the network.
 * Exit code 0 whatever was found, 2 when it could not run.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Place } from '#domain/located.ts';
import {
  type CitingPage,
  findingsOf,
  type SourceState,
  withAnswer,
  withoutOld,
} from '#domain/source-changes.ts';
import { type Content, readContent } from '#read/read-content.ts';
import { today } from '#read/today.ts';
import type { Source } from '#schemas/common.ts';
import { readSources } from './fetch-page.ts';
import { isDue, markdown, plain, reportsFile, type SourceReport } from './sources-report.ts';

type Cited = {
  readonly value: { readonly sources: readonly Source[] };
  at: (...path: (string | number)[]) => Place;
};

/** Every page of ours that names an address, with the hosts that may be asked. */
export function citingPages(content: Content): CitingPage[] {
  const hosts = new Set(content.site?.value.linkHosts ?? []);
  const isAsked = (address: string) => {
    const url = new URL(address);
    return url.protocol === 'https:' && hosts.has(url.host);
  };
  const cited = (sources: readonly Source[], at: (index: number) => Place) =>
    sources.flatMap(({ name, address, read }, index) =>
      address && isAsked(address) ? [{ name, address, read, line: at(index).line }] : [],
    );
  const page = (id: string, title: string, { value, at }: Cited): CitingPage => ({
    id,
    title,
    file: at().file,
    sources: cited(value.sources, (index) => at('sources', index, 'address')),
  });
  const { places } = content;
  return [
    ...content.guides.map((one) => page(`guides/${one.slug}`, one.value.title, one)),
    ...content.services.map((one) => page(`services/${one.slug}`, one.value.title, one)),
    ...content.lessons.map((one) => page(`lessons/${one.slug}`, one.value.title, one)),
    ...content.lists.map(({ id, head }) => page(`lists/${id}`, head.value.title, head)),
    ...(content.returned ? [page('returned', 'Hồ sơ bị trả lại', content.returned)] : []),
    ...(places
      ? [
          {
            id: 'places',
            title: 'Nơi hỗ trợ',
            file: places.at().file,
            sources: places.value.places.flatMap(({ sources }, index) =>
              cited(sources, (nth) => places.at('places', index, 'sources', nth, 'address')),
            ),
          },
        ]
      : []),
  ].filter(({ sources }) => sources.length > 0);
}

const stateFile = (folder: string, address: string): string =>
  join(folder, `${createHash('sha256').update(address).digest('hex').slice(0, 24)}.json`);

function readState(folder: string, address: string): SourceState {
  const path = stateFile(folder, address);
  if (!existsSync(path)) return { address, snapshots: [] };
  try {
    const state = JSON.parse(readFileSync(path, 'utf8')) as SourceState;
    if (state.address !== address || !Array.isArray(state.snapshots)) throw new Error();
    return state;
  } catch {
    throw new Error(`bản lưu ${path} hỏng; xóa nó đi thì lần này chỉ ghi lại trang ấy`);
  }
}

/** Answers from a folder, as if they came from the network. */
function fetchFrom(folder: string): typeof fetch {
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as readonly {
    address: string;
    file?: string;
    type?: string;
    status?: number;
    location?: string;
  }[];
  return async (input) => {
    const found = index.find(({ address }) => address === String(input));
    if (!found) throw new Error('no such answer');
    const { file, type = 'text/html', status = 200, location } = found;
    return new Response(file ? readFileSync(join(folder, file)) : null, {
      status,
      headers: { 'content-type': type, ...(location ? { location } : {}) },
    });
  };
}

async function check(options: {
  readonly only?: string;
  readonly state: string;
  readonly out?: string;
  readonly from?: string;
  readonly pauseMs: number;
}): Promise<void> {
  const content = readContent(process.env.CONTENT_DIR ?? 'content');
  if (content.misfits.length > 0 || !content.site)
    throw new Error('nội dung còn lỗi, chạy “npm run validate” trước');
  const day = today();
  const all = citingPages(content);
  const pages = all.filter(({ id }) => !options.only || id.split('/').at(-1) === options.only);
  if (pages.length === 0) throw new Error(`không có bài nào tên “${options.only}” mà dẫn nguồn`);

  const addresses = [
    ...new Set(pages.flatMap(({ sources }) => sources.map(({ address }) => address))),
  ];
  const answers = await readSources(addresses, {
    today: day,
    userAgent: `CamTay-source-check/1.0 (+${content.site.value.address}; reads cited pages once a week)`,
    pauseMs: options.pauseMs,
    ...(options.from ? { get: fetchFrom(options.from) } : {}),
  });

  mkdirSync(options.state, { recursive: true });
  const states = new Map<string, SourceState>();
  let firsts = 0;
  for (const [address, answer] of answers) {
    const before = readState(options.state, address);
    const reads = all.flatMap(({ sources }) =>
      sources.filter((source) => source.address === address).map(({ read }) => read),
    );
    const state = withoutOld(withAnswer(before, answer, day), reads);
    if (before.snapshots.length === 0 && state.snapshots.length > 0) firsts += 1;
    states.set(address, state);
    writeFileSync(stateFile(options.state, address), `${JSON.stringify(state, null, 1)}\n`);
  }
  // What no page cites any more is not kept.
  if (!options.only) {
    const kept = new Set(addresses.map((address) => stateFile(options.state, address)));
    for (const name of readdirSync(options.state))
      if (/^[0-9a-f]{24}\.json$/.test(name) && !kept.has(join(options.state, name)))
        rmSync(join(options.state, name));
  }

  const reports = pages
    .map(
      ({ sources: _, ...page }, index): SourceReport => ({
        ...page,
        findings: findingsOf(pages[index] as CitingPage, states),
      }),
    )
    .filter(({ findings }) => findings.length > 0);
  for (const report of reports) console.log(`${plain(report)}\n`);
  const due = reports.filter((report) => isDue(report, day));
  const unread = [...states.values()].filter((state) => state.unread).length;
  console.log(
    `Đã hỏi ${addresses.length} địa chỉ: ${firsts} ghi lần đầu, ${unread} không đọc được. ${due.length} trên ${pages.length} bài cần người biên tập xem.`,
  );
  if (options.out) {
    mkdirSync(options.out, { recursive: true });
    writeFileSync(join(options.out, 'reports.json'), reportsFile(due));
    for (const report of reports)
      writeFileSync(join(options.out, `${report.id.replaceAll('/', '--')}.md`), markdown(report));
  }
}

try {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      state: { type: 'string', default: 'sources-state' },
      out: { type: 'string' },
      'fetch-from': { type: 'string' },
      pause: { type: 'string', default: '3000' },
    },
  });
  if (positionals.join(' ') !== 'check' || !/^\d{1,6}$/.test(values.pause))
    throw new Error(
      'dùng: npm run sources -- check [--only TÊN] [--state THƯ_MỤC] [--out THƯ_MỤC] [--fetch-from THƯ_MỤC] [--pause MILI_GIÂY]',
    );
  await check({
    state: values.state,
    pauseMs: Number(values.pause),
    ...(values.only ? { only: values.only } : {}),
    ...(values.out ? { out: values.out } : {}),
    ...(values['fetch-from'] ? { from: values['fetch-from'] } : {}),
  });
} catch (error) {
  console.error(`Không kiểm được nguồn: ${error instanceof Error ? error.message : error}.`);
  process.exitCode = 2;
}
