import { addDays, dayInVietnam } from '#domain/day.ts';
import { messagesIn } from '#i18n/index.ts';

/** A page this many days old can have been overtaken by a decision. */
const old = 30;

/**
 * Says that the page is an old one, or that its review is due since it was made. A clock that stands before the day
 * of the page says nothing about its age.
 */
class OldCopy extends HTMLElement {
  connectedCallback(): void {
    const { day } = this.dataset;
    const now = dayInVietnam(new Date());
    const holdsUntil =
      document.querySelector<HTMLElement>('[data-holds-until]')?.dataset.holdsUntil;
    const say = messagesIn('vi');
    const lines = [
      ...(day && now > addDays(day, old) ? [say.oldCopy(day)] : []),
      ...(holdsUntil && now > holdsUntil ? [say.reviewMissed(holdsUntil)] : []),
    ];
    this.replaceChildren(
      ...lines.map((textContent) => Object.assign(document.createElement('p'), { textContent })),
    );
    this.hidden = lines.length === 0;
  }
}

customElements.define('old-copy', OldCopy);
