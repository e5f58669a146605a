import { caseAnswers, setCaseAnswer } from '#device/case-answers.ts';
import { stepsIn } from '#i18n/steps.ts';
import { pageLanguage } from './page-language.ts';
import { soon } from './soon.ts';

const words = stepsIn(pageLanguage);

const address = '#truong-hop';

/** What is said beside parts that may be hidden: one line, one button, and where there is one, a link to the question. */
interface Note {
  readonly parts: readonly HTMLElement[];
  readonly words: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly link?: HTMLAnchorElement;
  /** Has the step nothing but these parts? */
  readonly isAll: boolean;
}

/**
 * Questions before the steps of a guide; parts marked `data-of` (question) and `data-is` (answers) go out of sight
 * once another answer is given. Nothing is taken away: one button brings everything back, and paper shows all of it.
 */
class CaseChooser extends HTMLElement {
  #radios: HTMLInputElement[] = [];
  #notes: Note[] = [];
  #back = Object.assign(document.createElement('a'), { className: 'button', hidden: true });
  #showsAll = false;

  connectedCallback(): void {
    const { page = '' } = this.dataset;
    const kept = caseAnswers(page);
    for (const question of this.querySelectorAll<HTMLElement>('[data-question]'))
      this.#ask(question, kept);
    const parts = [...document.querySelectorAll<HTMLElement>('[data-of]')];
    const own = this.#note(parts, false, false);
    own.words.setAttribute('role', 'status');
    this.querySelector(':scope > .quiet')?.replaceWith(own.words.parentElement ?? '');
    this.append(this.#back);
    for (const step of document.querySelectorAll<HTMLElement>('.step')) {
      const inside = parts.filter((part) => step.contains(part));
      const isAll = step.hasAttribute('data-only-cases');
      const { words } = inside[0] ? this.#note(inside, isAll, true) : {};
      if (words?.parentElement) inside.at(-1)?.after(words.parentElement);
    }

    this.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      setCaseAnswer(page, target.name, target.value);
      this.#showsAll = false;
      this.#show();
    });
    window.addEventListener('hashchange', ({ oldURL }) => {
      if (location.hash !== address) return;
      const step = /#buoc-(\d+)$/.exec(oldURL);
      this.#back.hidden = !step;
      if (step)
        Object.assign(this.#back, { href: step[0], textContent: words.caseBack(step[1] ?? '') });
      // Step mode hears of the same change, maybe later; until then the question cannot take the focus.
      requestAnimationFrame(() =>
        (this.#radios.find(({ checked }) => checked) ?? this.#radios[0])?.focus(),
      );
    });
    this.#show();
  }

  /** The list of answers becomes radio buttons; a remembered answer that is gone from the page counts as none. */
  #ask(question: HTMLElement, kept: Readonly<Record<string, string>>): void {
    const { question: of = '' } = question.dataset;
    const legend = Object.assign(document.createElement('legend'), {
      textContent: question.querySelector('p')?.textContent ?? '',
    });
    const answers = [...question.querySelectorAll('li')].map(
      ({ dataset, textContent }) => [dataset.answer ?? '', textContent ?? ''] as const,
    );
    const set = document.createElement('fieldset');
    set.append(
      legend,
      ...[...answers, ['', words.caseUnsure] as const].map(([value, say]) => {
        const radio = Object.assign(document.createElement('input'), {
          type: 'radio',
          name: of,
          value,
          checked: value !== '' && kept[of] === value,
          autocomplete: 'off',
        });
        this.#radios.push(radio);
        const label = document.createElement('label');
        label.append(radio, Object.assign(document.createElement('span'), { textContent: say }));
        return label;
      }),
    );
    question.replaceChildren(set);
  }

  #note(parts: readonly HTMLElement[], isAll: boolean, isLinked: boolean): Note {
    const line = Object.assign(document.createElement('div'), { className: 'case-note no-print' });
    const note: Note = {
      parts,
      isAll,
      words: document.createElement('span'),
      button: Object.assign(document.createElement('button'), {
        type: 'button',
        className: 'plain-button',
      }),
      ...(isLinked ? { link: Object.assign(document.createElement('a'), { href: address }) } : {}),
    };
    note.button.addEventListener('click', () => {
      this.#showsAll = !this.#showsAll;
      this.#show();
    });
    line.append(note.words, note.button, ...(note.link ? [note.link] : []));
    this.#notes.push(note);
    return note;
  }

  #show(): void {
    const answers = new Map(
      this.#radios.flatMap(({ checked, name, value }) =>
        checked && value ? [[name, value] as const] : [],
      ),
    );
    const isOther = ({ dataset }: HTMLElement): boolean => {
      const answer = answers.get(dataset.of ?? '');
      return answer !== undefined && !dataset.is?.split(' ').includes(answer);
    };
    for (const { parts, words: line, button, link, isAll } of this.#notes) {
      const others = parts.filter(isOther);
      for (const part of parts)
        part.toggleAttribute('data-other', !this.#showsAll && others.includes(part));
      button.hidden = others.length === 0;
      button.textContent = this.#showsAll ? words.caseOnlyMine : words.caseShowAll;
      line.textContent =
        others.length === 0
          ? ''
          : this.#showsAll
            ? words.caseShowsAll
            : isAll && others.length === parts.length
              ? words.caseNothing
              : words.caseHidden;
      if (link)
        link.textContent = parts.some(({ dataset }) => answers.has(dataset.of ?? ''))
          ? words.caseChange
          : words.caseChoose;
    }
  }
}

soon('case-chooser', CaseChooser);
