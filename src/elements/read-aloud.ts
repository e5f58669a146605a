import { canSpeak, unlockSpeech, voiceOf } from '#device/speech-output.ts';
import { load, save } from '#device/store.ts';
import type * as Speech from '#domain/speech.ts';
import { readAloudIn } from '#i18n/read-aloud.ts';
import { pageLanguage } from './page-language.ts';
import { soon } from './soon.ts';

/** A breath with the place where it stands on the page. */
interface Piece {
  readonly text: string;
  readonly range: Range;
  readonly block: Element;
}

/** What is read in one go: a step, or what stands under one heading. */
interface Part {
  readonly name: string;
  readonly pieces: readonly Piece[];
}

const speeds = ['slow', 'usual', 'quick'] as const;
type Speed = (typeof speeds)[number];
const rates: Record<Speed, number> = { slow: 0.75, usual: 1, quick: 1.3 };

const say = readAloudIn(pageLanguage);
/** Each of these is said by itself, however close the next one stands. */
const blocks =
  'h1, h2, h3, p, li, dt, dd, th, td, summary, figcaption, small, .screen li > *, .warning > .vh';
/** Marks of the page that are no text of it, and what is folded. */
const silent =
  'read-aloud, nav, form, .no-print, .crumbs, .trust, .tags, [hidden], script, details:not([open])';
const highlightName = 'read-aloud';

/**
 * Reads the step on the screen, or one part of the page after the other, and waits after each: it never goes on, and
 * never begins, by itself. The voice and the words for it are fetched at the first tap.
 */
class ReadAloud extends HTMLElement {
  #buttons = { listen: button(), stop: button(), speed: button() };
  #status = document.createElement('p');
  #voice: SpeechSynthesisVoice | undefined;
  #speech: typeof Speech | undefined;
  #table: readonly Speech.Pronunciation[] = [];
  /** An earlier tap has told that the voice is not on the device. */
  #isWarned = false;
  #parts: readonly Part[] = [];
  #part = 0;
  #piece = 0;
  /** Counts taps: only the last one is answered. */
  #taps = 0;
  /** The one being said; events of others are of what was broken off. Held, because Chrome forgets what nobody holds. */
  #utterance: SpeechSynthesisUtterance | undefined;

  connectedCallback(): void {
    if (!canSpeak()) {
      this.hidden = true;
      return;
    }
    const { listen, stop, speed } = this.#buttons;
    const row = document.createElement('div');
    row.setAttribute('role', 'group');
    row.setAttribute('aria-label', say.group);
    row.append(listen, stop, speed);
    this.#status.setAttribute('role', 'status');
    this.replaceChildren(row, this.#status);
    listen.addEventListener('click', () => this.#listen());
    stop.addEventListener('click', () => {
      this.#stop();
      listen.focus();
    });
    speed.addEventListener('click', () => this.#changeSpeed());
    window.addEventListener('hashchange', this.#leave);
    window.addEventListener('pagehide', this.#leave);
    document.addEventListener('visibilitychange', this.#hide);
    this.#show('idle');
  }

  disconnectedCallback(): void {
    if (!canSpeak()) return;
    window.removeEventListener('hashchange', this.#leave);
    window.removeEventListener('pagehide', this.#leave);
    document.removeEventListener('visibilitychange', this.#hide);
    this.#halt();
  }

  // Another step, another page: what was being read is no longer there.
  #leave = (): void => this.#stop();
  #hide = (): void => {
    if (document.hidden && this.dataset.state === 'reading') this.#pause();
  };

  #show(state: 'idle' | 'reading' | 'paused' | 'waiting'): void {
    const { listen, stop, speed } = this.#buttons;
    this.dataset.state = state;
    listen.textContent = {
      idle: say.listen[this.#root() ? 'step' : 'page'],
      reading: say.pause,
      paused: say.goOn,
      waiting: say.next(this.#parts[this.#part]?.name ?? ''),
    }[state];
    stop.textContent = say.stop;
    speed.textContent = say.speed(say.speeds[this.#speed()]);
    stop.hidden = state === 'idle';
    speed.hidden = state === 'idle';
  }

  #speed(): Speed {
    const kept = load<Speed>('read-speed', 'usual');
    return speeds.includes(kept) ? kept : 'usual';
  }

  #changeSpeed(): void {
    const next = speeds[(speeds.indexOf(this.#speed()) + 1) % speeds.length] ?? 'usual';
    save('read-speed', next);
    const isReading = this.dataset.state === 'reading';
    this.#show(this.dataset.state as 'reading');
    if (!isReading) return;
    this.#halt();
    this.#say();
  }

  async #listen(): Promise<void> {
    const { state } = this.dataset;
    if (state === 'reading') {
      this.#pause();
      return;
    }
    this.#status.textContent = '';
    if (!(await this.#isReady())) return;
    if (state === 'idle') {
      this.#parts = partsOf(this.#root() ?? this.closest('main') ?? document.body, this.#speech);
      this.#part = 0;
      this.#piece = 0;
    }
    this.#say();
  }

  /** Fetches voice and words once. */
  async #isReady(): Promise<boolean> {
    if (this.#voice) return true;
    unlockSpeech();
    this.#taps += 1;
    const tap = this.#taps;
    const table = fetch('/cach-doc.json').then((answer) => (answer.ok ? answer.json() : []));
    const [voice, speech, words] = await Promise.all([
      voiceOf(pageLanguage),
      import('#domain/speech.ts'),
      // Without the table numbers are still said as words.
      table.catch(() => []),
    ]);
    if (tap !== this.#taps) return false;
    if (!voice || (!voice.localService && !this.#isWarned)) {
      this.#status.textContent = voice ? say.awayVoice : say.noVoice;
      this.#isWarned = voice !== undefined;
      return false;
    }
    this.#voice = voice;
    this.#speech = speech;
    this.#table = words as readonly Speech.Pronunciation[];
    return true;
  }

  /** The step that fills the screen, if one does. */
  #root(): Element | undefined {
    const [, step] = /^#(buoc-\d+)$/.exec(location.hash) ?? [];
    return (step && this.closest('step-mode')?.querySelector(`#${step}`)) || undefined;
  }

  #say(): void {
    const piece = this.#parts[this.#part]?.pieces[this.#piece];
    if (!piece || !this.#speech || !this.#voice) {
      this.#wait();
      return;
    }
    const { asSentence, spokenText } = this.#speech;
    this.#show('reading');
    // The words for numbers and short forms are Vietnamese; other voices know their own.
    const text = pageLanguage === 'vi' ? spokenText(piece.text, this.#table) : piece.text;
    const utterance = new SpeechSynthesisUtterance(asSentence(text));
    utterance.voice = this.#voice;
    // Android chooses by the language, whatever the voice.
    utterance.lang = pageLanguage === 'vi' ? 'vi-VN' : pageLanguage;
    utterance.rate = rates[this.#speed()];
    utterance.addEventListener('end', () => {
      if (utterance !== this.#utterance) return;
      this.#piece += 1;
      this.#say();
    });
    utterance.addEventListener('error', () => {
      if (utterance !== this.#utterance) return;
      this.#stop();
      this.#status.textContent = say.broken;
    });
    this.#utterance = utterance;
    mark(piece);
    speechSynthesis.speak(utterance);
  }

  /** At the end of a part: the next one is read when somebody asks for it. */
  #wait(): void {
    this.#halt();
    this.#part += 1;
    this.#piece = 0;
    this.#show(this.#part < this.#parts.length ? 'waiting' : 'idle');
  }

  #pause(): void {
    // Not `speechSynthesis.pause`: on Android it ends the utterance and nothing goes on.
    this.#halt();
    this.#show('paused');
  }

  #stop(): void {
    this.#halt();
    this.#status.textContent = '';
    this.#show('idle');
  }

  #halt(): void {
    this.#taps += 1;
    this.#utterance = undefined;
    speechSynthesis.cancel();
    unmark();
  }
}

const button = (): HTMLButtonElement =>
  Object.assign(document.createElement('button'), { type: 'button', className: 'button' });

/** Everything to be read below an element, part by part; a part begins at each second heading. */
function partsOf(root: Element, speech: typeof Speech | undefined): Part[] {
  const parts: { name: string; pieces: Piece[] }[] = [];
  for (const nodes of textsOf(root)) {
    const block = nodes[0]?.parentElement?.closest(blocks);
    if (!block || !speech) continue;
    const text = nodes.map(({ data }) => data).join('');
    if (parts.length === 0 || block.matches('h2'))
      parts.push({ name: text.replace(/\s+/g, ' ').trim(), pieces: [] });
    for (const breath of speech.breathsOf(text)) {
      const range = document.createRange();
      range.setStart(...at(nodes, breath.at));
      range.setEnd(...at(nodes, breath.at + breath.text.length));
      parts.at(-1)?.pieces.push({ text: breath.text, range, block });
    }
  }
  return parts.filter(({ pieces }) => pieces.length > 0);
}

/** Runs of text nodes that stand in one block. */
function textsOf(root: Element): Text[][] {
  const found: Text[][] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let last: Element | null = null;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const parent = node.parentElement;
    const block = parent?.closest(blocks) ?? null;
    if (!block || parent?.closest(silent)) {
      last = null;
      continue;
    }
    if (block === last) found.at(-1)?.push(node);
    else found.push([node]);
    last = block;
  }
  return found.filter((nodes) => nodes.some(({ data }) => data.trim() !== ''));
}

/** The node and the place in it for a place in the text of several. */
function at(nodes: readonly Text[], offset: number): [Text, number] {
  let rest = offset;
  for (const node of nodes) {
    if (rest <= node.length) return [node, rest];
    rest -= node.length;
  }
  const end = nodes.at(-1) as Text;
  return [end, end.length];
}

/** Shows what is being read: its words where the browser can mark words, its block elsewhere. */
function mark({ range, block }: Piece): void {
  unmark();
  if ('highlights' in CSS && typeof Highlight === 'function')
    CSS.highlights.set(highlightName, new Highlight(range));
  else block.setAttribute('data-being-read', '');
  block.scrollIntoView?.({ block: 'nearest' });
}

function unmark(): void {
  if ('highlights' in CSS) CSS.highlights.delete(highlightName);
  for (const block of document.querySelectorAll('[data-being-read]'))
    block.removeAttribute('data-being-read');
}

// Where nothing can speak, as in Zalo's window, its room is given back at once, so that nothing moves later.
if (canSpeak()) soon('read-aloud', ReadAloud);
else customElements.define('read-aloud', ReadAloud);
