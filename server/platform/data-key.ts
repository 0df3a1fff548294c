import { randomBytes } from "node:crypto";
import { KeyRing, openUnder, sealUnder } from "./key-ring.ts";

/** A data key in its box, as the database keeps it: `keyId` is the key of the hub that opens it. */
export type WrappedKey = { keyId: string; box: Buffer<ArrayBuffer> };

/** Where a box lies. It opens there and nowhere else: not in another row, column or table, and not under another version. */
export function placeOf(table: string, row: string, column: string, version: number): string {
  return [table, row, column, version].join("/");
}

/** Every sealed value is filled up to so many bytes: the length of a box tells nothing of what is in it. */
const paddedLength = 192;

/** The id of a data key in the head of its boxes: it needs none, because it lies beside them. */
const noId = "00000000";

/** A key of 256 bits for the values of one record. Once its box is gone, none of them is ever read again. */
export class DataKey {
  readonly #key: Buffer;

  private constructor(key: Buffer) {
    this.#key = key;
  }

  static make(): DataKey {
    return new DataKey(randomBytes(32));
  }

  /** @throws CannotOpen */
  static unwrap(keys: KeyRing, box: Uint8Array, place: string): DataKey {
    return new DataKey(keys.open(box, place));
  }

  wrap(keys: KeyRing, place: string): WrappedKey {
    const box = keys.seal(this.#key, place);
    return { keyId: KeyRing.keyIdOf(box), box };
  }

  /** @throws Error when the value is longer than any that the hub has a field for */
  seal(value: object, place: string): Buffer<ArrayBuffer> {
    const text = Buffer.from(JSON.stringify(value));
    if (text.length > paddedLength) throw new Error("a sealed value is too long");
    return sealUnder({ id: noId, key: this.#key }, Buffer.concat([text, Buffer.alloc(paddedLength - text.length, " ")]), place);
  }

  /** @throws CannotOpen */
  open(box: Uint8Array, place: string): unknown {
    return JSON.parse(openUnder(this.#key, box, place).toString());
  }
}
