import { newSession, type Session, sessionIn } from '#domain/session.ts';
import { sessionSteps } from './steps.ts';
import { drop, load, save } from './store.ts';

const key = 'phien';

/** The session that goes on, also after the tab was killed. */
export const session = (): Session | undefined => sessionIn(load<unknown>(key, undefined));

/** Changes the session, beginning one where there is none. Read again each time: a guide may be open in another tab. */
export const changeSession = (change: Partial<Session>): boolean =>
  save(key, { ...(session() ?? newSession(Date.now())), ...change });

/** Steps that guides were left at without a session are those of somebody who is gone. */
export function stepsWithoutSession(): void {
  if (!session()) drop(sessionSteps);
}

/** Takes the session away, with the steps that its guides were left at. @returns what puts it back. */
export function endSession(): () => void {
  const [before, steps] = [session(), load<unknown>(sessionSteps, undefined)];
  drop(key);
  drop(sessionSteps);
  return () => {
    if (before) save(key, before);
    if (steps) save(sessionSteps, steps);
  };
}
