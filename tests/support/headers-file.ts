/**
 * `_headers` as the two hosts read it, after their documentation and their published parsers. Both are strict here:
 * what a host would report, or skip without being meant to, is an error.
 */
export type HeadersOf = (path: string) => Record<string, string>;

interface Rule {
  readonly path: string;
  readonly set: Record<string, string>;
  readonly unset: string[];
}

function rulesIn(file: string): Rule[] {
  const rules: Rule[] = [];
  for (const raw of file.split('\n')) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    if (line.length > 2000)
      throw new Error(`Cloudflare ignores lines over 2000 characters: ${line}`);
    if (line.startsWith('/')) {
      if (line.split('*').length > 2) throw new Error(`Cloudflare allows one *: ${line}`);
      if (/[\s:]/.test(line)) throw new Error(`a placeholder or space nobody meant: ${line}`);
      rules.push({ path: line, set: {}, unset: [] });
      continue;
    }
    const rule = rules.at(-1);
    if (!rule) throw new Error(`a header before any path: ${line}`);
    const [, taken] = /^! ([\w-]+)$/.exec(line) ?? [];
    if (taken) {
      rule.unset.push(taken.toLowerCase());
      continue;
    }
    const [, name = '', value = ''] = /^([\w-]+):\s*(\S.*)$/.exec(line) ?? [];
    if (!name) throw new Error(`neither path nor header: ${line}`);
    const key = name.toLowerCase();
    rule.set[key] = key in rule.set ? `${rule.set[key]}, ${value}` : value;
  }
  if (rules.length > 100) throw new Error(`Cloudflare reads 100 rules, here are ${rules.length}`);
  const twice = rules.find(
    ({ path }, index) => rules.findIndex((rule) => rule.path === path) < index,
  );
  if (twice) throw new Error(`two rules for ${twice.path}`);
  return rules;
}

const escaped = (text: string): string => text.replaceAll(/[-/\\^$*+?.()|[\]{}]/g, '\\$&');

/** Every rule that fits, in order: first what is taken away, then what is set; a second value is joined by a comma. */
export function asCloudflare(file: string, own: Record<string, string> = {}): HeadersOf {
  const rules = rulesIn(file).map(({ path, ...rest }) => ({
    fits: new RegExp(`^${path.split('*').map(escaped).join('.*')}$`),
    ...rest,
  }));
  return (path) => {
    const found: Record<string, string> = { ...own };
    const ours = new Set<string>();
    for (const { fits, set, unset } of rules) {
      if (!fits.test(path)) continue;
      for (const name of unset) delete found[name];
      for (const [name, value] of Object.entries(set)) {
        // Also after `!`: taken away, it is not there to be joined.
        found[name] = ours.has(name) && name in found ? `${found[name]}, ${value}` : value;
        ours.add(name);
      }
    }
    return found;
  };
}

/** Lines with `!` have no colon and are skipped; the later rule wins; capital letters and a slash at the end do not matter. */
export function asNetlify(file: string): HeadersOf {
  const rules = rulesIn(file).map(({ path, set }) => {
    const parts = path
      .split('/')
      .filter(Boolean)
      .map((part) => {
        if (part === '*') return '?(.*)';
        return part.includes('*')
          ? part.replaceAll('*', '(.*)')
          : escaped(part).replaceAll('\\-', '-');
      });
    return { fits: new RegExp(`^/${parts.join('/')}/?$`, 'iu'), set };
  });
  return (path) =>
    Object.assign({}, ...rules.filter(({ fits }) => fits.test(path)).map(({ set }) => set));
}
