import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** One key of the hub, 32 bytes; its id is eight hexadecimal digits and no secret. */
export type HubKey = { id: string; key: Buffer };

/** A box was made under a key that is not here, was changed, or belongs to another place. Which of them is not said. */
export class CannotOpen extends Error {
  override name = "CannotOpen";
  constructor() {
    super("a sealed value cannot be opened: its key is not here, or it was changed or moved");
  }
}

const algorithm = "aes-256-gcm";
const sizes = { version: 1, keyId: 4, nonce: 12, tag: 16 } as const;
const headLength = sizes.version + sizes.keyId + sizes.nonce;

/**
 * Seals what a stolen dump must not tell (safety.md §8): AES-256-GCM under the newest key, opened with whichever key a
 * box names. The keys come from a file or the environment and are never in the database.
 */
export class KeyRing {
  #current: HubKey;
  #keys: ReadonlyMap<string, Buffer>;
  readonly #lookAgain: (() => readonly HubKey[]) | undefined;

  /**
   * @param keys newest first, at least one
   * @param lookAgain finds the keys there are by now, newest first: asked when a box names one that was added since
   */
  constructor(keys: readonly [HubKey, ...HubKey[]], lookAgain?: () => readonly HubKey[]) {
    this.#current = keys[0];
    this.#keys = byId(keys);
    this.#lookAgain = lookAgain;
  }

  /** The id of the key under which boxes are made now. */
  get currentId(): string {
    return this.#current.id;
  }

  /** The id of the key a box was made under. */
  static keyIdOf(box: Uint8Array): string {
    return Buffer.from(box.subarray(sizes.version, sizes.version + sizes.keyId)).toString("hex");
  }

  /** Seals `plain`. `place` names table, row, column and version: the box opens there and nowhere else. */
  seal(plain: Uint8Array, place: string): Buffer<ArrayBuffer> {
    return sealUnder(this.#current, plain, place);
  }

  /** What is in a box. @throws CannotOpen when the key is missing, or box or place were changed */
  open(box: Uint8Array, place: string): Buffer<ArrayBuffer> {
    const id = KeyRing.keyIdOf(box);
    if (!this.#keys.has(id)) this.#takeUpNewKeys();
    const key = this.#keys.get(id);
    if (!key) throw new CannotOpen();
    return openUnder(key, box, place);
  }

  #takeUpNewKeys(): void {
    const keys = this.#lookAgain?.() ?? [];
    if (!keys[0]) return;
    this.#keys = byId(keys);
    this.#current = keys[0];
  }
}

function byId(keys: readonly HubKey[]): Map<string, Buffer> {
  for (const { id, key } of keys)
    if (!/^[0-9a-f]{8}$/.test(id) || key.length !== 32) throw new Error("a key of the hub has 32 bytes and an id of eight hexadecimal digits");
  return new Map(keys.map(({ id, key }) => [id, key]));
}

/** Seals under one key, for keys that are themselves kept in a box. */
export function sealUnder({ id, key }: HubKey, plain: Uint8Array, place: string): Buffer<ArrayBuffer> {
  const nonce = randomBytes(sizes.nonce);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(place));
  return Buffer.concat([Buffer.from([1]), Buffer.from(id, "hex"), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws CannotOpen */
export function openUnder(key: Uint8Array, box: Uint8Array, place: string): Buffer<ArrayBuffer> {
  if (box.length < headLength + sizes.tag || box[0] !== 1) throw new CannotOpen();
  const decipher = createDecipheriv(algorithm, key, box.subarray(sizes.version + sizes.keyId, headLength), { authTagLength: sizes.tag });
  decipher.setAAD(Buffer.from(place)).setAuthTag(box.subarray(box.length - sizes.tag));
  try {
    return Buffer.concat([decipher.update(box.subarray(headLength, box.length - sizes.tag)), decipher.final()]);
  } catch {
    throw new CannotOpen();
  }
}
