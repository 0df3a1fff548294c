import { z } from "zod";

/** A telephone number as people write it in North America, kept as +13365550142; numbers of other countries are written with their +. */
export const Phone = z
  .string()
  .max(40)
  .transform((written) => {
    const digits = written.replaceAll(/[\s().-]/gu, "");
    if (/^\d{10}$/.test(digits)) return `+1${digits}`;
    return /^1\d{10}$/.test(digits) ? `+${digits}` : digits;
  })
  .refine((phone) => /^\+\d{8,15}$/.test(phone), { message: "is not a telephone number" });
