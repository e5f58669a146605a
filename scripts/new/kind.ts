/** One thing `npm run new` makes: a file beside this one each, named in the table of scripts/new.ts. */
export interface NewKind {
  /** How to call it, as one line of help after `npm run new -- `. */
  readonly usage: string;
  /** One line for people who do not know the command yet. */
  readonly what: string;
  /**
   * Makes it. What it refuses it throws, in Vietnamese: the dispatcher prints it and ends with 2.
   *
   * @param args - what follows the name of the kind on the command line.
   * @returns the exit code.
   */
  run(args: readonly string[]): Promise<number>;
}
