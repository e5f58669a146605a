import type { OpenState } from '#domain/opening-hours.ts';
import type { Opening } from '#schemas/site.ts';
import { type Language, wordsOf } from './registry.ts';

type Weekday = Opening['days'][number];

const week = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

const names: Record<Weekday, string> = {
  MO: 'thứ Hai',
  TU: 'thứ Ba',
  WE: 'thứ Tư',
  TH: 'thứ Năm',
  FR: 'thứ Sáu',
  SA: 'thứ Bảy',
  SU: 'Chủ nhật',
};

/** `07:30` → `7:30`. */
const clock = (time: string): string => time.replace(/^0/, '');

/** “thứ Hai đến thứ Sáu”, “thứ Ba, thứ Năm”. */
function dayNames(days: readonly Weekday[]): string {
  const at = days.map((day) => week.indexOf(day)).sort((a, b) => a - b);
  const [first = 0, last = 0] = [at[0], at.at(-1)];
  const name = (number: number): string => names[week[number] ?? 'MO'];
  return at.length > 2 && last - first === at.length - 1
    ? `${name(first)} đến ${name(last)}`
    : at.map(name).join(', ');
}

const noted = ({ note }: Opening): string => (note ? ` (${note})` : '');

const unsure = ({ confidence }: Opening): string =>
  confidence === 'confirmed' ? '' : ' Giờ này chưa đối chiếu được, hỏi lại trước khi đi.';

export const vietnameseOpeningHours = {
  unknown: 'Chưa có thông tin.',

  /**
   * The state in one or two sentences.
   *
   * @param today - the day of the state.
   * @param tomorrow - the day after it.
   * @param saturday - what the place says of Saturdays.
   */
  state(state: OpenState, today: string, tomorrow: string, saturday: string): string {
    switch (state.kind) {
      case 'unknown':
        return vietnameseOpeningHours.unknown;
      case 'saturday':
        return `${saturday}.`;
      case 'open':
        return `Đang mở, đến ${clock(state.now.closes)}${noted(state.now)}.${unsure(state.now)}`;
      case 'closed': {
        const { holiday, next } = state;
        const head = holiday ? `Hôm nay nghỉ: ${holiday}.` : 'Đang đóng cửa.';
        if (!next) return holiday ? head : `${head} Chưa rõ khi nào mở lại.`;
        const { day, stretch } = next;
        const when =
          day === today
            ? ''
            : day === tomorrow
              ? ' ngày mai'
              : ` ${weekday(day)}, ${day.slice(8)}/${day.slice(5, 7)}`;
        return `${head} Mở lại lúc ${clock(stretch.opens)}${when}${noted(stretch)}.${unsure(stretch)}`;
      }
    }
  },
};

/** For the build alone: no phone needs to load them. */
export const vietnameseOpeningWeek = {
  labelled: (words: string): string =>
    `Giờ mở cửa: ${words.charAt(0).toLowerCase()}${words.slice(1)}`,

  /** All hours of a week, for those without scripts and for paper. */
  week(opening: readonly Opening[]): string {
    const groups = Map.groupBy(opening, ({ days }) => dayNames(days));
    const said = [...groups].map(
      ([days, stretches]) =>
        `${days} ${stretches.map((one) => `${clock(one.opens)} đến ${clock(one.closes)}${noted(one)}`).join(' và ')}`,
    );
    const doubt = opening.map(unsure).find(Boolean) ?? '';
    const words = `${said.join('; ')}. Ngày lễ nghỉ.${doubt}`;
    return words.charAt(0).toUpperCase() + words.slice(1);
  },
};

const weekday = (day: string): string =>
  names[week[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'MO'];

/** How a page writes opening hours, in a language. */
export const openingWeekIn = (language: Language): typeof vietnameseOpeningWeek =>
  wordsOf('openingWeek', vietnameseOpeningWeek, language);

/** What the site says of opening hours now, in a language. */
export const openingHoursIn = (language: Language): typeof vietnameseOpeningHours =>
  wordsOf('openingHours', vietnameseOpeningHours, language);
