import { addDays, dayInVietnam } from '#domain/day.ts';
import { messagesIn } from '#i18n/index.ts';

/** A page this many days old can have been overtaken by a decision. */
const old = 30;

/** Says that the page is an old one. A clock that stands before the day of the page says nothing about its age. */
class OldCopy extends HTMLElement {
  connectedCallback(): void {
    const { day } = this.dataset;
    if (!day || dayInVietnam(new Date()) <= addDays(day, old)) return;
    this.textContent = messagesIn('vi').oldCopy(day);
    this.hidden = false;
  }
}

customElements.define('old-copy', OldCopy);
