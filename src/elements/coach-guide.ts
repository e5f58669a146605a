import { changeSession, session } from '#device/session.ts';

/**
 * A guide with a coach beside its reader. Whoever opens one of its steps has picked it for the session that goes on, so
 * that it is there when the tally is filled in; who came to its end has gone through all of it.
 */
class CoachGuide extends HTMLElement {
  connectedCallback(): void {
    window.addEventListener('hashchange', () => this.#note());
    this.#note();
  }

  #note(): void {
    const guide = this.dataset.guide ?? '';
    const { guides = [], finished = [] } = session() ?? {};
    const others = finished.filter((one) => one !== guide);
    if (/^#buoc-\d+$/.test(location.hash))
      changeSession({ guides: [...new Set([...guides, guide])], finished: others });
    if (location.hash === '#xong' && guides.includes(guide))
      changeSession({ finished: [...others, guide] });
  }
}

customElements.define('coach-guide', CoachGuide);
