import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CorpusPage, corpus } from './corpus.ts';
import { type Row, writeSnapshots } from './national.ts';

/** A page of the corpus as a service of ours: its table becomes the papers, its summary what is short enough. */
function serviceOf({ title, description, body }: CorpusPage): string {
  const rows = [...body.matchAll(/^\| (?!Giấy tờ|---)([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)];
  const papers = rows.map(
    ([, name, count, note]) => `  - name: ${name}\n    note: ${count}. ${note}\n    required: true`,
  );
  // What our validator wants of every text: headings of one level, amounts from lists, days that count.
  const text = body
    .replace(/^\|.*\n/gm, '')
    .replace(/^## (?:Giấy tờ cần chuẩn bị|Câu hỏi thường gặp)\n+/gm, '')
    .replace(/^### /gm, '## ')
    .replace(/[\d.]+ đồng/g, 'một khoản tiền')
    .replace(/(\d) ngày(?! làm việc)/g, '$1 ngày làm việc');
  return `---
title: ${JSON.stringify(title.slice(0, 80))}
summary: ${JSON.stringify(description.slice(0, 220))}
procedures: []
who: Ai cần làm thì làm.
where: Trung tâm Phục vụ hành chính công.
result: Giấy tờ bạn cần.
papers:
${papers.join('\n')}
uncoded:
  fee: Chưa rõ
  time: Chưa rõ
legal:
  - number: 60/2014/QH13
    title: Luật Hộ tịch
confidence:
  codes: unknown
  papers: unknown
  fee: unknown
  time: unknown
  result: unknown
  advice: unknown
reviewed: 2026-11-24
reviewEveryDays: 180
sources:
  - name: Bài đặt ra để đo, không có gì là thật
    read: 2026-11-24
openQuestions:
  - Bài đặt ra để đo, không có mã thủ tục.
---

${text}`;
}

const rowOf = ({ title, fieldName }: CorpusPage, index: number): Row => ({
  code: `9.${String(index).padStart(6, '0')}`,
  change: 'listed',
  name: title,
  field: fieldName,
  levels: 'commune',
  channels: 'online counter',
  onlineTime: '3 ngày làm việc',
  counterTime: '5 ngày làm việc',
  agency: 'Ủy ban nhân dân cấp xã',
  confidence: 'single',
});

/**
 * Puts so many pages of the corpus beside a commune's own content, as services: one page each, which the validator, the
 * search and the packs treat like every other, and so many procedures in lists. Translations are left out, or each page
 * would be built twice.
 */
export function addCorpus(pages: number, rows: number, content: string): void {
  rmSync(join(content, 'en'), { recursive: true, force: true });
  mkdirSync(join(content, 'services'), { recursive: true });
  for (const [index, page] of corpus(pages).entries())
    writeFileSync(
      join(content, 'services', `${page.slug.slice(0, 60).replace(/-$/, '')}-${index + 1}.mdx`),
      serviceOf(page),
    );
  writeSnapshots(corpus(rows).map(rowOf), content);
}
