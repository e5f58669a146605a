import { shareIn } from '#i18n/share.ts';
import { pageLanguage } from './page-language.ts';
import { soon } from './soon.ts';

const say = shareIn(pageLanguage);

/**
 * Hands the page on: by the phone's own list where it has one (Zalo's browser on Android has none), else copied; as a
 * text for Zalo; as a code for the person opposite to scan. The address is the public one, without `?…` and `#…`: what
 * Zalo and others hang on it would follow the next reader.
 */
class SharePage extends HTMLElement {
  readonly #status = document.createElement('p');

  connectedCallback(): void {
    const buttons = Object.assign(document.createElement('div'), { className: 'pair' });
    const add = (textContent: string, act: () => Promise<void>): void => {
      const button = Object.assign(document.createElement('button'), {
        type: 'button',
        textContent,
      });
      button.addEventListener('click', () => void act());
      buttons.append(button);
    };
    add(say.share, () => this.#share());
    if (this.dataset.zalo) add(say.zalo, () => this.#zalo());
    add(say.scan, () => this.#scan());
    this.#status.role = 'status';
    this.append(buttons, this.#status);
  }

  get #address(): string {
    const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]');
    return new URL(location.pathname, canonical?.href ?? location.origin).href;
  }

  get #title(): string {
    return document.querySelector('h1')?.textContent?.trim() ?? document.title;
  }

  async #share(): Promise<void> {
    const url = this.#address;
    if (navigator.share) {
      try {
        await navigator.share({ title: this.#title, url });
        return;
      } catch (error) {
        // Somebody who closed the list wants nothing else.
        if (error instanceof DOMException && error.name === 'AbortError') return;
      }
    }
    await this.#copy(url, say.linkCopied);
  }

  async #zalo(): Promise<void> {
    const text = await fetch(this.dataset.zalo ?? '')
      .then((answer) =>
        answer.ok && answer.headers.get('Content-Type')?.startsWith('text/plain')
          ? answer.text()
          : '',
      )
      .catch(() => '');
    await (text
      ? this.#copy(text.trim(), say.zaloCopied)
      : this.#copy(`${this.#title}\n${this.#address}`, say.zaloNotHere));
  }

  /** Copies, or shows the text selected, ready for a long press. */
  async #copy(text: string, done: string): Promise<void> {
    this.querySelector('textarea')?.remove();
    try {
      await navigator.clipboard.writeText(text);
      this.#say(done);
    } catch {
      const box = Object.assign(document.createElement('textarea'), {
        value: text,
        readOnly: true,
        rows: Math.min(8, text.split('\n').length + 1),
      });
      box.setAttribute('aria-label', say.toCopy);
      this.append(box);
      box.select();
      this.#say(say.copyByHand);
    }
  }

  async #scan(): Promise<void> {
    const address = this.#address;
    try {
      // Only for those who ask: the drawing is the largest part of all this.
      const { drawQr } = await import('./qr-drawing.ts');
      const dialog = document.createElement('dialog');
      const close = Object.assign(document.createElement('button'), {
        type: 'button',
        className: 'wide',
        textContent: say.close,
      });
      close.addEventListener('click', () => dialog.close());
      dialog.addEventListener('close', () => dialog.remove());
      dialog.className = 'scan';
      dialog.setAttribute('aria-label', say.scan);
      dialog.append(
        Object.assign(document.createElement('p'), { textContent: say.howToScan }),
        drawQr(address, say.picture(this.#title)),
        Object.assign(document.createElement('p'), {
          className: 'small',
          textContent: address.replace('https://', ''),
        }),
        close,
      );
      document.body.append(dialog);
      dialog.showModal();
    } catch {
      this.#say(say.noPicture(address));
    }
  }

  #say(words: string): void {
    this.#status.textContent = words;
  }
}

soon('share-page', SharePage);
