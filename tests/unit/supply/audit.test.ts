import { describe, expect, test } from 'vitest';
import {
  type AuditException,
  type AuditReport,
  auditException,
  idOf,
  judge,
  readReport,
  reasonIn,
} from '../../../scripts/audit-policy.ts';

const hole = (name: string, severity: string, id: string) => ({
  source: 1_100_001,
  name,
  dependency: name,
  title: `A hole in ${name}`,
  url: `https://github.com/advisories/GHSA-${id}`,
  severity,
  cwe: ['CWE-79'],
  cvss: { score: 5, vectorString: null },
  range: '<2.0.0',
});

/** As `npm audit --json` writes it: packages with a hole, and those that lead to them by name. */
function answer(packages: Readonly<Record<string, readonly unknown[]>>): AuditReport {
  const vulnerabilities = Object.fromEntries(
    Object.entries(packages).map(([name, via]) => [
      name,
      {
        name,
        severity: 'high',
        isDirect: false,
        via,
        effects: [],
        range: '*',
        nodes: [],
        fixAvailable: true,
      },
    ]),
  );
  const report = readReport(
    JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: { vulnerabilities: {} } }),
  );
  if (!report) throw new Error('no report');
  return report;
}

const isDelivered = (name: string) => name === 'pagefind';
const day = '2026-11-26';
const exception = (until: string): AuditException => ({
  advisory: 'GHSA-aaaa-bbbb-cccc',
  package: 'tool',
  reason: 'the build never calls that function',
  until,
});
const verdict = (report: AuditReport, exceptions: AuditException[] = []) => {
  const { stopping, excepted, noted, expired, needless } = judge(
    report,
    exceptions,
    day,
    isDelivered,
  );
  return {
    stopping: stopping.map(idOf),
    excepted: excepted.map(idOf),
    noted: noted.map(idOf),
    expired: expired.length,
    needless: needless.length,
  };
};
const nothing = { stopping: [], excepted: [], noted: [], expired: 0, needless: 0 };

describe('holes', () => {
  test('none is none', () => {
    expect(verdict(answer({}))).toEqual(nothing);
  });

  test.each([
    ['info', false],
    ['low', false],
    ['moderate', false],
    ['high', true],
    ['critical', true],
  ])('%s in a tool', (severity, stops) => {
    const report = answer({ tool: [hole('tool', severity, 'aaaa-bbbb-cccc')], user: ['tool'] });
    const ids = ['GHSA-aaaa-bbbb-cccc'];
    expect(verdict(report)).toEqual({ ...nothing, [stops ? 'stopping' : 'noted']: ids });
  });

  test.each(['info', 'low', 'moderate', 'high', 'critical'])(
    '%s in what readers receive stops us',
    (severity) => {
      const direct = answer({ pagefind: [hole('pagefind', severity, 'aaaa-bbbb-cccc')] });
      const by = answer({
        pagefind: ['engine'],
        engine: ['part', 'pagefind'],
        part: [hole('part', severity, 'aaaa-bbbb-cccc')],
      });
      for (const report of [direct, by])
        expect(verdict(report)).toEqual({ ...nothing, stopping: ['GHSA-aaaa-bbbb-cccc'] });
    },
  );
});

describe('an exception', () => {
  const report = answer({ tool: [hole('tool', 'critical', 'aaaa-bbbb-cccc')] });

  test('counts up to its last day', () => {
    expect(verdict(report, [exception(day)])).toEqual({
      ...nothing,
      excepted: ['GHSA-aaaa-bbbb-cccc'],
    });
  });

  test('stops us afterwards, with and without its hole', () => {
    const old = [exception('2026-11-25')];
    expect(verdict(report, old)).toMatchObject({ stopping: ['GHSA-aaaa-bbbb-cccc'], expired: 1 });
    expect(verdict(answer({}), old)).toEqual({ ...nothing, expired: 1 });
  });

  test('covers one package only', () => {
    const other = answer({ other: [hole('other', 'critical', 'aaaa-bbbb-cccc')] });
    expect(verdict(other, [exception(day)])).toEqual({
      ...nothing,
      stopping: ['GHSA-aaaa-bbbb-cccc'],
      needless: 1,
    });
  });

  test.each([
    ['no reason', { reason: '' }],
    ['a reason of one word', { reason: 'harmless' }],
    ['no day', { until: '2027-02-30' }],
    ['no advisory', { advisory: '*' }],
  ])('with %s is refused', (_, change) => {
    expect(auditException.safeParse({ ...exception(day), ...change }).success).toBe(false);
  });
});

test.each([
  ['an empty answer', '', undefined],
  ['a page of a proxy', '<html>', undefined],
  [
    'an error of the registry',
    '{"message":"405 Method Not Allowed","statusCode":405,"error":{"summary":"","detail":""}}',
    '405 Method Not Allowed',
  ],
  [
    'an error of npm',
    '{"error":{"code":"ENOLOCK","summary":"This command requires an existing lockfile."}}',
    'This command requires an existing lockfile.',
  ],
  ['another version of the report', '{"auditReportVersion":3,"vulnerabilities":{}}', undefined],
])('%s is no report', (_, text, reason) => {
  expect(readReport(text)).toBeUndefined();
  expect(reasonIn(text)).toBe(reason);
});
