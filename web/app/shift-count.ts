const within = 5000;
const needed = 3;

/** Counts presses of Shift alone; three within five seconds mean "leave". Any other key starts over. */
export class ShiftCount {
  #presses: number[] = [];
  #isCapital = false;

  /** Takes one released key at a time in milliseconds, and whether Shift was still down; gives how many presses of Shift stand, up to 3. */
  press(key: string, at: number, isShifted = false): number {
    // The Shift that is let go after a capital letter only wrote it.
    const wroteCapital = key === "Shift" && this.#isCapital;
    this.#isCapital = isShifted && key !== "Shift";
    if (key !== "Shift" || wroteCapital) this.#presses = [];
    else this.#presses = [...this.#presses.filter((earlier) => at - earlier < within), at].slice(-needed);
    return this.#presses.length;
  }

  /** Starts over, as after the time has run out. */
  reset(): void {
    this.#presses = [];
  }
}
