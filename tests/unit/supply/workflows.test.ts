import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly if?: string;
  readonly permissions?: Permissions;
  readonly environment?: unknown;
  readonly steps?: readonly Step[];
  /** A workflow of somebody else called as a job. */
  readonly uses?: string;
}

type Permissions = string | Readonly<Record<string, string>>;

interface Workflow {
  readonly name?: string;
  readonly on: string | readonly string[] | Readonly<Record<string, unknown>>;
  readonly permissions?: Permissions;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** Actions that we use, each by the commit of a version: a tag can be moved, a commit cannot. */
const actions: Readonly<Record<string, string>> = {
  'actions/checkout': '93cb6efe18208431cddfb8368fd83d5badbf9bfd # v5.0.1',
  'actions/setup-node': 'a0853c24544627f65ddf259abe73b1d18a591444 # v5.0.0',
  'actions/upload-artifact': 'ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2',
  'actions/download-artifact': '634f93cb2916e3fdff6788551b99b062d0335ce0 # v5.0.0',
};

/**
 * Jobs that may write something, each with exactly these rights and for one reason. None of them installs a package or
 * runs code of a pull request; they read what a job without rights left for them, and make the words themselves.
 */
const writers: Readonly<
  Record<string, { readonly job: string; readonly rights: Readonly<Record<string, string>> }>
> = {
  // One comment on the pull request; one of a fork has no token of its own, so it must be another workflow.
  'numbers-comment.yml': {
    job: 'comment',
    rights: { actions: 'read', contents: 'read', 'pull-requests': 'write' },
  },
  // One issue for each guide whose source changed.
  'sources.yml': { job: 'report', rights: { contents: 'read', issues: 'write' } },
};

/** The one workflow that another one may start: it runs with the rights of the main branch. */
const startedByAnother = 'numbers-comment.yml';

/**
 * The one workflow that answers strangers and may write: for an issue that a maintainer has labelled. What its jobs may
 * do is written here, and the job that writes neither reads the issue nor runs packages.
 */
const fromForm = {
  name: 'Từ mẫu góp ý',
  writer: 'propose',
  rights: { contents: 'write', issues: 'write', 'pull-requests': 'write' },
};

/** What is wrong with the text of a workflow. */
function faultsOf(text: string, file = ''): string[] {
  const writer = writers[file.replace('.github/workflows/', '')];
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps ?? []);
  const events =
    typeof workflow.on === 'string'
      ? [workflow.on]
      : Array.isArray(workflow.on)
        ? (workflow.on as string[])
        : Object.keys(workflow.on);
  const faults: string[] = [];
  const fault = (holds: unknown, name: string) => holds && faults.push(name);

  const mayOnlyRead = (permissions: Permissions, scopes: readonly string[]): boolean =>
    typeof permissions !== 'string' &&
    Object.entries(permissions).every(
      ([scope, right]) => right === 'none' || (scopes.includes(scope) && right === 'read'),
    );
  fault(
    !workflow.permissions || !mayOnlyRead(workflow.permissions, ['contents']),
    'permissions at the top',
  );
  const isFromForm = workflow.name === fromForm.name;
  if (isFromForm) {
    fault(
      JSON.stringify(workflow.on) !== JSON.stringify({ issues: { types: ['labeled'] } }),
      'another event than a label',
    );
    for (const [name, job] of jobs)
      fault(
        !/^github\.event\.label\.name == 'da-xem'(?: && |$)/.test(job.if ?? ''),
        `${name} does not wait for the label`,
      );
    const writer = workflow.jobs[fromForm.writer];
    fault(
      JSON.stringify(writer?.permissions) !== JSON.stringify(fromForm.rights),
      'rights of the writer',
    );
    const commands = (writer?.steps ?? []).map(({ run = '' }) => run).join('\n');
    fault(
      /\b(?:node|npm|npx|eval|bash|sh)\b|GITHUB_EVENT|\$\(gh /.test(commands),
      'the writer runs more than git and gh',
    );
    fault(
      /github\.event\.(?!issue\.number|label\.name|issue\.labels|repository\.default_branch)/.test(
        JSON.stringify(workflow),
      ),
      'words of the issue',
    );
  }
  for (const [name, { permissions, uses, steps: own = [] }] of jobs) {
    if (isFromForm && name === fromForm.writer) continue;
    const mayWrite =
      name === writer?.job &&
      JSON.stringify(Object.entries(permissions ?? {}).sort()) ===
        JSON.stringify(Object.entries(writer.rights).sort());
    fault(
      permissions && !mayWrite && !mayOnlyRead(permissions, ['actions', 'contents']),
      `permissions of ${name}`,
    );
    fault(
      mayWrite && own.some(({ run = '' }) => /\b(?:npm|npx|npm-run|setup\.mjs)\b/.test(run)),
      `${name} may write and runs packages`,
    );
    fault(
      mayWrite &&
        own.some(
          ({ uses: action = '', with: given = {} }) =>
            action.startsWith('actions/checkout@') && ('ref' in given || 'repository' in given),
        ),
      `${name} may write and checks out something else than the main branch`,
    );
    fault(uses, `${name} is a workflow of somebody else`);
  }
  for (const event of ['pull_request_target', 'workflow_run', 'issue_comment', 'issues'])
    fault(
      events.includes(event) &&
        !(isFromForm && event === 'issues') &&
        !(event === 'workflow_run' && file.endsWith(`/${startedByAnother}`) && events.length === 1),
      `event ${event}`,
    );

  // Of the parsed file, so that a comment may speak of secrets.
  const secrets = /\bsecrets\b/;
  const token = /github\.token|GITHUB_TOKEN/;
  const whole = JSON.stringify(workflow);
  fault(
    events.includes('pull_request') && (secrets.test(whole) || token.test(whole)),
    'secrets for pull requests',
  );
  for (const [name, job] of jobs) {
    const holdsSecrets = secrets.test(JSON.stringify(job));
    fault(holdsSecrets && !job.environment, `${name} holds secrets without an environment`);
    const installs = (job.steps ?? []).some(({ run = '' }) =>
      /\b(?:npm|npx|setup\.mjs)\b/.test(run),
    );
    fault(holdsSecrets && installs, `${name} holds secrets and runs packages`);
  }

  for (const { uses = '', run = '', with: given = {} } of steps) {
    const [action = '', commit = ''] = uses.split('@');
    const pinned = actions[action];
    fault(uses && !pinned, `${uses} is not in the list`);
    fault(
      pinned && (!pinned.startsWith(`${commit} `) || !text.includes(`${action}@${pinned}\n`)),
      `${action} is not pinned`,
    );
    fault(
      action === 'actions/checkout' && given['persist-credentials'] !== false,
      'checkout leaves its key behind',
    );
    fault(
      action === 'actions/setup-node' &&
        (given['package-manager-cache'] !== false || 'cache' in given),
      'setup-node keeps a cache',
    );
    fault(action === 'actions/cache', 'cache');
    // What a stranger may have written must not become a part of a command; `env:` is the way in.
    fault(/\$\{\{/.test(run), `expression in a command: ${run}`);
  }
  return faults;
}

const files = globSync('.github/workflows/*.{yml,yaml}').map((path) => path.replaceAll('\\', '/'));

test('there are workflows to look at', () => {
  const ours = ['ci', 'release', 'supply'].map((name) => `.github/workflows/${name}.yml`);
  expect(files).toEqual(expect.arrayContaining(ours));
});

test.each(files)('%s is safe', (file) => {
  expect(faultsOf(readFileSync(file, 'utf8'), file)).toEqual([]);
});

test.each(Object.entries(writers))('%s has the job that writes', (file, { job }) => {
  const { jobs } = parse(readFileSync(`.github/workflows/${file}`, 'utf8')) as Workflow;
  expect(Object.keys(jobs)).toContain(job);
});

/** Every module that a script loads, itself included; packages by their names. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, typesOnly, name = ''] of readFileSync(file, 'utf8').matchAll(
    /\b(?:import|export)\s+(type\s+)?[^;'"]*?from\s*'([^']+)'|\bimport\(/g,
  ))
    if (typesOnly) continue;
    else if (name.startsWith('.')) loadedBy(join(dirname(file), name), seen);
    else if (name.startsWith('#')) loadedBy(name.replace('#', 'src/'), seen);
    else seen.add(name || 'import()');
  return seen;
}

test.each(['scripts/post-numbers.ts', 'scripts/post-sources.ts'])(
  '%s, which may write, loads nothing but Node and files of ours',
  (file) => {
    const loaded = [...loadedBy(file)];
    expect(loaded.length).toBeGreaterThan(3);
    expect(
      loaded.filter((name) => !/^node:|^(?:scripts|src\/domain)\/[\w-]+\.ts$/.test(name)),
    ).toEqual([]);
  },
);

test.each(['scripts/manifest.ts', 'scripts/release-manifest.ts'])(
  '%s, which holds the key, imports nothing but Node and its neighbour',
  (file) => {
    const imports = [...readFileSync(file, 'utf8').matchAll(/\bfrom '([^']+)'|\bimport\(/g)];
    const others = imports
      .map(([, name]) => name ?? 'import()')
      .filter((name) => !name.startsWith('node:') && name !== './release-manifest.ts');
    expect(imports.length).toBeGreaterThan(2);
    expect(others).toEqual([]);
  },
);

/** An expression as GitHub writes it. */
const given = (name: string): string => `$\{{ ${name} }}`;

test('the workflow that comments waits for the one that computes, by its very name', () => {
  const { on } = parse(readFileSync('.github/workflows/numbers-comment.yml', 'utf8')) as Workflow;
  const { name } = parse(readFileSync('.github/workflows/numbers.yml', 'utf8')) as { name: string };
  expect(on).toEqual({ workflow_run: { workflows: [name], types: ['completed'] } });
});

describe('a workflow that may write', () => {
  const file = (name: string) => `.github/workflows/${name}`;
  const comment = readFileSync(file('numbers-comment.yml'), 'utf8');

  test.each<[string, string | RegExp, string]>([
    ['may write nothing else', 'pull-requests: write', 'pull-requests: write\n      issues: write'],
    ['may not write to the code', 'contents: read\n      pull', 'contents: write\n      pull'],
    [
      'may not do so at the top',
      /permissions:\n {2}contents: read/,
      'permissions:\n  issues: write',
    ],
    ['installs no package', 'run: node scripts/post', 'run: npm install && node scripts/post'],
    [
      'checks out nothing of the pull request',
      'persist-credentials: false',
      `persist-credentials: false\n          ref: ${given('github.event.workflow_run.head_sha')}`,
    ],
    ['is started by nothing else', 'workflow_run:\n', 'pull_request_target:\n  workflow_run:\n'],
    [
      'takes no text of an event',
      'run: node',
      `run: echo ${given('github.event.workflow_run.head_branch')}; node`,
    ],
    ['keeps its name', 'jobs:\n  comment:', 'jobs:\n  other:'],
  ])('%s', (_, from, to) => {
    expect(faultsOf(comment, file('numbers-comment.yml'))).toEqual([]);
    const changed = comment.replace(from, to);
    expect(changed).not.toBe(comment);
    expect(faultsOf(changed, file('numbers-comment.yml'))).not.toEqual([]);
  });

  test('may not do so under another name', () => {
    expect(faultsOf(comment, file('ci.yml'))).not.toEqual([]);
    expect(faultsOf(comment)).not.toEqual([]);
  });
});

describe('a workflow', () => {
  const good = readFileSync('.github/workflows/ci.yml', 'utf8');
  const release = readFileSync('.github/workflows/release.yml', 'utf8');
  const form = readFileSync('.github/workflows/from-form.yml', 'utf8');

  test.each<[string, string, string | RegExp, string]>([
    ['that may write', good, 'contents: read', 'contents: write'],
    [
      'that may write by a short word',
      good,
      /permissions:\n {2}contents: read/,
      'permissions: write-all',
    ],
    ['without permissions', good, /permissions:\n {2}contents: read\n/, ''],
    ['with a job that may write', good, 'timeout-minutes: 30', 'permissions: { id-token: write }'],
    [
      'with the rights of the repository for a stranger',
      good,
      'pull_request:',
      'pull_request_target:',
    ],
    ['started by another', good, 'pull_request:', 'workflow_run:'],
    [
      'with a secret for pull requests',
      good,
      'run: npm test',
      `run: npm test\n        env: { A: "${given('secrets.A')}" }`,
    ],
    [
      'with the token for pull requests',
      good,
      'run: npm test',
      `run: npm test\n        env: { A: "${given('github.token')}" }`,
    ],
    ['that leaves the key behind', good, 'persist-credentials: false', 'fetch-depth: 1'],
    ['with a tag', good, /@[0-9a-f]{40} # v5\.0\.1/, '@v5'],
    ['with another commit', good, '93cb6efe', '93cb6eff'],
    ['with a commit that has lost its version', good, ' # v5.0.1', ''],
    ['with an action of somebody else', good, 'actions/checkout@', 'somebody/checkout@'],
    ['with a cache of packages', good, 'package-manager-cache: false', 'cache: npm'],
    [
      'with a title in a command',
      good,
      'run: npm test',
      `run: echo "${given('github.event.pull_request.title')}"`,
    ],
    [
      'with a branch name in a command',
      good,
      'run: npm test',
      `run: echo "${given('github.head_ref')}"`,
    ],
    [
      'with a secret that nobody guards',
      release,
      'environment: release',
      'continue-on-error: false',
    ],
    ['from a form, at once when it is sent', form, 'types: [labeled]', 'types: [opened]'],
    [
      'from a form, without the label',
      form,
      "if: github.event.label.name == 'da-xem'\n",
      'if: always()\n',
    ],
    ['from a form, with more rights', form, 'issues: write', 'issues: write\n      actions: write'],
    [
      'from a form, whose reader may write',
      form,
      'timeout-minutes: 10',
      'permissions: { contents: write }',
    ],
    [
      'from a form, whose writer runs scripts',
      form,
      'set -euo pipefail',
      'node scripts/from-form.ts',
    ],
    [
      'from a form, with its words',
      form,
      'github.event.issue.number }}\n      BASE',
      'github.event.issue.title }}\n      BASE',
    ],
    ['under another name', form, 'name: Từ mẫu góp ý', 'name: Khác'],
    [
      'with a secret beside packages',
      release,
      'run: node scripts/manifest.ts sign',
      'run: npm run manifest -- sign',
    ],
  ])('%s is refused', (_, text, from, to) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    expect(faultsOf(text)).toEqual([]);
    expect(faultsOf(changed)).not.toEqual([]);
  });
});
