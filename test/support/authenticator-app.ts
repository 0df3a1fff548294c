import { createHmac } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const period = 30_000;

/**
 * What an authenticator app shows for a key as it is typed in, by RFC 4226 and 6238 and without the hub's own code.
 * `stepsAhead` 1 is the code that comes next, which the hub takes as well.
 */
export function appCode(key: string, stepsAhead = 0, at = Date.now()): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / period) + stepsAhead));
  const mac = createHmac("sha1", fromBase32(key)).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, "0");
}

function fromBase32(key: string): Buffer {
  const bits = Array.from(key.replaceAll(/[\s=]/gu, "").toUpperCase(), (sign) => alphabet.indexOf(sign).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
