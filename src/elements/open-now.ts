import { addDays, dayInVietnam, timeInVietnam } from '#domain/day.ts';
import { openState } from '#domain/opening-hours.ts';
import { openingHoursIn } from '#i18n/opening-hours.ts';
import { pageLanguage } from './page-language.ts';
import { soon } from './soon.ts';

/** Says whether an office is open by the clock of the device, in Vietnam's time; without it the hours stand in words. */
class OpenNow extends HTMLElement {
  connectedCallback(): void {
    this.#show();
    // Somebody comes back to a page that was open since the morning.
    document.addEventListener('visibilitychange', () => this.#show());
  }

  #show(): void {
    const { hours = '{}', days, saturday = '', from = '' } = this.dataset;
    const moment = new Date();
    const now = { day: dayInVietnam(moment), time: timeInVietnam(moment) };
    // A clock that stands before the month of the page tells no time.
    if (!days || now.day < from) return;
    const state = openState(now, JSON.parse(hours), JSON.parse(days));
    // Nothing is known beyond what is written there already.
    if (state.kind === 'unknown') return;
    this.textContent = openingHoursIn(pageLanguage).state(
      state,
      now.day,
      addDays(now.day, 1),
      saturday,
    );
  }
}

soon('open-now', OpenNow);
