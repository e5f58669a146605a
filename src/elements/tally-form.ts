import type { Draft } from '#domain/session.ts';
import {
  limits,
  noteProblem,
  type Outcome,
  outcomes,
  type Reason,
  reasons,
  type TallyRecord,
  type Way,
  ways,
} from '#domain/tally.ts';
import { coachIn } from '#i18n/coach.ts';
import { element } from './element.ts';

const say = coachIn('vi');

/** One guide in the form. */
export interface TallyQuestion {
  readonly slug: string;
  readonly title: string;
  readonly steps: readonly string[];
  readonly draft: Draft;
}

interface Events {
  /** What is typed so far, without words that must not be kept. */
  changed(drafts: Record<string, Draft>, way: Way | undefined): void;
  /** @returns whether the device took it. */
  finished(answers: readonly Omit<TallyRecord, 'id' | 'day'>[]): boolean;
}

/** A field with its label, its hint and the place for what is wrong with it. */
class Field {
  readonly box: HTMLElement;
  readonly #error: HTMLElement;
  readonly #control: HTMLElement;

  constructor(label: string, id: string, control: HTMLElement, hint?: string) {
    this.#control = control;
    control.id = id;
    this.#error = element('p', { className: 'field-error', id: `${id}-sai` });
    const hints = hint
      ? [element('p', { className: 'small quiet', id: `${id}-y`, textContent: hint })]
      : [];
    control.setAttribute('aria-describedby', [...(hint ? [`${id}-y`] : []), `${id}-sai`].join(' '));
    this.box = element(
      'div',
      { className: 'tally-field' },
      element('label', { htmlFor: id, textContent: label }),
      control,
      ...hints,
      this.#error,
    );
  }

  /** @returns whether it is wrong. */
  mark(problem: string | undefined): boolean {
    this.#error.textContent = problem ?? '';
    if (problem) this.#control.setAttribute('aria-invalid', 'true');
    else this.#control.removeAttribute('aria-invalid');
    return problem !== undefined;
  }
}

/** Radio buttons under one question. */
class Choice<T extends string> {
  readonly box: HTMLFieldSetElement;
  readonly #error: HTMLElement;
  readonly #inputs: readonly HTMLInputElement[];

  constructor(
    label: string,
    name: string,
    options: readonly T[],
    words: Readonly<Record<T, string>>,
    chosen: T | undefined,
  ) {
    this.#error = element('p', { className: 'field-error', id: `${name}-sai` });
    this.#inputs = options.map((value) =>
      element('input', { type: 'radio', name, value, checked: value === chosen }),
    );
    this.box = element(
      'fieldset',
      { className: 'choice' },
      element('legend', { textContent: label }),
      ...this.#inputs.map((input) =>
        element('label', {}, input, element('span', { textContent: words[input.value as T] })),
      ),
      this.#error,
    );
    this.box.setAttribute('aria-describedby', this.#error.id);
  }

  get value(): T | undefined {
    return this.#inputs.find(({ checked }) => checked)?.value as T | undefined;
  }

  mark(problem: string | undefined): boolean {
    this.#error.textContent = problem ?? '';
    for (const input of this.#inputs) {
      if (problem) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    }
    return problem !== undefined;
  }
}

const select = (options: readonly (readonly [value: string, words: string])[], chosen: string) =>
  element(
    'select',
    {},
    ...options.map(([value, textContent]) =>
      element('option', { value, textContent, selected: value === chosen }),
    ),
  );

/** The questions about one guide. */
class Part {
  readonly box: HTMLFieldSetElement;
  readonly #question: TallyQuestion;
  readonly #outcome: Choice<Outcome>;
  readonly #step: HTMLSelectElement;
  readonly #reason: HTMLSelectElement;
  readonly #note: HTMLInputElement;
  readonly #minutes: HTMLInputElement;
  readonly #fields: Readonly<Record<'step' | 'reason' | 'note' | 'minutes', Field>>;

  constructor(question: TallyQuestion) {
    const { slug, title, steps, draft } = question;
    this.#question = question;
    this.#outcome = new Choice(say.how, `ket-qua-${slug}`, outcomes, say.outcomes, draft.outcome);
    this.#step = select(
      steps.map((name, index) => [String(index + 1), say.step(index + 1, name)]),
      String(draft.step ?? 1),
    );
    this.#reason = select(
      [['', say.choose], ...reasons.map((reason) => [reason, say.reasons[reason]] as const)],
      draft.reason ?? '',
    );
    this.#note = element('input', { type: 'text', autocomplete: 'off', value: draft.note ?? '' });
    this.#minutes = element('input', {
      type: 'text',
      inputMode: 'numeric',
      autocomplete: 'off',
      value: draft.minutes ?? '',
    });
    this.#fields = {
      step: new Field(say.stuckAt, `buoc-${slug}`, this.#step),
      reason: new Field(say.why, `ly-do-${slug}`, this.#reason),
      note: new Field(say.more, `them-${slug}`, this.#note, say.moreHint),
      minutes: new Field(say.minutes, `phut-${slug}`, this.#minutes, say.minutesHint),
    };
    this.box = element(
      'fieldset',
      { className: 'tally-part' },
      element('legend', { textContent: title }),
      this.#outcome.box,
      ...[this.#fields.step, this.#fields.reason, this.#fields.note, this.#fields.minutes].map(
        ({ box }) => box,
      ),
    );
    this.arrange();
  }

  get slug(): string {
    return this.#question.slug;
  }

  /** Only what can be answered is there. */
  arrange(): void {
    const outcome = this.#outcome.value;
    this.#fields.step.box.hidden = outcome !== 'stuck';
    this.#fields.reason.box.hidden = outcome === undefined || outcome === 'done';
    this.#fields.note.box.hidden = this.#fields.reason.box.hidden || this.#reason.value !== 'other';
  }

  get draft(): Draft {
    const outcome = this.#outcome.value;
    const note = this.#note.value.trim();
    return {
      ...(outcome ? { outcome } : {}),
      step: Number(this.#step.value),
      ...(this.#reason.value ? { reason: this.#reason.value as Reason } : {}),
      ...(note && !noteProblem(note) ? { note } : {}),
      minutes: this.#minutes.value,
    };
  }

  /** Says what is wrong beside each field. @returns the answer, or how many are wrong. */
  check(way: Way | undefined): Omit<TallyRecord, 'id' | 'day'> | number {
    const outcome = this.#outcome.value;
    const reason = (this.#reason.value || undefined) as Reason | undefined;
    const note = this.#note.value.trim();
    const hasNote = outcome !== 'done' && reason === 'other' && note !== '';
    const problem = hasNote ? noteProblem(note) : undefined;
    const minutes = /^\d{1,3}$/.test(this.#minutes.value.trim())
      ? Number(this.#minutes.value)
      : Number.NaN;
    const wrong = [
      this.#outcome.mark(outcome ? undefined : say.mistake.outcome),
      this.#fields.reason.mark(outcome === 'stuck' && !reason ? say.mistake.reason : undefined),
      this.#fields.note.mark(problem && say.noteProblem[problem]),
      this.#fields.minutes.mark(minutes <= limits.minutes ? undefined : say.mistake.minutes),
    ].filter(Boolean).length;
    if (wrong > 0 || !outcome || !way) return wrong;
    return {
      guide: this.slug,
      outcome,
      ...(outcome === 'stuck' ? { step: Number(this.#step.value) } : {}),
      ...(outcome !== 'done' && reason ? { reason } : {}),
      ...(hasNote ? { note } : {}),
      minutes,
      way,
    };
  }
}

/** The end of a session: for each guide how it went, why, and how long it took. Nothing typed is lost by a mistake. */
export class TallyForm {
  readonly form: HTMLFormElement;
  readonly events: Events;
  readonly #parts: readonly Part[];
  readonly #way: Choice<Way>;
  readonly #status = element('p', { className: 'field-error' });

  constructor(questions: readonly TallyQuestion[], way: Way | undefined, events: Events) {
    this.events = events;
    this.#parts = questions.map((question) => new Part(question));
    this.#way = new Choice(say.wayAsked, 'cach-giup', ways, say.ways, way ?? 'alone');
    this.#status.setAttribute('role', 'alert');
    this.form = element(
      'form',
      { className: 'tally-form', noValidate: true },
      ...this.#parts.map(({ box }) => box),
      this.#way.box,
      this.#status,
      element('button', { type: 'submit', className: 'go wide', textContent: say.save }),
    );
    this.form.addEventListener('input', () => {
      for (const part of this.#parts) part.arrange();
      events.changed(
        Object.fromEntries(this.#parts.map(({ slug, draft }) => [slug, draft])),
        this.#way.value,
      );
    });
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  get slugs(): string[] {
    return this.#parts.map(({ slug }) => slug);
  }

  focus(): void {
    this.form.scrollIntoView({ block: 'start' });
    this.form.querySelector<HTMLElement>('input')?.focus({ preventScroll: true });
  }

  #submit(): void {
    const way = this.#way.value;
    const checked = this.#parts.map((part) => part.check(way));
    const wrong =
      checked.reduce<number>((sum, one) => sum + (typeof one === 'number' ? one : 0), 0) +
      Number(this.#way.mark(way ? undefined : say.mistake.way));
    if (wrong > 0) {
      this.#status.textContent = say.mistakes(wrong);
      this.form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
      return;
    }
    const answers = checked.filter((one) => typeof one !== 'number');
    if (!this.events.finished(answers)) this.#status.textContent = say.mistake.full;
  }
}
