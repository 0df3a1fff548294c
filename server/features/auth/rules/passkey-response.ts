import { z } from "zod";

/** Signatures that a passkey may make: Ed25519, ES256 and RS256, in the order they are preferred. */
export const passkeyAlgorithms = [-8, -7, -257];

const ClientData = z.looseObject({ challenge: z.string().regex(/^[\w-]{16,128}$/) });

/** What a browser answered, as JSON; undefined when it is not of this shape. */
export function readResponse<Shape extends z.ZodType>(shape: Shape, text: string): z.infer<Shape> | undefined {
  return shape.safeParse(json(text)).data;
}

/** The challenge that the browser says it answered, in base64url; undefined when there is none. */
export function challengeIn(clientDataJSON: string): string | undefined {
  return ClientData.safeParse(json(Buffer.from(clientDataJSON, "base64url").toString())).data?.challenge;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
