import { addDays, dayInVietnam } from '#domain/day.ts';
import { reviewAge } from '#domain/review-age.ts';
import { oldCopyIn } from '#i18n/old-copy.ts';
import { type Edition, editionFile } from '#offline/cache-names.ts';
import { pageLanguage } from './page-language.ts';
import { soon } from './soon.ts';

/** A page this many days old can have been overtaken by a decision. */
const old = 30;

/**
 * Says that the page is an old one, or that its review is due, by the clock of the device. A clock that stands before
 * the day of the page is wrong, and says nothing about the age of anything.
 *
 * The page does not name its day, or it would be new every day. The worker gives its copies the day of the release, a
 * host the day on which it got the file, `npm run pack` writes `data-day`. A host may well have got a file long ago that
 * is still the newest: before anybody is told that a page is old, the edition is asked.
 *
 * Also marks the facts whose last day is over: elements with `data-ends`.
 */
class OldCopy extends HTMLElement {
  connectedCallback(): void {
    void this.#show();
  }

  async #show(): Promise<void> {
    const now = dayInVietnam(new Date());
    let { day = dayInVietnam(new Date(document.lastModified)) } = this.dataset;
    if (now < day) return;
    if (now > addDays(day, old))
      ({ day } = await fetch(editionFile)
        .then((answer): Promise<Edition> => answer.json())
        .catch(() => ({ day })));
    const say = oldCopyIn(pageLanguage);
    const lines = now > addDays(day, old) ? [say.oldCopy(day)] : [];
    const { holdsUntil = now, longFrom = '' } =
      document.querySelector<HTMLElement>('[data-holds-until]')?.dataset ?? {};
    const age = reviewAge(now, holdsUntil, longFrom);
    if (age !== 'inTime') lines.push(say.reviewMissed(holdsUntil));
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
