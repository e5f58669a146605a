/** Where progress is written: `process.stdout`, or a stand-in in a test. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const cells = 24;

/**
 * Says how far a piece of work has come: a bar that grows in its line on a terminal, a line for each tenth elsewhere,
 * since a log keeps everything that is written over.
 */
export function progressOn(screen: Screen, total: number): (done: number, name: string) => void {
  let tenth = 0;
  return (done, name) => {
    if (!screen.isTTY) {
      const reached = Math.floor((done / total) * 10);
      if (reached > tenth || done === total) screen.write(`  ${done}/${total} ${name}\n`);
      tenth = reached;
      return;
    }
    const full = Math.round((done / total) * cells);
    const line = `  ${'█'.repeat(full)}${'░'.repeat(cells - full)} ${done}/${total} ${name}`;
    // A line that wraps could not be written over.
    screen.write(
      `\r\u001B[K${line.slice(0, (screen.columns ?? 80) - 1)}${done === total ? '\n' : ''}`,
    );
  };
}
