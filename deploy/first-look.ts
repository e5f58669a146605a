/**
 * The one script that stands inside pages. It must run before the first paint, so that nobody who chose dark is blinded
 * by a white page, and a file of its own would keep every first paint waiting. The policy names it by its hash
 * (`policy.ts`), so nothing else can stand in its place: a host whose headers are of another release refuses it, and the
 * page looks as the phone has it. It is written as it goes out. What it puts on: `src/device/look.ts`.
 */
export const firstLook =
  "try{let k=n=>JSON.parse(localStorage.getItem('cam-tay:'+n));Object.assign(document.documentElement.dataset,k('look'),{text:k('text-size')??100})}catch{}";

/** Its SHA-256 as a policy writes it. Written down, because the worker reads the policy too and has no time to count. */
export const firstLookHash = 'sha256-poomKsH4NSwFdGwa1ifaHzOfX7v4nAamzfBhQzsxUfw=';
