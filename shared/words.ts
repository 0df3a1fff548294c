import { z } from "zod";
import { screen } from "./deidentify.ts";

/** Free text: trimmed, one line, and refused when it could tell who somebody is. The issue's message is the class. */
export const words = (longest: number) =>
  z
    .string()
    .max(longest * 4)
    .trim()
    .check((context) => {
      if (context.value.length > longest) context.issues.push({ code: "too_big", maximum: longest, origin: "string", input: context.value });
      for (const kind of screen(context.value)) context.issues.push({ code: "custom", message: kind, input: context.value });
    });

/** An address on the web: https, and no name or password in it. */
export const WebLink = z
  .url({ protocol: /^https$/ })
  .max(500)
  .refine((url) => !/[@\s]/u.test(url), { message: "is not written as it should be" });

/** The code of a share as somebody types it, with spaces and hyphens or without, in capitals or not. */
export const TypedCode = z
  .string()
  .max(40)
  .transform((typed) => typed.replaceAll(/[\s-]/gu, "").toUpperCase())
  .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{10}$/u));
