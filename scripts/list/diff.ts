import { listsOf } from '#checks/index.ts';
import { catalogueOn, differences, type FactName } from '#domain/catalogue.ts';
import type { Content } from '#read/read-content.ts';
import { day } from '#schemas/common.ts';

const factNames: Record<FactName, string> = {
  name: 'tên',
  field: 'lĩnh vực',
  levels: 'cấp',
  time: 'thời hạn',
  fee: 'phí',
  agency: 'cơ quan',
  legal: 'căn cứ',
};

/** `npm run list -- diff A B`: says what differs between the catalogue of two days. */
export function diff(content: Content, [from = '', to = '']: readonly string[]): void {
  for (const text of [from, to])
    if (!day.safeParse(text).success)
      throw new Error(`ngày “${text}” không đúng dạng, hãy ghi như 2026-07-18`);
  const lists = listsOf(content);
  const [before, after] = [catalogueOn(from, lists), catalogueOn(to, lists)];
  const changes = differences(before, after);
  for (const { code, kind, facts } of changes) {
    const name = (after.procedures.get(code) ?? before.procedures.get(code))?.facts.name;
    const what =
      kind === 'came'
        ? 'mới dùng'
        : kind === 'ended'
          ? 'thôi dùng'
          : `đổi ${facts.map((fact) => factNames[fact]).join(', ')}`;
    console.log(`${code}  ${what}: ${name}`);
  }
  const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
  console.log(`${count('came')} mới dùng, ${count('ended')} thôi dùng, ${count('changed')} đổi.`);
}
