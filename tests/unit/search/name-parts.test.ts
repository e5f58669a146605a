import { brotliCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Answer } from '#search/answer.ts';
import { keyFile, partFile } from '#search/name-parts.ts';
import { answerOf, type NameSearch, nameSearch } from '#search/name-search.ts';
import { ranker } from '#search/rank.ts';
import { pack, type TitleIndex, type TitleRecord, unpack } from '#search/title-index.ts';

const fields = 'hàng hải,chứng khoán,thú y,đăng kiểm,khoáng sản,viễn thông,báo chí,thủy lợi'.split(
  ',',
);
const deeds = 'cấp mới,cấp lại,gia hạn,thu hồi,điều chỉnh,xác nhận,công bố,chấp thuận'.split(',');
/** Syllables no field shares, so that each name has words of its own. */
const onsets = 'b,ch,d,g,h,kh,l,m,n,ng,ph,qu,s,t,th,tr,v,x'.split(',');
const rhymes = 'ang,anh,oang,uôm,iêng,ươc,inh,ôt,eo,âu,ưu,ên'.split(',');
const things = onsets.flatMap((onset) => rhymes.map((rhyme) => onset + rhyme));

const procedure = (number: number, more: Partial<TitleRecord> = {}): TitleRecord => {
  const field = fields[number % fields.length] ?? '';
  const deed = deeds[Math.floor(number / fields.length) % deeds.length];
  const at = number * 7;
  const [one, two] = [things[at % things.length], things[(at * 5 + number) % things.length]];
  const id = `1.${String(100_000 + number)}`;
  return {
    ...{ id, kind: 'procedure', url: `/thu-tuc/${id}/`, covers: [id], alsoKnownAs: [] },
    title: `Thủ tục ${deed} giấy phép ${field} đối với ${one} ${two} theo quy định của pháp luật hiện hành`,
    about: `Lĩnh vực ${field}. Trung ương giải quyết.`,
    ...{ isEssential: false, isCommune: false, isEnded: false },
    ...more,
  };
};

const service = (id: string, title: string, covers: string[]): TitleRecord => ({
  ...procedure(0, { id, title, covers, url: `/dich-vu/${id}/`, kind: 'service', about: '' }),
  ...{ isCommune: true, isEssential: true },
});

/** A site whose names are too many for two files; a commune handles a third. */
const large: TitleIndex = {
  pages: [
    service('khai-sinh', 'Đăng ký khai sinh', ['1.100000', '1.100001']),
    ...Array.from({ length: 1500 }, (_, number) =>
      procedure(number, {
        isCommune: number % 3 === 0,
        ...(number === 1400 ? { isEnded: true, covers: ['1.101400', '1.101402'] } : {}),
      }),
    ),
    procedure(9999, { title: 'Thủ tục chấp thuận bồn tank' }),
  ],
  synonyms: [{ from: ['sàn cổ phiếu'], to: ['chứng khoán'], exact: false, isAbbreviation: false }],
  words: ['đâu'],
};
const small: TitleIndex = { ...large, pages: large.pages.slice(0, 300) };
const packed = pack(large);
const whole = ranker(large);

/** Names of a procedure that the first file does not hold. */
const beyond = large.pages.filter(
  ({ id, isEnded }) => !isEnded && !packed.first.pages.some(([, first]) => first === id),
);
const someBeyond = beyond.filter((_, index) => index % 113 === 0);
/** What sets a name apart. */
const asked = ({ title }: TitleRecord): string =>
  title.replace('Thủ tục ', '').replace(' theo quy định của pháp luật hiện hành', '');

const files = new Map<string, unknown>([
  ['titles.json', packed.first],
  ...packed.keys.map((file, number) => [keyFile(number), file] as const),
  ...packed.parts.map((file, number) => [partFile(number), file] as const),
]);
let fetched: string[];
let missing: RegExp;

beforeEach(() => {
  fetched = [];
  missing = /^$/;
  vi.useFakeTimers();
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  vi.stubGlobal('fetch', async (address: string) => {
    const name = address.replace('/pagefind/b/', '');
    fetched.push(name);
    if (missing.test(name) || !files.has(name)) return new Response('', { status: 404 });
    return Response.json(files.get(name));
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const start = (): Promise<NameSearch> => nameSearch('/pagefind/b/');

/** What is shown at once, and in the end. */
async function search(
  names: NameSearch,
  query: string,
): Promise<{ first: Answer[]; last: Answer }> {
  const first: Answer[] = [];
  const coming = names.answer(query, {}, (answer) => first.push(answer));
  await vi.runAllTimersAsync();
  return { first, last: await coming };
}
const urls = ({ results }: Answer, most = 3): string[] =>
  results.slice(0, most).map(({ url }) => url);

describe('what a phone fetches of a large site', () => {
  test('the first file is what one phone keeps, each other file what one query may cost', () => {
    const communal = Array.from({ length: 3000 }, (_, number) =>
      procedure(number, { isCommune: true }),
    );
    const full = pack({ ...large, pages: [...large.pages, ...communal] });
    expect(Buffer.byteLength(JSON.stringify(full.first))).toBeLessThan(400_000);
    expect(full.first.pages.length).toBeGreaterThan(packed.first.pages.length);
    for (const file of [...packed.keys, ...packed.parts, ...full.keys, ...full.parts])
      expect(Buffer.byteLength(JSON.stringify(file))).toBeLessThan(60_000);
    for (const file of [packed.keys[0], ...packed.parts.slice(0, 2)])
      expect(brotliCompressSync(JSON.stringify(file)).length).toBeLessThan(12_000);
    expect(packed.more).toEqual([]);
  });

  test('of thousands of services those that every phone keeps are at hand', () => {
    const many = Array.from({ length: 3000 }, (_, number) => ({
      ...service(`viec-${number}`, `${procedure(number).title} ${number}`, [
        `2.${100_000 + number}`,
      ]),
      isEssential: false,
    }));
    const covered = many.map(({ covers: [id = ''] }) => procedure(0, { id, isCommune: true }));
    const full = pack(
      { ...large, pages: [...large.pages, ...many, ...covered] },
      new Set(['khai-sinh', 'viec-2999']),
    );
    const first = new Set(full.first.pages.map(([, id]) => id));
    expect(Buffer.byteLength(JSON.stringify(full.first))).toBeLessThan(400_000);
    expect(['khai-sinh', 'viec-2999', '2.102999', 'viec-0'].filter((id) => !first.has(id))).toEqual(
      [],
    );
    expect(first.has('viec-2998')).toBe(false);
    expect(full.parts.flat().some(([, id]) => id === 'viec-2998')).toBe(true);
  });

  test('no page is lost and none is there twice', () => {
    const ids = [...packed.first.pages, ...packed.parts.flat()].map(
      ([kind, id]) => `${kind} ${id}`,
    );
    expect(ids.length).toBe(large.pages.length);
    expect(new Set(ids).size).toBe(large.pages.length);
  });

  test('all procedures of a service are at hand from the start, whoever handles them', () => {
    const first = new Set(packed.first.pages.map(([, id]) => id));
    expect(first.has('1.100000') && first.has('1.100001')).toBe(true);
    expect(first.has('khai-sinh')).toBe(true);
  });
});

describe('what a query finds in parts', () => {
  test('is what it finds in one file, and asks for three parts at most', async () => {
    for (const page of someBeyond) {
      const names = await start();
      fetched = [];
      const { last } = await search(names, asked(page));
      expect(urls(last, 1), page.title).toEqual([page.url]);
      expect(urls(last, 1), page.title).toEqual(urls(answerOf(whole(asked(page))), 1));
      expect(fetched.filter((name) => name.includes('part')).length, page.title).toBeLessThan(4);
      expect(fetched.filter((name) => name.includes('keys')).length, page.title).toBeLessThan(7);
    }
  });

  test('once all parts are here, is the same to the last place', () => {
    const rank = ranker(unpack(packed.first));
    for (const part of packed.parts) rank.add(unpack({ ...packed.first, pages: part }).pages);
    for (const page of someBeyond) {
      const query = asked(page);
      expect(new Set(urls(answerOf(rank(query)), 30))).toEqual(
        new Set(urls(answerOf(whole(query)), 30)),
      );
    }
  });

  test('shows what is here first, and says that more may follow', async () => {
    const [page] = beyond;
    if (!page) throw new Error('the site is not large');
    const { first, last } = await search(await start(), asked(page));
    expect(first.map(({ isWhole }) => isWhole)).toEqual([false]);
    expect(first.flatMap((answer) => urls(answer, 30))).not.toContain(page.url);
    expect(last.isWhole).toBe(true);
  });

  test('needs no file again', async () => {
    const query = asked(beyond[0] ?? procedure(1));
    const names = await start();
    // The second time the words are better known, and their neighbours are asked for.
    for (const _ of ['first', 'second']) await search(names, query);
    fetched = [];
    const { first } = await search(names, query);
    expect(fetched).toEqual([]);
    expect(first).toEqual([]);
  });

  test('is found by a word of the dictionary, without marks and by a code', async () => {
    const page = beyond.find(({ title }) => title.includes('chứng khoán'));
    const code = page?.id ?? '';
    const plain = asked(page ?? procedure(1))
      .normalize('NFD')
      .replace(/\p{M}/gu, '');
    for (const query of [code, code.slice(2), `${code}.000.00.00.H56`, plain.replace('đ', 'd')])
      expect(urls((await search(await start(), query)).last, 1), query).toEqual([page?.url]);
    const { last } = await search(await start(), 'gia hạn giấy phép sàn cổ phiếu');
    expect(last.results[0]?.title).toContain('chứng khoán');
  });

  test('a code that ended brings what is used now, from whatever part', async () => {
    const { last } = await search(await start(), '1.101400');
    expect(last.results.map(({ id }) => id)).toEqual(['1.101402', '1.101400']);
  });

  test('words that only parts hold are words, not slips', async () => {
    const { first, last } = await search(await start(), 'bồn tank');
    for (const answer of [...first, last]) expect(answer.mended).toBeUndefined();
    expect(urls(last, 1)).toEqual(['/thu-tuc/1.109999/']);
  });

  test('what every object has is a word like others', async () => {
    const { last } = await search(await start(), 'constructor toString');
    expect(last.isWhole).toBe(true);
  });
});

describe('on the way', () => {
  test('nothing is fetched for what was typed on the way to a query', async () => {
    const query = asked(beyond[0] ?? procedure(1));
    const names = await start();
    await search(names, query);
    const needed = [...fetched];
    const others = await start();
    fetched = ['titles.json'];
    const early = [200, 400, 600].map((at) =>
      others.answer(asked(beyond[at] ?? procedure(1)), {}, () => undefined),
    );
    const { last } = await search(others, query);
    await Promise.all(early);
    expect(fetched).toEqual(needed);
    expect(urls(last, 1)).toEqual([beyond[0]?.url]);
  });

  test.each([
    ['part', /part/],
    ['file of keys', /keys/],
  ])('a %s that cannot be fetched leaves what is here, and is asked for again', async (_, lost) => {
    const page = beyond[0] ?? procedure(1);
    const names = await start();
    missing = lost;
    const { first, last } = await search(names, asked(page));
    expect(last.isWhole).toBe(true);
    expect(urls(last, 30)).toEqual(urls(first[0] ?? last, 30));
    expect(last.results.length).toBeGreaterThan(0);
    missing = /^$/;
    expect(urls((await search(names, asked(page))).last, 1)).toEqual([page.url]);
  });
});

test('a small site has two files, with every page in its order', () => {
  const { first, more, keys, parts } = pack(small);
  expect([keys, parts, first.cut]).toEqual([[], [], undefined]);
  const isFirst = ({ isCommune, isEnded }: TitleRecord) => isCommune && !isEnded;
  expect(unpack(first, more).pages).toEqual([
    ...small.pages.filter(isFirst),
    ...small.pages.filter((page) => !isFirst(page)),
  ]);
});
