/**
 * What parsers made of texts before, for a program that reads the same content in each run. Results are plain data, found
 * by the whole text; nobody may change one. Only what has nothing to mend is kept.
 */
export interface ParsedBefore {
  known<T>(parser: string, text: string): T | undefined;
  put(parser: string, text: string, result: unknown): void;
}
