/** Longer addresses are refused by some browsers inside apps, and above about 8,000 by GitHub. */
const longest = 6000;

/** `.github/ISSUE_TEMPLATE/`: the form for what is wrong on a page. Its fields are filled by their ids. */
const form = 'bao-sai-noi-dung.yml';

/**
 * The address of a new issue that already holds a note. GitHub takes the fields of our form (it overlooks `body` there),
 * other hosts `title` and `body`. Nothing is sent before the person presses their button there. `address` may have
 * parameters of its own.
 */
export function prefilled(
  address: string,
  note: string,
  { page = '', build = '' }: { readonly page?: string; readonly build?: string } = {},
): string {
  const url = new URL(address);
  const fields = url.searchParams;
  fields.set('title', (note.split('\n')[0] ?? '').slice(0, 120));
  if (url.host === 'github.com' && !fields.has('template')) fields.set('template', form);
  const isForm = fields.get('template') === form;
  if (isForm) fields.set('page', page);
  if (isForm) fields.set('build', build);
  let text = note;
  do {
    fields.set(isForm ? 'wrong' : 'body', text);
    text = text.slice(0, -100);
  } while (url.href.length > longest && text);
  return url.href;
}
