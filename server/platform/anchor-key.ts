import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { orElse } from "./missing-file.ts";

/** The Ed25519 pair that anchors of the log are signed with. The private half never leaves its folder. */
export type AnchorKey = { privateKey: KeyObject; publicKey: KeyObject };

const fileName = "anchor.pem";

/** The pair kept in `directory`; made at the first start. */
export async function openAnchorKey(directory: string): Promise<AnchorKey> {
  return (await findAnchorKey(directory)) ?? makeAnchorKey(directory);
}

/** The pair kept in `directory`, or undefined before the first start. */
export async function findAnchorKey(directory: string): Promise<AnchorKey | undefined> {
  const pem = await orElse(readFile(join(directory, fileName), "utf8"), undefined);
  if (pem === undefined) return undefined;
  const privateKey = createPrivateKey(pem);
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

async function makeAnchorKey(directory: string): Promise<AnchorKey> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  await writeFile(join(directory, fileName), privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600, flag: "wx" });
  return { privateKey, publicKey };
}

/** The public half in one word, for keeping it elsewhere: 43 characters of base64url. */
export function publicKeyWord(publicKey: KeyObject): string {
  return publicKey.export({ format: "jwk" }).x ?? "";
}

/** @throws Error when `word` is no public key */
export function publicKeyFrom(word: string): KeyObject {
  try {
    return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: word }, format: "jwk" });
  } catch {
    throw new Error("The public key is the word of 43 characters that `hub doctor` shows.");
  }
}
