import { z } from "zod";
import { screen } from "./deidentify.ts";

/**
 * The name of a member of staff, an agency, a table or a region: one line that holds no telephone number, no address of
 * mail or of the web, and nothing that shows no sign. It may name its bearer; that is what it is for.
 */
export const Name = z
  .string()
  .max(480)
  .transform((name) => name.normalize("NFC").trim())
  .check((context) => {
    if (context.value.length < 1) context.issues.push({ code: "too_small", minimum: 1, origin: "string", input: context.value });
    if (context.value.length > 120) context.issues.push({ code: "too_big", maximum: 120, origin: "string", input: context.value });
    if (/[\p{Cf}\p{Cc}\p{Zl}\p{Zp}]/u.test(context.value)) context.issues.push({ code: "custom", message: "CONTROL", input: context.value });
    for (const kind of screen(context.value)) if (kind !== "CONTROL") context.issues.push({ code: "custom", message: kind, input: context.value });
  });
