import { dropFiles, notebook, saveFile } from '#device/notebook.ts';
import { countedFor, fileState } from '#domain/file-state.ts';
import { type FiledFile, fileKey, type Notebook } from '#domain/notebook.ts';
import { type Calendar, filedAt } from '#domain/result-date.ts';
import { filedIn } from '#i18n/filed.ts';
import { resultDateIn } from '#i18n/result-date.ts';
import { daysOff } from './calendar.ts';
import { element } from './element.ts';
import { downloadReminders } from './reminders.ts';
import { countInWords, showLines } from './result-day.ts';

const say = filedIn('vi');
const { howCounted, lines } = resultDateIn('vi');

/** What a card asks of the notebook around it. */
interface Tools {
  readonly tell: (words: string) => void;
  /** Something was taken out; `before` is what to go back to. */
  readonly dropped: (words: string, before: Notebook) => void;
  readonly show: () => Promise<void>;
}

/** Files that are on their way, those to fetch first; what is fetched stands last. */
export async function fileCards(
  files: () => readonly FiledFile[],
  tools: Tools,
): Promise<readonly Node[]> {
  const calendar = await daysOff();
  const today = filedAt(new Date()).day;
  const order = (file: FiledFile): string =>
    `${file.isFetched ? 1 : 0}${fileState(file, today, calendar).day ?? '9'}`;
  // Asked only now: something may have changed while the days were loading.
  return [...files()]
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
    .map((file) => card(file, today, calendar, tools));
}

function card(
  file: FiledFile,
  today: string,
  calendar: Calendar,
  { tell, dropped, show }: Tools,
): Node {
  const state = fileState(file, today, calendar);
  /** Drawn anew, the card is another element: whoever uses the keyboard stays at the same field. */
  const change = async (part: Partial<FiledFile>, field: string): Promise<void> => {
    saveFile({ ...file, ...part, changed: new Date().toISOString() });
    await show();
    for (const other of document.querySelectorAll<HTMLElement>('[data-key]'))
      if (other.dataset.key === fileKey(file)) other.querySelector<HTMLElement>(field)?.focus();
  };
  const item = element(
    'li',
    { className: 'card' },
    element('h3', {}, element('a', { href: `/${file.page}/`, textContent: file.title })),
    element('p', {
      className: state.kind === 'over' || state.kind === 'today' ? 'note' : 'state',
      textContent: say.state(state, file.appointed !== ''),
    }),
  );
  item.dataset.key = fileKey(file);
  if (state.kind === 'over')
    item.append(
      element('p', {}, element('a', { href: '/noi-ho-tro/', textContent: say.whereToAsk })),
    );
  const facts = element('dl', { className: 'rows' });
  for (const [term, words] of [
    [say.number, file.number || say.noNumber],
    [say.filed, say.filedAt(file.day, file.time)],
  ] as const)
    facts.append(
      element(
        'div',
        {},
        element('dt', { textContent: term }),
        element('dd', { textContent: words }),
      ),
    );
  item.append(facts);

  if (!file.appointed && !file.isFetched) {
    const count = element('ol', { className: 'count' });
    count.setAttribute('role', 'list');
    const days = countInWords(
      { day: file.day, ...(file.time && { time: file.time }) },
      file.limit,
      calendar,
      file.closes,
    );
    showLines(count, 'li', days);
    const why = element('div', {});
    // The day itself stands above.
    const words = lines(countedFor(file, calendar), file.closes);
    showLines(why, 'p', words.slice(days.length > 0 ? 1 : 0));
    item.append(
      element(
        'details',
        { className: 'question' },
        element('summary', { textContent: howCounted }),
        count,
        why,
      ),
    );
  }

  const appointed = element('input', { type: 'date', value: file.appointed });
  appointed.addEventListener('change', () => {
    if (/^(?:20\d\d-.*)?$/.test(appointed.value))
      change({ appointed: appointed.value }, '[type=date]');
  });
  const fetched = element('input', { type: 'checkbox', checked: file.isFetched });
  fetched.addEventListener('change', () =>
    change({ isFetched: fetched.checked }, '[type=checkbox]'),
  );
  item.append(
    element('div', { className: 'fields' }, element('label', {}, say.appointed, appointed)),
    element('label', { className: 'tick' }, fetched, element('span', { textContent: say.fetched })),
  );

  const remind = element('button', { type: 'button', textContent: say.reminder });
  remind.hidden = !state.day || file.isFetched;
  remind.addEventListener('click', async () => {
    tell(await downloadReminders([file]));
  });
  const drop = element('button', { type: 'button', className: 'danger', textContent: say.drop });
  drop.addEventListener('click', () => {
    const before = notebook();
    dropFiles((other) => fileKey(other) === fileKey(file));
    dropped(say.dropped, before);
  });
  for (const button of [remind, drop])
    button.setAttribute('aria-label', `${button.textContent}: ${file.title} ${file.number}`);
  item.append(element('div', { className: 'pair' }, remind, drop));
  return item;
}
