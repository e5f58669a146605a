import { crc32, deflateRawSync } from 'node:zlib';

/** What a test puts into a cell: text, a number as Excel stores it, a date by its serial, a formula with its result. */
export type CellSpec =
  | string
  | null
  | { readonly number: string }
  | { readonly serial: number }
  | { readonly formula: string; readonly result?: string };

export interface SheetSpec {
  readonly name: string;
  readonly isHidden?: boolean;
  readonly rows: readonly (readonly CellSpec[])[];
  readonly merges?: readonly string[];
  readonly hiddenRows?: readonly number[];
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const column = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : `A${String.fromCharCode(65 + index - 26)}`;

function cellXml(cell: CellSpec, at: string, shared: string[]): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string') {
    if (!shared.includes(cell)) shared.push(cell);
    return `<c r="${at}" t="s"><v>${shared.indexOf(cell)}</v></c>`;
  }
  if ('number' in cell) return `<c r="${at}"><v>${cell.number}</v></c>`;
  if ('serial' in cell) return `<c r="${at}" s="1"><v>${cell.serial}</v></c>`;
  const value = cell.result === undefined ? '' : `<v>${escaped(cell.result)}</v>`;
  return `<c r="${at}"${/^\d/.test(cell.result ?? '') ? '' : ' t="str"'}><f>${escaped(cell.formula)}</f>${value}</c>`;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A real `.xlsx`: SpreadsheetML with shared strings, merged cells, hidden rows and sheets, zipped. */
export function workbook(
  sheets: readonly SheetSpec[],
  more: Readonly<Record<string, string>> = {},
): Uint8Array {
  const shared: string[] = [];
  const files: Record<string, string> = {};
  for (const [index, { rows, merges = [], hiddenRows = [] }] of sheets.entries()) {
    const body = rows
      .map((cells, nth) => {
        const inside = cells
          .map((cell, at) => cellXml(cell, `${column(at)}${nth + 1}`, shared))
          .join('');
        return `<row r="${nth + 1}"${hiddenRows.includes(nth + 1) ? ' hidden="1"' : ''}>${inside}</row>`;
      })
      .join('');
    const merged =
      merges.length > 0
        ? `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
        : '';
    files[`xl/worksheets/sheet${index + 1}.xml`] =
      `${head}<worksheet xmlns="${main}"><sheetData>${body}</sheetData>${merged}</worksheet>`;
  }
  files['xl/workbook.xml'] = `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets
    .map(
      ({ name, isHidden }, index) =>
        `<sheet name="${escaped(name)}" sheetId="${index + 1}"${isHidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
    )
    .join('')}</sheets></workbook>`;
  files['xl/_rels/workbook.xml.rels'] =
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map(
        (_, index) =>
          `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rId98" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId99" Type="${office}/styles" Target="styles.xml"/></Relationships>`;
  files['xl/sharedStrings.xml'] =
    `${head}<sst xmlns="${main}" count="${shared.length}" uniqueCount="${shared.length}">${shared
      .map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`)
      .join('')}</sst>`;
  files['xl/styles.xml'] =
    `${head}<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`;
  files['[Content_Types].xml'] =
    `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`;
  files['_rels/.rels'] =
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
  return zipped({ ...files, ...more });
}

/** A deflated zip archive; `claim` writes other unpacked sizes into its directory than the files have. */
export function zipped(
  files: Readonly<Record<string, string | Uint8Array>>,
  claim?: number,
): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const data = deflateRawSync(bytes);
    const label = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt16LE(0x21, 8);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(claim ?? bytes.length, 18);
    fields.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, label, data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, place, label]));
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...parts, list, Buffer.from('PK\x05\x06'), end]));
}
