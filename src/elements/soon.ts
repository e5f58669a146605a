/** What is to be made known, in order. */
const waiting: [name: string, element: CustomElementConstructor][] = [];
let isUnderWay = false;

/**
 * Makes an element known a moment later, in a task of its own, and lets the browser paint before and after it: on a slow
 * phone all of them in one go, or in one layout, would hold up the page and then the first touch. For what says
 * something by itself, brings its own buttons or is out of sight until then; what waits on the page to be touched is
 * there at once.
 */
export function soon(name: string, element: CustomElementConstructor): void {
  waiting.push([name, element]);
  if (isUnderWay) return;
  isUnderWay = true;
  afterPaint(next);
}

function next(): void {
  for (let one = waiting.shift(); one; one = waiting.shift()) {
    const isHere = document.querySelector(one[0]) !== null;
    customElements.define(...one);
    if (!isHere) continue;
    afterPaint(next);
    return;
  }
  isUnderWay = false;
}

/** A tab that nobody sees paints nothing. */
function afterPaint(work: () => void): void {
  if (document.hidden) setTimeout(work);
  else requestAnimationFrame(() => setTimeout(work));
}
