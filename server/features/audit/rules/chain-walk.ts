import { type ChainEnd, type ChainEntry, chainStart, faultOf, faultOfEnd } from "../rules.ts";
import { type Anchor, faultOfCut, faultOfRewriting, standing } from "./anchors.ts";

/** Whether the log is whole. `seq` is the first entry that is not as it was written. */
export type ChainVerdict = { isWhole: true; entries: number } | { isWhole: false; seq: number; fault: string };

/**
 * Walks along the log entry by entry, from wherever they are read, and says where it is not the one that was written.
 * After the first fault there is nothing left to say: later entries stand on it.
 */
export class ChainWalk {
  readonly #first: bigint;
  #last: ChainEnd;
  /** Anchors that are still ahead, nearest first. */
  readonly #ahead: Anchor[];
  #fitting: Anchor | undefined;

  /**
   * @param anchors as they were written, restores among them
   * @param base the last entry that was forgotten because of its age; anchors from before it have nothing left to be held against
   */
  constructor(anchors: readonly Anchor[] = [], base: ChainEnd = chainStart) {
    this.#last = base;
    this.#first = base.seq;
    this.#ahead = standing(anchors).anchors.filter(({ seq }) => seq > 0 && BigInt(seq) >= base.seq);
  }

  /** The number of the entry that the walk has come to; 0 before the first. */
  get seq(): bigint {
    return this.#last.seq;
  }

  /** Takes the next entry. @returns what is wrong, or undefined to go on */
  take(entry: ChainEntry): ChainVerdict | undefined {
    const before = this.#compare();
    if (before) return before;
    const fault = faultOf(entry, this.#last);
    if (fault) return { isWhole: false, seq: Number(entry.seq), fault };
    this.#last = entry;
    return this.#compare();
  }

  /** Ends the walk. @param recorded the end of the chain as the database keeps it apart from the entries */
  end(recorded: ChainEnd): ChainVerdict {
    const last = this.#last;
    const fault = faultOfEnd(recorded, last);
    if (fault) return { isWhole: false, seq: Number(last.seq), fault };
    const wrong = this.#compare();
    const beyond = this.#ahead.at(-1);
    if (wrong) return wrong;
    return beyond ? { isWhole: false, seq: Number(last.seq), fault: faultOfCut(beyond) } : { isWhole: true, entries: Number(last.seq - this.#first) };
  }

  /** Holds the entry that the walk has come to against the anchors of that entry. */
  #compare(): ChainVerdict | undefined {
    const { seq, hash } = this.#last;
    const hex = Buffer.from(hash).toString("hex");
    for (let anchor = this.#ahead[0]; anchor && BigInt(anchor.seq) === seq; anchor = this.#ahead[0]) {
      if (anchor.hash !== hex) return { isWhole: false, seq: anchor.seq, fault: faultOfRewriting(anchor, this.#fitting) };
      this.#fitting = this.#ahead.shift();
    }
    return undefined;
  }
}
