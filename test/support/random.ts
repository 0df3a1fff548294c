/** Chance that repeats itself: the same seed, the same world. */
export type Chance = {
  /** A whole number from 0 to `below` − 1. */
  below(below: number): number;
  /** True in about `percent` of a hundred cases. */
  often(percent: number): boolean;
  one<T>(of: readonly T[]): T;
  /** Some of them, in their order; perhaps none. */
  some<T>(of: readonly T[]): T[];
  /** `count` different ones. */
  take<T>(count: number, of: readonly T[]): T[];
};

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  // mulberry32: small, and spread well enough to choose a world with.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const one = <T>(of: readonly T[]): T => {
    const found = of[below(of.length)];
    if (found === undefined) throw new Error("nothing to choose from");
    return found;
  };
  const take = <T>(count: number, of: readonly T[]): T[] => {
    const left = [...of];
    return Array.from({ length: Math.min(count, left.length) }, () => left.splice(below(left.length), 1)).flat();
  };
  return { below, one, take, often: (percent) => below(100) < percent, some: (of) => of.filter(() => below(2) === 0) };
}
