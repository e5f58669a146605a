import { slugOf } from '#domain/fold.ts';
import { csvLine } from '#read/csv.ts';
import { day, listHead, procedureCode, procedureColumns } from '#schemas/index.ts';
import { type Asking, askSources, type Files, fits, NotWritten, yamlOf } from './writing.ts';

/** A decision and its first rows. A whole annex comes by `npm run list -- import`. */
export async function decision(asking: Asking): Promise<Files> {
  const { shape } = listHead;
  const number = await asking.one('number', 'Số quyết định, ví dụ 2171/QĐ-UBND', {
    test: (answer) =>
      /^\d+[^\s/]*\/\S+$/.test(answer)
        ? undefined
        : `“${answer}” không giống số quyết định, ví dụ 2171/QĐ-UBND`,
  });
  const title = await asking.one('title', 'Tên gọi bằng lời thường');
  const issuer = await asking.one('issuer', 'Cơ quan ban hành');
  const issuerLevel = await asking.one('level', 'Cấp ban hành: national, ministry hay province?', {
    fallback: /tỉnh|thành phố/i.test(issuer) ? 'province' : 'ministry',
    test: fits(shape.issuerLevel, 'ghi national, ministry hoặc province'),
  });
  const signed = await asking.one('signed', 'Ngày ký, ghi như 2026-11-24', {
    test: fits(day, 'ngày ghi như 2026-11-24'),
  });
  const effective = await asking.one('effective', 'Ngày hiệu lực, chưa rõ thì để trống', {
    fallback: 'unknown',
    test: fits(shape.effective, 'ngày ghi như 2026-11-24, hoặc unknown'),
  });
  const rows = await asking.many(
    'row',
    'Thủ tục: mã, dấu cách, rồi amended, abolished, standardised hoặc new',
    {
      test: (answer) => {
        const [code = '', change = '', ...name] = answer.split(/\s+/);
        const known = asking.catalogue.procedures.get(code);
        if (!procedureCode.safeParse(code).success)
          return `“${code}” không phải mã thủ tục; mã có dạng 1.001193`;
        if (!/^(?:amended|abolished|standardised|new)$/.test(change))
          return `“${change}” không phải một trong các chữ amended, abolished, standardised, new`;
        if (!known && change !== 'new') return `mã ${code} không có trong danh sách nào`;
        if (known && change === 'new') return `mã ${code} đã có (${known.facts.name})`;
        if (!known && name.length === 0) return `mã mới ${code}: hãy ghi thêm tên sau chữ new`;
        if (known) console.log(`  ${code}: ${known.facts.name}`);
        return undefined;
      },
    },
  );
  const id = `${signed}-${slugOf(number)}`;
  if (asking.content.lists.some((list) => list.id === id))
    throw new NotWritten(`đã có thư mục lists/${id}.`);
  const head = {
    kind: 'decision',
    number,
    title,
    issuer,
    issuerLevel,
    signed,
    effective,
    confidence: 'single',
    complete: false,
    note: 'Mới chép một phần, chưa ai đối chiếu với phụ lục.',
    sources: await askSources(asking),
  };
  const lines = rows.map((row) => {
    const [code = '', change = '', ...name] = row.split(/\s+/);
    const cells: Readonly<Record<string, string>> = {
      code,
      change,
      name: asking.catalogue.procedures.get(code)?.facts.name ?? name.join(' '),
      confidence: 'single',
    };
    return csvLine(procedureColumns.map((column) => cells[column] ?? ''));
  });
  return {
    [`lists/${id}/list.yaml`]: `# yaml-language-server: $schema=../../.schemas/list.schema.json\n${yamlOf(head)}`,
    [`lists/${id}/procedures.csv`]: csvLine(procedureColumns) + lines.join(''),
  };
}
