import { randomUUID } from "node:crypto";
import { documentOf } from "../support/desk.ts";
import type { Ask, Mark, Reader } from "./matrix.ts";

/** What one does with one's own sign-in: it is answered whatever comes of it, and to nobody who is not signed in. */
export const ownInputs: Record<string, object | null> = {
  endSession: {},
  endOtherSessions: null,
  renewRecoveryCodes: null,
  removeFactor: {},
  changePassword: { newPassword: "short" },
  stepUpWithCode: { code: "000000" },
  stepUpWithPasskey: { response: "{}" },
};

/** Tries one of these. */
export async function tryOwn(ask: Ask, reader: Reader, name: string): Promise<Mark> {
  const { data } = await ask(reader, "{ viewer { factors { id } } sessions { id } }");
  const own = data as { viewer: { factors: { id: string }[] } | null; sessions: { id: string }[] } | null | undefined;
  const id = (name === "endSession" ? own?.sessions : own?.viewer?.factors)?.[0]?.id ?? randomUUID();
  const input = ownInputs[name];
  const isLeaf = ["endSession", "endOtherSessions"].includes(name);
  const document =
    input === null || isLeaf
      ? `mutation${input ? " ($input: EndSessionInput!)" : ""} { ${name}${input ? "(input: $input)" : ""}${isLeaf ? "" : " { __typename }"} }`
      : documentOf(name);
  const { errors } = await ask(reader, document, input ? { input: Object.keys(input).length === 0 ? { id } : input } : {});
  return errors ? "no" : "yes";
}
