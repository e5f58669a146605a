import type { z } from 'zod';
import type { ProcedureList } from '#domain/catalogue.ts';
import { listHead, procedureColumns, procedureRow } from '#schemas/index.ts';

/** The cells a case is about, as an editor writes them; every other cell is empty. */
export type Cells = Partial<Record<(typeof procedureColumns)[number], string>>;

/** What a case says about the paper; the rest is filled in. */
export type Head = Partial<z.input<typeof listHead>> & { readonly signed: string };

/** A procedure list as the catalogue takes it, through the real schemas. */
export function listOf(id: string, head: Head, rows: readonly Cells[]): ProcedureList {
  const kind = head.kind ?? 'decision';
  return {
    id,
    head: listHead.parse({
      kind,
      ...(kind === 'decision' ? { number: '1/QĐ-BTP' } : {}),
      title: 'Danh sách',
      issuer: 'Bộ Tư pháp',
      issuerLevel: 'ministry',
      effective: head.signed,
      confidence: 'confirmed',
      complete: true,
      sources: [{ name: 'Công báo', read: '2026-11-24' }],
      ...head,
    }),
    rows: rows.map((cells) =>
      procedureRow.parse({
        ...Object.fromEntries(procedureColumns.map((column) => [column, ''])),
        change: kind === 'snapshot' ? 'listed' : 'new',
        name: `Thủ tục ${cells.code}`,
        confidence: 'confirmed',
        ...cells,
      }),
    ),
  };
}
