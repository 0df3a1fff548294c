import SchemaBuilder from "@pothos/core";
import ErrorsPlugin from "@pothos/plugin-errors";
import type { RequestContext } from "./context.ts";

/**
 * The one builder. Without Pothos' Prisma plugin: its relations are unfiltered reads, and here every read goes through a
 * query function that takes the ability (docs/decisions/0003).
 */
export const builder = new SchemaBuilder<{
  Context: RequestContext;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    Date: { Input: string; Output: Date };
  };
}>({
  plugins: [ErrorsPlugin],
  defaultFieldNullability: false,
  errors: { directResult: true, defaultTypes: [] },
});

builder.queryType({ description: "What a person may read. Everything is scoped to their agency, their seats and the living consents that name them." });
builder.mutationType({ description: "What a person may do. Each takes a client key: sent twice, it happens once." });
