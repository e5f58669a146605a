import { addRating } from '#device/ratings.ts';
import { screenAwake } from '#device/screen-awake.ts';
import { canSpeak, unlockSpeech, voiceOf } from '#device/speech-output.ts';
import { dayInVietnam } from '#domain/day.ts';
import type { Face } from '#domain/ratings.ts';
import { ratingIn } from '#i18n/rating.ts';

const say = ratingIn('vi');
/** So long the thank-you stays, in milliseconds. Nobody has to do anything within it. */
const stays = 6_000;

/**
 * Three faces: one tap is counted once and, when it is on the disk, thanked for. Until the next person's turn the faces are
 * away, and nothing to press stands where they were: a second tap, or a finger that bounces, meets nothing.
 */
class RatingScreen extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.dataset.state = 'asking';
    for (const button of this.querySelectorAll<HTMLElement>('[data-face]'))
      button.addEventListener('click', () => void this.#rate(button.dataset.face as Face));
    this.querySelector('[data-next]')?.addEventListener('click', () => this.#ask());
    // A key that is held down presses again and again, on whatever has the focus by then.
    this.addEventListener('keydown', (event) => event.repeat && event.preventDefault());

    const listen = this.querySelector<HTMLElement>('[data-listen]');
    if (listen) listen.hidden = !canSpeak();
    listen?.addEventListener('click', () => void this.#speak());
    window.addEventListener('pagehide', this.#hush);
    screenAwake()(true);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    window.removeEventListener('pagehide', this.#hush);
    this.#hush();
  }

  async #rate(face: Face): Promise<void> {
    if (this.dataset.state !== 'asking') return;
    this.dataset.state = 'writing';
    this.#hush();
    this.#tell('[data-problem]', '');
    try {
      await addRating(dayInVietnam(new Date()), face);
    } catch {
      this.dataset.state = 'asking';
      this.#tell('[data-problem]', say.notKept);
      return;
    }
    this.dataset.state = 'thanking';
    this.#tell('[data-thanks]', say.thanks);
    this.querySelector<HTMLElement>('[data-next]')?.focus({ preventScroll: true });
    this.#timer = setTimeout(() => this.#ask(), stays);
  }

  #ask(): void {
    clearTimeout(this.#timer);
    this.dataset.state = 'asking';
    this.#tell('[data-thanks]', '');
    this.querySelector('h1')?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  /** Only with a voice that is on the device: others send the text away, and need a network. */
  async #speak(): Promise<void> {
    unlockSpeech();
    const voice = await voiceOf('vi');
    this.#tell('[data-problem]', voice?.localService ? '' : say.noVoice);
    if (!voice?.localService || this.dataset.state !== 'asking') return;
    this.#hush();
    speechSynthesis.speak(
      Object.assign(new SpeechSynthesisUtterance(say.spoken), { voice, lang: 'vi-VN', rate: 0.9 }),
    );
  }

  #hush = (): void => {
    if (canSpeak()) speechSynthesis.cancel();
  };

  #tell(selector: string, words: string): void {
    const line = this.querySelector(selector);
    if (line) line.textContent = words;
  }
}

customElements.define('rating-screen', RatingScreen);
