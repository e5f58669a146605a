import { notebook, saveFile } from '#device/notebook.ts';
import { fileNumber } from '#domain/identity-number.ts';
import type { FiledFile } from '#domain/notebook.ts';
import { filedIn } from '#i18n/filed.ts';
import { downloadReminders } from './reminders.ts';
import './result-day.ts';
import { pageLanguage } from './page-language.ts';

const say = filedIn(pageLanguage);

/**
 * The end of a guide: file number, day and hour of filing go into the notebook of this device. `data-number` says whether
 * the file is handed in only once it has a number. The day of the result is counted by the `<result-day>` within.
 */
class FileKeeper extends HTMLElement {
  connectedCallback(): void {
    const { page = '', name: title = '' } = this.dataset;
    const count = this.querySelector<HTMLElement>('result-day');
    const number = this.querySelector<HTMLInputElement>('[name=number]');
    const day = count?.querySelector<HTMLInputElement>('[type=date]');
    const time = count?.querySelector<HTMLInputElement>('[type=time]');
    const appointed = this.querySelector<HTMLInputElement>('[name=appointed]');
    const error = this.querySelector('[role=alert]');
    const status = this.querySelector('[data-status]');
    const then = this.querySelector<HTMLElement>('[data-then]');
    if (!count || !number || !day || !time || !appointed || !error || !status || !then) return;
    let kept: FiledFile | undefined;

    const refuse = (words: string): void => {
      error.textContent = words;
      number.setAttribute('aria-invalid', String(words !== ''));
    };
    const tellKept = (): void => {
      const mine = notebook().files.filter((file) => file.page === page);
      status.textContent =
        mine.length > 0
          ? say.alreadyKept(mine.map((file) => file.number || say.withoutNumber(file.day)))
          : '';
      then.hidden = mine.length === 0;
      kept ??= mine.at(-1);
    };

    // Not on `change`: that comes when the button is pressed, and words that come or go would move it from below the finger.
    number.addEventListener('input', () => refuse(''));
    this.querySelector('[data-save]')?.addEventListener('click', () => {
      const typed = fileNumber(number.value);
      const mayBeEmpty = !this.hasAttribute('data-number');
      if ('problem' in typed && !(typed.problem === 'empty' && mayBeEmpty)) {
        refuse(say.refused[typed.problem]);
        number.focus();
        return;
      }
      refuse('');
      if (!/^20\d\d-/.test(day.value)) {
        status.textContent = say.dayNeeded;
        day.focus();
        return;
      }
      const file: FiledFile = {
        page,
        title,
        number: 'number' in typed ? typed.number : '',
        day: day.value,
        time: time.value.slice(0, 5),
        limit: JSON.parse(count.dataset.limit ?? '[]'),
        closes: count.dataset.closes ?? '',
        appointed: /^20\d\d-/.test(appointed.value) ? appointed.value : '',
        isFetched: false,
        changed: new Date().toISOString(),
      };
      if (!saveFile(file)) {
        status.textContent = say.notKept;
        return;
      }
      kept = file;
      number.value = '';
      tellKept();
      status.prepend(`${say.fileKept} `);
    });
    this.querySelector('[data-reminder]')?.addEventListener('click', async () => {
      if (kept) status.textContent = await downloadReminders([kept]);
    });
    tellKept();
  }
}

customElements.define('file-keeper', FileKeeper);
