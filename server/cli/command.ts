/** One thing the hub can do from the command line. Each works beside a running hub and without one. */
export type Command = {
  /** What is typed after `hub`, without what the person fills in: "audit verify". */
  name: string;
  /** What may follow the name, as the overview shows it: "<file> [--json]". */
  takes?: string;
  /** What it is for, in half a sentence. */
  about: string;
  /**
   * Carries it out.
   *
   * @param words what follows the name
   * @returns the exit code: 0 when all is well, 1 when something is not
   * @throws Error with a sentence for whoever typed it
   */
  run(words: string[]): Promise<number>;
};

/** What was typed does not fit the command; the overview is shown after the sentence. */
export class WrongWords extends Error {
  override name = "WrongWords";
}
