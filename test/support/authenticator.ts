import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** What may be wrong with an answer of a passkey, for tests that tamper with one. */
export type Tampering = {
  /** Did not make sure who holds it. */
  unverified?: boolean;
  origin?: string;
  /** Another site's name. */
  site?: string;
  challenge?: string;
  /** Answers with this count of uses, not with the next one. */
  counter?: number;
  userHandle?: string;
  /** Claims to be another credential. */
  id?: string;
  /** A signature over something else. */
  forged?: boolean;
  type?: string;
};

type Options = { challenge: string; rpId?: string; rp?: { id?: string }; user?: { id: string } };

const flags = { present: 0x01, verified: 0x04, attested: 0x40 };
const sha256 = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest();

/**
 * An authenticator in software that keeps one passkey (ES256) and does what the browser does around it, with its answers
 * in the hub's own hands to spoil. The real one is Chromium's, in test/e2e.
 *
 * @param origin of the page that asks
 */
export function newAuthenticator(origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(16);
  let counter = 0;
  let handle = "";

  function clientData(type: string, challenge: string, tampering: Tampering): Buffer {
    return Buffer.from(
      JSON.stringify({
        type: tampering.type ?? type,
        challenge: tampering.challenge ?? challenge,
        origin: tampering.origin ?? origin,
        crossOrigin: false,
      }),
    );
  }

  function authenticatorData(site: string, extra: number, rest: Buffer, tampering: Tampering): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(tampering.counter ?? counter);
    return Buffer.concat([sha256(tampering.site ?? site), Buffer.from([flags.present | (tampering.unverified ? 0 : flags.verified) | extra]), count, rest]);
  }

  /** COSE_Key of an ES256 public key. */
  function coseKey(): Buffer {
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    const coordinate = (label: number, value: string) => Buffer.concat([Buffer.from([label, 0x58, 0x20]), Buffer.from(value, "base64url")]);
    return Buffer.concat([Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]), coordinate(0x21, x), coordinate(0x22, y)]);
  }

  const text = (value: string) => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
  const credentialId = id.toString("base64url");

  return {
    id: credentialId,
    /** Makes its passkey, as `navigator.credentials.create` would. @param options as the hub sent them */
    create(options: string, tampering: Tampering = {}): string {
      const { challenge, rp, user } = JSON.parse(options) as Options;
      handle = user?.id ?? "";
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseKey()]);
      const data = authenticatorData(rp?.id ?? "", flags.attested, attested, tampering);
      const size = Buffer.alloc(2);
      size.writeUInt16BE(data.length);
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        text("fmt"),
        text("none"),
        text("attStmt"),
        Buffer.from([0xa0]),
        text("authData"),
        Buffer.from([0x59]),
        size,
        data,
      ]);
      return JSON.stringify({
        id: credentialId,
        rawId: credentialId,
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData("webauthn.create", challenge, tampering).toString("base64url"),
          attestationObject: attestation.toString("base64url"),
          transports: ["internal"],
        },
      });
    },
    /** Answers, as `navigator.credentials.get` would. @param options as the hub sent them */
    get(options: string, tampering: Tampering = {}): string {
      const { challenge, rpId = "" } = JSON.parse(options) as Options;
      counter += 1;
      const data = authenticatorData(rpId, 0, Buffer.alloc(0), tampering);
      const client = clientData("webauthn.get", challenge, tampering);
      const signed = Buffer.concat([data, sha256(tampering.forged ? "something else" : client)]);
      const claimed = tampering.id ?? credentialId;
      return JSON.stringify({
        id: claimed,
        rawId: claimed,
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: client.toString("base64url"),
          authenticatorData: data.toString("base64url"),
          signature: sign("sha256", signed, privateKey).toString("base64url"),
          userHandle: tampering.userHandle ?? handle,
        },
      });
    },
  };
}
