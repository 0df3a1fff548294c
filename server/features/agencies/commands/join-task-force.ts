import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";

export function joinTaskForce(_acting: Acting, _raw: unknown): Promise<string> {
  return Promise.reject(new NotFound());
}
