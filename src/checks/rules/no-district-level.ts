import type { Place } from '#domain/located.ts';
import { isDistrictLevel, nameInSentence } from '#domain/units.ts';
import { proseOf, sentencesOf } from '../prose.ts';
import type { Rule } from '../rule.ts';

/** The first day without districts, towns and cities of a province (Luật Tổ chức chính quyền địa phương 2025). */
const firstDay = '2025-07-01';

const edge = '(?![\\p{L}\\p{M}])';
const start = '(?<![\\p{L}\\p{M}])';
const level = '(?:huyện|quận|thị xã|thành phố thuộc tỉnh)';

/** Offices of the district, and who does their work now; the first that fits speaks. */
const bodies: readonly (readonly [pattern: string, instead: string])[] = [
  [`(?:Ủy|Uỷ) ban nhân dân (?:cấp )?${level}|UBND (?:cấp )?${level}`, 'Ủy ban nhân dân phường, xã'],
  [`Công an (?:cấp )?${level}`, 'Công an phường, xã, hoặc Công an tỉnh'],
  [
    `Tòa án(?: nhân dân)? (?:cấp )?${level}|Toà án(?: nhân dân)? (?:cấp )?${level}`,
    'Tòa án nhân dân khu vực',
  ],
  [`(?:Chi cục )?Thuế (?:cấp )?${level}`, 'Thuế cơ sở'],
  [`Bảo hiểm xã hội (?:cấp )?${level}`, 'Bảo hiểm xã hội cơ sở'],
  [
    `Phòng (?:Tư pháp|Nội vụ|Tài nguyên và Môi trường|Tài chính[ –-]+Kế hoạch|Kinh tế và Hạ tầng|Lao động[ ,–-]+Thương binh và Xã hội|Giáo dục và Đào tạo)(?: ${level})?`,
    'Ủy ban nhân dân phường, xã, hoặc sở của tỉnh, tùy thủ tục trong danh mục',
  ],
  [
    `(?:Bộ phận (?:một cửa|tiếp nhận và trả kết quả)|Trung tâm hành chính công) (?:của )?(?:cấp )?${level}`,
    'Trung tâm Phục vụ hành chính công phường, xã',
  ],
  [
    `(?:Ban Chỉ huy quân sự|Phòng [\\p{L} ,–-]{2,40}?|Văn phòng [\\p{L} ,–-]{2,40}?|Chi nhánh [\\p{L} ,–-]{2,40}?|Trung tâm [\\p{L} ,–-]{2,40}?) (?:cấp )?${level}`,
    'tên cơ quan đang nhận việc này ở phường, xã hoặc ở tỉnh',
  ],
  [`cấp ${level}`, '“cấp xã” hoặc “cấp tỉnh”, theo cột `levels` của danh mục'],
  [
    `(?:[Nn]ộp|[Đđ]ến|[Rr]a|[Ll]ên|[Ở]|ở|tại|về|[Gg]ửi|[Hh]ỏi) ${level}(?! (?:[^.]{0,30} )?cũ)`,
    '“phường, xã” hoặc “tỉnh”',
  ],
];

/** A sentence that tells of the time before, and says so with a day or a year. */
const history =
  /(?:trước|đến hết|cho tới|cho đến|tới|đến|hồi|từng|lập|năm)[^.;]{0,24}?(?:(?:0?1|30)\/0?[67]\/2025|(?:19\d\d|20[01]\d|202[0-4])(?!\d)|2025(?= |,|$|\.|\)))|(?:không còn|đã bỏ|bỏ|hết|thôi|giải thể)[^.;]*?(?:0?1|30)\/0?[67]\/2025|(?:0?1|30)\/0?[67]\/2025[^.;]*?(?:không còn|đã bỏ|bỏ|hết|thôi|giải thể)/iu;

/** After 1 July 2025 nobody is sent to a level of offices that is gone. */
export const noDistrictLevel: Rule = {
  name: 'no-district-level',
  reliesOn: ['units.yaml', 'lists/'],
  check({ files, lists, units: located }, report) {
    const units = located?.value.units ?? [];
    const ended = units.filter(
      (unit) => isDistrictLevel(unit) && unit.validTo !== undefined && unit.validTo < firstDay,
    );
    const slips = [
      ...bodies,
      ...ended.map(({ name, succeededBy }): [string, string] => [
        `${nameInSentence(name)}(?! cũ)`,
        `tên phường, xã: ${succeededBy
          .flatMap((id) => units.find((unit) => unit.id === id)?.name ?? [])
          .map(nameInSentence)
          .join(', ')}`,
      ]),
    ];
    const found = (pattern: string, flags: string): RegExp =>
      new RegExp(`${start}(?:${pattern})${edge}`, flags);
    // Nearly every line has no word of theirs, and of the others nearly every sentence no slip.
    const words = [
      'huyện',
      'quận',
      'thị xã',
      'thành phố',
      'phòng ',
      ...ended.map(({ name }) => name),
    ];
    const word = new RegExp(words.join('|'), 'iu');
    const any = found(slips.map(([pattern]) => pattern).join('|'), 'iu');
    const patterns = slips.map(([pattern, instead]) => [found(pattern, 'giu'), instead] as const);
    const officialNames = new Set(
      lists.flatMap(({ rows }) => rows.map(({ value }) => value.name.toLowerCase())),
    );

    const look = (text: string, place: Place): void => {
      if (!word.test(text)) return;
      const withoutNames = text.replace(/“([^”]*)”/g, (quoted, words: string) =>
        officialNames.has(words.toLowerCase()) ? ' '.repeat(quoted.length) : quoted,
      );
      for (const sentence of sentencesOf(withoutNames)) {
        if (!any.test(sentence.text) || history.test(sentence.text)) continue;
        const told: (readonly [from: number, to: number])[] = [];
        for (const [pattern, instead] of patterns)
          for (const match of sentence.text.matchAll(pattern)) {
            // “Phòng Tư pháp huyện” is one slip, whichever patterns see it.
            const [from, to] = [match.index, match.index + match[0].length];
            if (told.some(([start, end]) => from < end && start < to)) continue;
            told.push([from, to]);
            report(
              { ...place, column: place.column + sentence.at + from },
              `“${match[0]}” không còn nhận việc: từ 01/7/2025 không còn cấp huyện, quận, thị xã.`,
              `Hãy ghi ${instead}. Kể chuyện trước đây thì nói rõ “trước ngày 01/7/2025” trong cùng câu.`,
            );
          }
      }
    };

    // Units are history themselves; what they say is for units-consistent.
    for (const file of files)
      if (!file.file.endsWith('/units.yaml'))
        for (const prose of proseOf(file)) look(prose.text, prose);
    for (const { rows, head } of lists) {
      if (head.value.signed < firstDay) continue;
      for (const row of rows) if (row.value.agency) look(row.value.agency, row.at('agency'));
    }
  },
};
