/** Longer addresses are refused by some browsers inside apps. */
const longest = 1500;

/**
 * The address of a new issue that already holds a note, as GitHub and Gitea read it. Nothing is sent before the person
 * presses their button there. `address` may have parameters of its own.
 */
export function prefilled(address: string, note: string): string {
  const url = new URL(address);
  url.searchParams.set('title', note.split('\n')[0] ?? '');
  url.searchParams.set('body', note.slice(0, longest));
  return url.href;
}
