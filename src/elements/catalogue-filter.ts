import { fold } from '#domain/fold.ts';

/** Narrows the catalogue on the page to what is asked for. Without it the page shows everything, with links to cuts. */
class CatalogueFilter extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false;
    const asked = (name: string) =>
      this.querySelector<HTMLInputElement | HTMLSelectElement>(`[name=${name}]`);
    const isTicked = (name: string) => (asked(name) as HTMLInputElement | null)?.checked === true;
    const rows = [...document.querySelectorAll<HTMLElement>('[data-field] li[data-facts]')].map(
      (row) => ({
        row,
        words: fold(row.textContent ?? ''),
        facts: new Set(row.dataset.facts?.split(' ')),
        group: row.closest<HTMLElement>('[data-field]'),
      }),
    );
    const groups = new Set(rows.map(({ group }) => group));

    const apply = () => {
      const words = fold(asked('name')?.value ?? '')
        .split(/\s+/)
        .filter(Boolean);
      const [field, level] = [asked('field')?.value ?? '', asked('level')?.value ?? ''];
      const facts = [
        level,
        isTicked('online') ? 'online' : '',
        isTicked('free') ? 'free' : '',
      ].filter(Boolean);
      let shown = 0;
      const open = new Set<HTMLElement | null>();
      for (const { row, words: text, facts: has, group } of rows) {
        const fits =
          (!field || group?.dataset.field === field) &&
          facts.every((fact) => has.has(fact)) &&
          words.every((word) => text.includes(word));
        row.hidden = !fits;
        if (!fits) continue;
        shown += 1;
        open.add(group);
      }
      for (const group of groups) if (group) group.hidden = !open.has(group);
      const status = this.querySelector('[role=status]');
      if (status) status.textContent = shown === rows.length ? '' : `${shown} thủ tục khớp.`;
    };
    this.addEventListener('input', apply);
    apply();
  }
}

customElements.define('catalogue-filter', CatalogueFilter);
