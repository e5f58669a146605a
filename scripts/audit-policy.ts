import { z } from 'zod';
import { day } from '#schemas/common.ts';

/** Known holes in packages: which stop us, which we have looked at and live with for a while. */

const advisory = z.object({
  source: z.number(),
  /** The package with the hole. */
  name: z.string(),
  title: z.string(),
  url: z.string(),
  severity: z.enum(['info', 'low', 'moderate', 'high', 'critical']),
});

/** What `npm audit --json` answers; anything else is no answer, above all not “nothing found”. */
const auditReport = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({ name: z.string(), via: z.array(z.union([z.string(), advisory])) }),
  ),
});

/** One line of `audit-exceptions.json`. */
export const auditException = z.strictObject({
  advisory: z.string().regex(/^GHSA(?:-[0-9a-z]{4}){3}$|^\d+$/),
  package: z.string().min(1),
  /** Why the hole cannot be reached here. */
  reason: z.string().min(20),
  /** The last day on which it counts. */
  until: day,
});

export type AuditException = z.output<typeof auditException>;
export type AuditReport = z.output<typeof auditReport>;
export type Advisory = z.output<typeof advisory>;

export interface Verdict {
  readonly stopping: readonly Advisory[];
  /** Holes that an exception covers today. */
  readonly excepted: readonly Advisory[];
  /** Holes that stop nobody: low or moderate, in a tool. */
  readonly noted: readonly Advisory[];
  readonly expired: readonly AuditException[];
  /** Exceptions without a hole: to be deleted. */
  readonly needless: readonly AuditException[];
}

/** The report in a text of npm; none when npm could not ask. */
export function readReport(text: string): AuditReport | undefined {
  try {
    return auditReport.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Why npm could not ask, when it says so. */
export function reasonIn(text: string): string | undefined {
  const failure = z.object({
    message: z.string().optional(),
    error: z.object({ summary: z.string() }).optional(),
  });
  try {
    const { message, error } = failure.parse(JSON.parse(text));
    return message || error?.summary || undefined;
  } catch {
    return undefined;
  }
}

/** `GHSA-…` when the advisory has one, else its number. */
export const idOf = ({ url, source }: Advisory): string =>
  /GHSA(?:-[0-9a-z]{4}){3}/.exec(url)?.[0] ?? String(source);

/** High and critical stop us everywhere; in what readers receive, everything does. */
export function judge(
  report: AuditReport,
  exceptions: readonly AuditException[],
  today: string,
  isDelivered: (name: string) => boolean,
): Verdict {
  const delivered = new Set(
    Object.keys(report.vulnerabilities)
      .filter(isDelivered)
      .flatMap((name) => holesOf(report, name).map(idOf)),
  );
  const all = new Map<string, Advisory>();
  for (const name of Object.keys(report.vulnerabilities))
    for (const hole of holesOf(report, name)) all.set(`${idOf(hole)} ${hole.name}`, hole);
  const holes = [...all.values()].sort((a, b) => (a.name + idOf(a) < b.name + idOf(b) ? -1 : 1));

  const covers = (exception: AuditException, hole: Advisory): boolean =>
    exception.advisory === idOf(hole) && exception.package === hole.name;
  const valid = exceptions.filter(({ until }) => until >= today);
  const isExcepted = (hole: Advisory) => valid.some((exception) => covers(exception, hole));
  const isGrave = (hole: Advisory) =>
    hole.severity === 'high' || hole.severity === 'critical' || delivered.has(idOf(hole));
  return {
    stopping: holes.filter((hole) => isGrave(hole) && !isExcepted(hole)),
    excepted: holes.filter(isExcepted),
    noted: holes.filter((hole) => !isGrave(hole) && !isExcepted(hole)),
    expired: exceptions.filter(({ until }) => until < today),
    needless: valid.filter((exception) => !holes.some((hole) => covers(exception, hole))),
  };
}

/** The holes that a package has itself or by what it uses. */
function holesOf(report: AuditReport, name: string, seen = new Set<string>()): Advisory[] {
  if (seen.has(name)) return [];
  seen.add(name);
  return (report.vulnerabilities[name]?.via ?? []).flatMap((via) =>
    typeof via === 'string' ? holesOf(report, via, seen) : [via],
  );
}
