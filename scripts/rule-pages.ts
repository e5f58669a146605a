/** `npm run rules`: writes the help page of every rule, `docs/rules/`, from `src/checks/examples.ts`. */
import { writeFileSync } from 'node:fs';
import { type Explanation, explanations } from '#checks/examples.ts';

function pageOf(name: string, { guards, why, more, file, at, wrong, right }: Explanation): string {
  const language = file.endsWith('.csv') ? 'csv' : file.endsWith('.mdx') ? 'mdx' : 'yaml';
  const shown = (text: string): string =>
    at === undefined ? `\`${text}\`` : `\n\n\`\`\`${language}\n${text}\n\`\`\``;
  const colon = at === undefined ? ': ' : ':';
  return `# ${name}

**Luật này kiểm tra gì.** ${guards}

**Vì sao.** ${why}

Sai${colon}${shown(wrong)}

Đúng${colon}${shown(right)}
${more ? `\n${more.replaceAll('\n', '\n\n')}\n` : ''}`;
}

/** Everything this script writes, so that a test can compare it with what is committed. */
export function rulePages(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(explanations).map(([name, one]) => [`docs/rules/${name}.md`, pageOf(name, one)]),
  );
}

if (import.meta.main)
  for (const [path, text] of Object.entries(rulePages())) writeFileSync(path, text);
