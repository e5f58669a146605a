import { expect, test } from 'vitest';
import type { TitleRecord } from '#search/title-index.ts';
import { toldApart } from '../../../scripts/build-search.ts';

const procedure = (id: string, title: string): TitleRecord => ({
  ...{ id, title, kind: 'procedure', url: `/thu-tuc/${id}/`, about: 'Xây dựng.' },
  ...{ alsoKnownAs: [], isEssential: false, isCommune: true, covers: [id], isEnded: false },
});

test('procedures of one name are told apart by who files, where that differs', () => {
  const records = [
    procedure('1.000001', 'Cấp giấy phép'),
    procedure('1.000002', 'Cấp Giấy phép'),
    procedure('1.000003', 'Cấp bản sao'),
    procedure('1.000004', 'Cấp bản sao'),
  ];
  const applicants = new Map([
    ['1.000001', 'Công dân Việt Nam'],
    ['1.000002', 'Doanh nghiệp'],
    ['1.000003', 'Công dân Việt Nam'],
    ['1.000004', 'Công dân Việt Nam'],
  ]);
  expect(toldApart(records, applicants).map(({ about }) => about)).toEqual([
    'Xây dựng. Người làm: Công dân Việt Nam.',
    'Xây dựng. Người làm: Doanh nghiệp.',
    'Xây dựng.',
    'Xây dựng.',
  ]);
});
