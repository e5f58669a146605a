import { workerAddress } from '#device/worker-address.ts';
import { stepsIn } from '#i18n/steps.ts';
import type { WorkerMessage } from '#offline/cache-names.ts';
import { deviceState } from '#offline/device-state.ts';
import { frameLanguage } from './page-language.ts';
import { soon } from './soon.ts';

const say = stepsIn(frameLanguage);

const tell = (worker: ServiceWorker | null, message: WorkerMessage): void =>
  worker?.postMessage(message);

/** Starts the worker once the page is there, and asks it to keep this page. */
async function register(): Promise<void> {
  // Not in Zalo on iPhone, not over plain http: then there is no worker, and pages are as readable without.
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const hadWorker = Boolean(navigator.serviceWorker.controller);
  try {
    await navigator.serviceWorker.register(workerAddress('/sw.js'), { updateViaCache: 'none' });
    const { active } = await navigator.serviceWorker.ready;
    if (!hadWorker) tell(active, { type: 'keep', path: location.pathname });
  } catch (error) {
    console.info('Không lưu được để dùng ngoại tuyến:', error);
  }
}

// In a task of its own: the end of loading has enough to do by itself.
const registerSoon = (): unknown => setTimeout(register);
if (document.readyState === 'complete') registerSoon();
else addEventListener('load', registerSoon);

/** One quiet line at the top: saved, or without network. */
class OfflineState extends HTMLElement {
  connectedCallback(): void {
    void this.#show();
    for (const event of ['online', 'offline']) addEventListener(event, () => void this.#show());
    navigator.serviceWorker?.ready.then(() => this.#show()).catch(() => undefined);
  }

  async #show(): Promise<void> {
    const link = this.querySelector('a');
    if (!link) return;
    const state = await deviceState().catch(() => undefined);
    const isSaved = state?.complete === true;
    // The room of what stood there stays, or the name of the place beside it would take another number of lines.
    this.dataset.was ??= link.textContent ?? '';
    if (!navigator.onLine) link.textContent = isSaved ? say.noNetworkSaved : say.noNetwork;
    else if (isSaved) link.textContent = say.saved;
  }
}

/** Says that a new release waits, and changes to it only when the reader agrees. */
class UpdateNotice extends HTMLElement {
  connectedCallback(): void {
    void this.#watch();
  }

  async #watch(): Promise<void> {
    if (!('serviceWorker' in navigator)) return;
    const registration = await navigator.serviceWorker.ready.catch(() => undefined);
    if (!registration) return;
    const look = () => {
      if (registration.waiting && navigator.serviceWorker.controller) this.#ask(registration);
    };
    const follow = () => registration.installing?.addEventListener('statechange', look);
    look();
    // The new release can be on its way already when this page opens.
    follow();
    registration.addEventListener('updatefound', follow);
  }

  #ask(registration: ServiceWorkerRegistration): void {
    if (this.childElementCount > 0) return;
    const box = Object.assign(document.createElement('div'), { className: 'update no-print' });
    box.setAttribute('role', 'status');
    const yes = Object.assign(document.createElement('button'), {
      type: 'button',
      className: 'go',
      textContent: say.updateNow,
    });
    const later = Object.assign(document.createElement('button'), {
      type: 'button',
      textContent: say.updateLater,
    });
    const row = document.createElement('div');
    row.append(yes, later);
    box.append(
      Object.assign(document.createElement('p'), {
        textContent: say.update,
      }),
      row,
    );
    this.append(box);
    later.addEventListener('click', () => box.remove());
    yes.addEventListener('click', () => {
      yes.disabled = true;
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
        once: true,
      });
      tell(registration.waiting, { type: 'take-over' });
    });
  }
}

interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}

/** Offers the home screen where the browser can do it. */
class InstallHint extends HTMLElement {
  connectedCallback(): void {
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault();
      this.hidden = false;
      this.querySelector('button')?.addEventListener(
        'click',
        () => {
          this.hidden = true;
          void (event as InstallEvent).prompt();
        },
        { once: true },
      );
    });
  }
}

soon('offline-state', OfflineState);
soon('update-notice', UpdateNotice);
customElements.define('install-hint', InstallHint);
