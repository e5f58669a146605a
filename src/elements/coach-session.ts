import { changeSession, endSession, session, stepsWithoutSession } from '#device/session.ts';
import { stepLeftAt } from '#device/steps.ts';
import { addToTally, freshId, takeFromTally } from '#device/tally.ts';
import { dayInVietnam } from '#domain/day.ts';
import { fold } from '#domain/fold.ts';
import { minutesShared, minutesSince } from '#domain/session.ts';
import { coachIn } from '#i18n/coach.ts';
import { element } from './element.ts';
import { TallyForm } from './tally-form.ts';

const say = coachIn('vi');

/** How many guides stand in the list before anything is typed: as many as a coach takes in at once. */
const firstGuides = 6;

/** A session with one resident or one group: what is ready, what is done today, and at the end a line for the tally. */
class CoachSession extends HTMLElement {
  #guides: HTMLElement[] = [];
  #form: TallyForm | undefined;
  #undo: (() => void) | undefined;
  #isAll = false;

  connectedCallback(): void {
    this.#guides = [...this.querySelectorAll<HTMLElement>('[data-guides] > li')];
    stepsWithoutSession();
    for (const guide of this.#guides) {
      const title = titleOf(guide);
      const button = element('button', { type: 'button', textContent: say.add });
      button.setAttribute('aria-label', say.addNamed(title));
      button.addEventListener('click', () => this.#pick(guide));
      guide.append(button);
    }

    this.#on('[data-open]', () => this.#openForm(true));
    this.#on('[data-drop]', () => {
      const putBack = endSession();
      this.#show();
      this.#tell(say.dropped, say.putBack, () => {
        putBack();
        this.#tell('');
        this.#show();
      });
    });
    this.#on('[data-next]', () => {
      this.#part('[data-done]', false);
      this.#show();
      this.#tell(say.fresh);
      this.querySelector<HTMLElement>('#truoc-khi-bat-dau')?.focus();
      scrollTo({ top: 0 });
    });
    this.#on('[data-undo]', () => {
      this.#undo?.();
      this.#undo = undefined;
      this.#part('[data-done]', false);
      this.#show();
      this.#openForm(true);
      this.#tell(say.undone);
    });
    this.#on('[data-all]', () => {
      this.#isAll = true;
      this.#filter();
    });

    for (const box of this.#boxes()) {
      // The browser restores boxes by itself after “back”: perhaps those of the person before.
      box.autocomplete = 'off';
      box.addEventListener('change', () => {
        const ready = this.#boxes()
          .filter(({ checked }) => checked)
          .map(({ name }) => name);
        this.#keep({ ready });
      });
    }
    this.#part('[data-filter]', true);
    this.querySelector('[data-filter] input')?.addEventListener('input', () => this.#filter());
    for (const news of ['storage', 'pageshow']) window.addEventListener(news, () => this.#show());
    setInterval(() => this.#tick(), 10_000);
    this.#show();
    if (Object.keys(session()?.drafts ?? {}).length > 0) this.#openForm(false);
  }

  #on(selector: string, act: () => void): void {
    this.querySelector(selector)?.addEventListener('click', act);
  }

  #part(selector: string, isShown: boolean): void {
    this.querySelector(selector)?.toggleAttribute('hidden', !isShown);
  }

  /** Says what happened, with a way back where there is one. */
  #tell(words: string, name?: string, act?: () => void): void {
    const line = this.querySelector('[data-told]');
    line?.replaceChildren(words);
    if (!name || !act) return;
    const button = element('button', {
      type: 'button',
      className: 'plain-button',
      textContent: name,
    });
    button.addEventListener('click', act);
    line?.append(' ', button);
  }

  #boxes(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('.ready input')];
  }

  #keep(change: Parameters<typeof changeSession>[0]): void {
    if (!changeSession(change)) this.#tell(say.notKept);
    this.#show();
  }

  #pick(guide: HTMLElement): void {
    const { slug = '' } = guide.dataset;
    this.#keep({ guides: [...(session()?.guides ?? []), slug] });
    this.#tell(say.added(titleOf(guide)));
    this.querySelector<HTMLElement>(`[data-picked] [data-slug="${slug}"] a`)?.focus();
  }

  #drop(guide: HTMLElement): void {
    const { slug = '' } = guide.dataset;
    const { guides = [], drafts = {} } = session() ?? {};
    const { [slug]: _, ...others } = drafts;
    this.#keep({ guides: guides.filter((one) => one !== slug), drafts: others });
    this.#tell(say.removed(titleOf(guide)));
    this.querySelector<HTMLElement>('#chon-viec')?.scrollIntoView({ block: 'nearest' });
  }

  #openForm(isMoving: boolean): void {
    const now = session();
    const box = this.querySelector<HTMLElement>('[data-form]');
    if (!now || !box) return;
    const minutes = minutesShared(minutesSince(now.began, Date.now()), now.guides.length);
    this.#form = new TallyForm(
      now.guides.map((slug, index) => {
        const steps = this.#stepsOf(slug);
        const isDone = now.finished.includes(slug);
        const left = stepLeftAt(`to-cong-nghe/phien/${slug}`);
        return {
          slug,
          title: this.#titleOf(slug),
          steps,
          draft: {
            ...(isDone ? { outcome: 'done' as const } : {}),
            ...(left > 0 && left <= steps.length ? { step: left } : {}),
            minutes: String(minutes[index] ?? 0),
            ...now.drafts[slug],
          },
        };
      }),
      now.way,
      {
        changed: (drafts, way) => {
          changeSession({ drafts, ...(way ? { way } : {}) });
        },
        finished: (answers) => this.#save(answers),
      },
    );
    box.replaceChildren(this.#form.form);
    box.hidden = false;
    this.#part('[data-finish]', false);
    this.#part('[data-choose]', false);
    if (isMoving) this.#form.focus();
  }

  /** @returns whether the device took it. */
  #save(answers: Parameters<typeof answered>[0]): boolean {
    const records = answered(answers);
    if (!addToTally(records)) return false;
    const putBack = endSession();
    this.#undo = () => {
      takeFromTally(records.map(({ id }) => id));
      putBack();
    };
    this.#closeForm();
    this.#part('[data-going]', false);
    this.#part('[data-done]', true);
    this.#part('[data-choose]', false);
    this.#tell('');
    this.#tick();
    const head = this.querySelector<HTMLElement>('[data-saved]');
    if (head) head.textContent = say.saved(records.length);
    head?.focus();
    return true;
  }

  #closeForm(): void {
    this.querySelector('[data-form]')?.replaceChildren();
    this.#part('[data-form]', false);
    this.#form = undefined;
  }

  #stepsOf(slug: string): string[] {
    return JSON.parse(this.#guide(slug)?.dataset.steps ?? '[]') as string[];
  }

  #titleOf(slug: string): string {
    const guide = this.#guide(slug);
    return guide ? titleOf(guide) : slug;
  }

  #guide(slug: string): HTMLElement | undefined {
    return this.#guides.find(({ dataset }) => dataset.slug === slug);
  }

  /** Draws what the device holds; a form that is being filled in stays as it is while its guides do. */
  #show(): void {
    const isDone = this.querySelector<HTMLElement>('[data-done]')?.hidden === false;
    const now = session();
    if (isDone && !now) return;
    this.#part('[data-done]', false);
    this.#part('[data-going]', true);
    for (const box of this.#boxes()) box.checked = now?.ready.includes(box.name) ?? false;
    const picked = (now?.guides ?? []).flatMap((slug) => this.#guide(slug) ?? []);
    const list = this.querySelector<HTMLElement>('[data-picked]');
    list?.replaceChildren(...picked.map((guide, index) => this.#picked(guide, index + 1)));
    if (list) list.hidden = picked.length === 0;
    const none = this.querySelector<HTMLElement>('[data-none]');
    if (none) {
      none.hidden = picked.length > 0;
      none.textContent = say.nothingPicked;
    }
    const same =
      this.#form?.slugs.join() === picked.map(({ dataset }) => dataset.slug).join() &&
      picked.length > 0;
    if (!same) this.#closeForm();
    this.#part('[data-finish]', picked.length > 0 && !same);
    this.#part('[data-choose]', !same);
    this.#filter();
    this.#tick();
  }

  #picked(guide: HTMLElement, number: number): HTMLElement {
    const { slug = '' } = guide.dataset;
    const title = titleOf(guide);
    const steps = this.#stepsOf(slug).length;
    const left = stepLeftAt(`to-cong-nghe/phien/${slug}`);
    const where = session()?.finished.includes(slug)
      ? say.allSteps(steps)
      : left > 0 && left <= steps
        ? say.atStep(left, steps)
        : say.notBegun;
    const drop = element('button', {
      type: 'button',
      className: 'plain-button',
      textContent: say.remove,
    });
    drop.setAttribute('aria-label', say.removeNamed(title));
    drop.addEventListener('click', () => this.#drop(guide));
    const at = left > 0 && left <= steps ? `#buoc-${left}` : '';
    const row = element(
      'li',
      {},
      element('span', {
        className: 'step-number',
        textContent: String(number),
        ariaHidden: 'true',
      }),
      element(
        'a',
        { href: `/to-cong-nghe/phien/${slug}/${at}` },
        element('strong', { textContent: title }),
        element('small', { textContent: where }),
      ),
      drop,
    );
    row.dataset.slug = slug;
    return row;
  }

  #filter(): void {
    const typed = fold(this.querySelector<HTMLInputElement>('[data-filter] input')?.value ?? '')
      .split(/\s+/)
      .filter(Boolean);
    const picked = session()?.guides ?? [];
    let shown = 0;
    let fitting = 0;
    for (const guide of this.#guides) {
      const { slug = '', words = '' } = guide.dataset;
      const fits = !picked.includes(slug) && typed.every((word) => words.includes(word));
      if (fits) fitting += 1;
      const isShown = fits && (typed.length > 0 || this.#isAll || shown < firstGuides);
      if (isShown) shown += 1;
      guide.hidden = !isShown;
    }
    const found = this.querySelector('[data-found]');
    if (found) found.textContent = typed.length > 0 ? say.found(fitting) : '';
    const all = this.querySelector<HTMLElement>('[data-all]');
    if (!all) return;
    all.hidden = shown === fitting;
    all.textContent = say.showAll(fitting);
  }

  #tick(): void {
    const now = session();
    this.#part('.session-clock', now !== undefined);
    const clock = this.querySelector('[data-clock]');
    const words = now ? say.clock(minutesSince(now.began, Date.now())) : '';
    if (clock && clock.textContent !== words) clock.textContent = words;
  }
}

const titleOf = (guide: HTMLElement): string => guide.querySelector('strong')?.textContent ?? '';

/** Answers of the form as lines of the tally, each with an id of its own. */
const answered = (answers: Parameters<TallyForm['events']['finished']>[0]) =>
  answers.map((answer) => ({ ...answer, id: freshId(), day: dayInVietnam(new Date()) }));

customElements.define('coach-session', CoachSession);
