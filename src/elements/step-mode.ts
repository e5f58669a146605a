import { load, save } from '#device/store.ts';

/**
 * One step fills the screen while the address ends in `#buoc-N`; otherwise the whole list shows.
 * Links only, no swipe and no timer: “back” of the browser goes one step back.
 */
class StepMode extends HTMLElement {
  #steps: HTMLElement[] = [];
  #controls = document.createElement('nav');
  #progress = document.createElement('div');

  connectedCallback(): void {
    this.#steps = [...this.querySelectorAll<HTMLElement>('.step')];
    if (this.#steps.length === 0) return;
    this.#build();
    window.addEventListener('hashchange', () => this.#show(true));
    this.#show(false);

    const at = load<Record<string, number>>('step', {})[this.dataset.page ?? ''];
    const start = this.querySelector<HTMLAnchorElement>('[data-resume]');
    if (at && at > 1 && start) {
      start.href = `#buoc-${at}`;
      start.textContent = `Làm tiếp từ bước ${at} ›`;
    }
  }

  #build(): void {
    this.#progress.className = 'step-progress';
    this.#progress.append(
      Object.assign(document.createElement('span'), { className: 'step-count' }),
      Object.assign(document.createElement('span'), { className: 'step-left quiet' }),
      Object.assign(document.createElement('progress'), { max: this.#steps.length }),
    );
    this.#progress.querySelector('progress')?.setAttribute('aria-label', 'Đã tới bước');
    const all = Object.assign(document.createElement('a'), {
      href: '#cac-buoc',
      textContent: '‹ Xem cả các bước',
    });
    all.className = 'step-all';
    this.#progress.prepend(all);
    this.prepend(this.#progress);

    this.#controls.className = 'step-controls no-print';
    this.#controls.setAttribute('aria-label', 'Chuyển bước');
    const row = Object.assign(document.createElement('div'), { className: 'wrap' });
    row.append(
      Object.assign(document.createElement('a'), { className: 'button back' }),
      Object.assign(document.createElement('a'), { className: 'go next' }),
    );
    this.#controls.append(row);
    this.append(this.#controls);
  }

  #show(moveFocus: boolean): void {
    const number = Number(/^#buoc-(\d+)$/.exec(location.hash)?.[1] ?? 0);
    const step = this.#steps[number - 1];
    for (const other of this.#steps) other.toggleAttribute('data-now', other === step);
    this.toggleAttribute('data-step', Boolean(step));
    document.documentElement.toggleAttribute('data-step-mode', Boolean(step));
    if (!step) return;

    const last = this.#steps.length;
    const set = (selector: string, text: string, href?: string) => {
      const element = this.querySelector<HTMLAnchorElement>(selector);
      if (!element) return;
      element.textContent = text;
      if (href) element.href = href;
    };
    set('.step-count', `Bước ${number} trong ${last}`);
    set('.step-left', `còn khoảng ${step.dataset.minutesLeft} phút`);
    set(
      '.back',
      number > 1 ? '‹ Lùi' : '‹ Danh sách',
      number > 1 ? `#buoc-${number - 1}` : '#co-san',
    );
    set(
      '.next',
      number < last ? `Xong, bước ${number + 1} ›` : 'Xong, xem lại ›',
      number < last ? `#buoc-${number + 1}` : '#xong',
    );
    const bar = this.querySelector('progress');
    if (bar) bar.value = number;
    save('step', {
      ...load<Record<string, number>>('step', {}),
      [this.dataset.page ?? '']: number,
    });

    scrollTo({ top: 0 });
    if (!moveFocus) return;
    const heading = step.querySelector<HTMLElement>('h2');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }
}

customElements.define('step-mode', StepMode);
