/** One statement with its values, in the order of their numbers, and what Prisma knows of the type of each. */
export type NumberedQuery<Type> = { sql: string; args: unknown[]; argTypes: Type[] };

/** A longer list is left as it is: filling it up would cost more than planning it. */
const longestPadded = 512;

const lists = /\bIN \((\$\d+(?:,\s*\$\d+)+)\)/g;
const places = /\$(\d+)/g;

/** The length a list is filled up to: the next power of two. */
const paddedLength = (length: number): number => (length > longestPadded ? length : 2 ** Math.ceil(Math.log2(length)));

/** Whether every list of a statement has one of few lengths, so that it is worth keeping its plan. */
export function isPadded(sql: string): boolean {
  for (const [, list = ""] of sql.matchAll(lists)) {
    const length = list.split(",").length;
    if (length > longestPadded || length !== paddedLength(length)) return false;
  }
  return true;
}

/**
 * The same question with each list of values filled up with its last one, to the next power of two: IN asks whether a value is
 * among them, not how often. A list then has one of nine lengths, the statement not another text for every number of ids, and PostgreSQL can
 * keep its plan; with the policies in it, planning takes longer than answering.
 */
export function padLists<Type>({ sql, args, argTypes }: NumberedQuery<Type>): NumberedQuery<Type> {
  if (isPadded(sql)) return { sql, args, argTypes };
  const padded: NumberedQuery<Type> = { sql: "", args: [], argTypes: [] };
  // Values are numbered anew in the order in which they stand there.
  const renumbered = (text: string): string =>
    text.replaceAll(places, (_, place: string) => {
      const type = argTypes[Number(place) - 1];
      padded.args.push(args[Number(place) - 1]);
      if (type !== undefined) padded.argTypes.push(type);
      return `$${padded.args.length}`;
    });
  const filledUp = sql.replaceAll(lists, (_, list: string) => {
    const values = list.split(",");
    const last = values.at(-1) ?? "";
    return `IN (${[...values, ...Array.from({ length: paddedLength(values.length) - values.length }, () => last)].join(",")})`;
  });
  padded.sql = renumbered(filledUp);
  return padded;
}
