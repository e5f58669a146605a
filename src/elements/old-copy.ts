import { addDays, dayInVietnam } from '#domain/day.ts';
import { reviewAge } from '#domain/review-age.ts';
import { oldCopyIn } from '#i18n/old-copy.ts';
import { pageLanguage } from './page-language.ts';
import { soon } from './soon.ts';

/** A page this many days old can have been overtaken by a decision. */
const old = 30;

/**
 * Says that the page is an old one, or that its review is due, by the clock of the device. A clock that stands before
 * the day of the page is wrong, and says nothing about the age of anything.
 *
 * Also marks the facts whose last day is over: elements with `data-ends`.
 */
class OldCopy extends HTMLElement {
  connectedCallback(): void {
    const { day = '' } = this.dataset;
    const now = dayInVietnam(new Date());
    if (now < day) return;
    const say = oldCopyIn(pageLanguage);
    const { holdsUntil = now, longFrom = '' } =
      document.querySelector<HTMLElement>('[data-holds-until]')?.dataset ?? {};
    const age = reviewAge(now, holdsUntil, longFrom);
    const lines = [
      ...(day && now > addDays(day, old) ? [say.oldCopy(day)] : []),
      ...(age === 'inTime' ? [] : [say.reviewMissed(holdsUntil)]),
    ];
    const paragraphs = lines.map((textContent) =>
      Object.assign(document.createElement('p'), { textContent }),
    );
    this.className = age === 'long' ? 'warning' : 'note';
    if (age === 'long') {
      // Whom to ask stands at the foot of the page; here it is needed at the top.
      const people = document.querySelector('.people ul')?.cloneNode(true);
      this.replaceChildren(
        Object.assign(document.createElement('strong'), { textContent: say.askFirst }),
        ...paragraphs,
        ...(people ? [people] : []),
      );
    } else this.replaceChildren(...paragraphs);
    this.hidden = lines.length === 0;

    for (const fact of document.querySelectorAll<HTMLElement>('[data-ends]'))
      if (now > (fact.dataset.ends ?? now))
        fact.append(
          Object.assign(document.createElement('strong'), {
            className: 'ended',
            textContent: say.factEnded(fact.dataset.ends ?? ''),
          }),
        );
  }
}

soon('old-copy', OldCopy);
