import { distanceKm } from '#domain/map.ts';
import { directoryIn } from '#i18n/directory.ts';
import { element } from './element.ts';
import { pageLanguage } from './page-language.ts';

const say = directoryIn(pageLanguage);

/** What a phone answers when it will not tell (GeolocationPositionError). */
const refused = 1;

/**
 * Sorts the places of the page by distance, after a tap and never before. Where the reader stands is asked of the phone
 * once for each tap; it goes into the sums below and nowhere else.
 */
class NearestFirst extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => this.#ask());
  }

  #ask(): void {
    // Gone on pages that are not secure, and in some browsers inside apps.
    if (!navigator.geolocation) {
      this.#tell(say.refused);
      return;
    }
    this.#tell(say.asking);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.#sort(coords),
      ({ code }) => this.#tell(code === refused ? say.refused : say.unavailable),
      { timeout: 20_000, maximumAge: 60_000 },
    );
  }

  #tell(words: string): void {
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = words;
  }

  #sort(here: GeolocationCoordinates): void {
    const entries = [...document.querySelectorAll<HTMLElement>('[data-point]')]
      .map((entry) => {
        const [latitude = 0, longitude = 0] = (entry.dataset.point ?? '').split(' ').map(Number);
        return { entry, km: distanceKm(here, { latitude, longitude }) };
      })
      .sort((a, b) => a.km - b.km);
    const list = this.querySelector('ol');
    list?.replaceChildren();
    for (const { entry, km } of entries) {
      const { centreOf } = entry.dataset;
      const words = say.distance(km, centreOf !== undefined, centreOf ?? '');
      const line = entry.querySelector<HTMLElement>('[data-distance]');
      if (line) {
        line.textContent = words;
        line.hidden = false;
      }
      list?.append(
        element(
          'li',
          {},
          element(
            'a',
            { href: `#${entry.id}` },
            element('strong', { textContent: entry.dataset.name ?? '' }),
            element('small', { textContent: words }),
          ),
        ),
      );
      // Appended in order, so each kind stands nearest first; places without a point come after them.
      const { parentElement } = entry;
      parentElement?.insertBefore(
        entry,
        parentElement.querySelector(':scope > [data-entry]:not([data-sorted])'),
      );
      entry.dataset.sorted = '';
    }
    for (const { entry } of entries) delete entry.dataset.sorted;
    if (list) list.hidden = false;
    this.#tell(say.sorted(entries.length, here.accuracy / 1000));
  }
}

customElements.define('nearest-first', NearestFirst);
