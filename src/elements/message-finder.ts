import { fold } from '#domain/fold.ts';

/** Words every message has; they tell nothing. Folded. */
const common = new Set(
  'ho so cua ban khong duoc da la va cho de nghi vui long ong ba can bi do trong co theo'.split(
    ' ',
  ),
);

const words = (text: string): string[] =>
  fold(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1 && !common.has(word));

/** Puts the cards first that share most words with a pasted message; the rest steps aside. */
class MessageFinder extends HTMLElement {
  connectedCallback(): void {
    const cards = [...document.querySelectorAll<HTMLElement>('[data-words]')].map((card) => ({
      card,
      sayings: (card.dataset.words ?? '').split(' | ').map((saying) => new Set(words(saying))),
    }));
    const all = cards.flatMap(({ sayings }) => sayings);
    /** Words that few messages have tell most. */
    const weight = (word: string): number =>
      Math.log(1 + all.length / (1 + all.filter((saying) => saying.has(word)).length));
    const sum = (some: Iterable<string>): number =>
      [...some].reduce((total, word) => total + weight(word) ** 2, 0);
    const box = this.querySelector('textarea');
    box?.addEventListener('input', () => {
      const asked = new Set(words(box.value));
      const scored = cards.map(({ card, sayings }) => ({
        card,
        score: Math.max(
          ...sayings.map(
            (saying) =>
              sum([...saying].filter((word) => asked.has(word))) /
              Math.sqrt(Math.max(1, sum(saying) * sum(asked))),
          ),
        ),
      }));
      const nearest = Math.max(...scored.map(({ score }) => score));
      const best = scored
        .filter(({ score }) => score >= 0.25 && score >= nearest / 2)
        .sort((a, b) => b.score - a.score);
      const isAsked = asked.size > 0;
      for (const { card } of scored)
        card.hidden = isAsked && !best.some((one) => one.card === card);
      const status = this.querySelector('[role=status]');
      if (status)
        status.textContent = !isAsked
          ? ''
          : best.length > 0
            ? `${best.length} câu gần giống.`
            : 'Chưa có câu này. Chụp màn hình, hỏi Tổ công nghệ số hoặc nơi nhận hồ sơ.';
      // Nearest first: moved in the page, so that reading and seeing agree.
      for (const { card } of [...best].reverse()) this.after(card);
    });
  }
}

customElements.define('message-finder', MessageFinder);
