const within = 5000;
const needed = 3;

/** Counts presses of Shift alone; three within five seconds mean "leave". Any other key starts over. */
export class ShiftCount {
  #presses: number[] = [];

  /** Takes one released key at a time in milliseconds; gives how many presses of Shift stand, up to 3. */
  press(key: string, at: number): number {
    if (key !== "Shift") this.#presses = [];
    else this.#presses = [...this.#presses.filter((earlier) => at - earlier < within), at].slice(-needed);
    return this.#presses.length;
  }

  /** Starts over, as after the time has run out. */
  reset(): void {
    this.#presses = [];
  }
}
