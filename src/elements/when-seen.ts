/** Loads what an element needs once it comes near: those who never scroll there do not pay for it. */
export function whenSeen(selector: string, load: () => Promise<unknown>): void {
  const element = document.querySelector(selector);
  if (!element) return;
  const watch = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      watch.disconnect();
      // Without network and never kept, the words around it stay, and the next visit tries again.
      load().catch(() => {});
    },
    { rootMargin: '1000px' },
  );
  watch.observe(element);
}
