/**
 * Makes an element known a moment later, in a task of its own: on a slow phone all of them in one go would hold up the
 * first touch. For what says something by itself; what waits to be touched is there at once.
 */
export const soon = (name: string, element: CustomElementConstructor): void => {
  setTimeout(() => customElements.define(name, element));
};
