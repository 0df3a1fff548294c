import { GraphQLError } from "graphql";
import { builder } from "./builder.ts";

const day = /^\d{4}-\d{2}-\d{2}$/;

builder.scalarType("DateTime", {
  description: "An instant, as 2026-11-23T03:12:00.000Z.",
  serialize: (value) => value.toISOString(),
  parseValue: (value) => {
    const instant = typeof value === "string" ? new Date(value) : undefined;
    if (!instant || Number.isNaN(instant.getTime())) throw new GraphQLError("An instant is written 2026-11-23T03:12:00.000Z.");
    return instant;
  },
});

builder.scalarType("Date", {
  description: "A day without a time, as 2026-11-23.",
  serialize: (value) => value.toISOString().slice(0, 10),
  parseValue: (value) => {
    if (typeof value !== "string" || !day.test(value)) throw new GraphQLError("A day is written 2026-11-23.");
    return value;
  },
});
