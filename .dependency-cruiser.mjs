/** One feature's part: `queries.ts`, or the folder `queries/` that it grew into. */
const part = (...names) => `(?:${names.join("|")})(?:\\.ts$|/)`;

const typesOnly = ["type-only"];
const tests = "\\.test\\.tsx?$";

/** The arrows of ARCHITECTURE.md. Each comment says what would break, and where the code belongs instead. */
export default {
  forbidden: [
    {
      name: "rules-are-pure",
      comment:
        "rules.ts decides and does nothing: pass in what it needs to know. It imports shared/, other rules, types of the Prisma client, zod, the rules of calendars, and of Node what only computes.",
      severity: "error",
      from: { path: `^server/features/[^/]+/${part("rules")}`, pathNot: tests },
      to: {
        pathNot: [
          "^shared/",
          `^server/features/[^/]+/${part("rules", "forms")}`,
          "^prisma/client/",
          "node_modules/zod/",
          "node_modules/rrule-temporal/",
          "^(?:crypto|util)$",
        ],
      },
    },
    {
      name: "rules-are-pure-of-prisma",
      comment: "rules.ts may know the shape of a row, never the client: `import type`.",
      severity: "error",
      from: { path: `^server/features/[^/]+/${part("rules")}`, pathNot: tests },
      to: { path: "^prisma/client/", dependencyTypesNot: typesOnly },
    },
    {
      name: "commands-do-not-know-graphql",
      comment: "A command is called by GraphQL, by jobs and by tests alike. What it needs from a request is in Acting.",
      severity: "error",
      from: { path: `^server/features/[^/]+/${part("commands", "rules", "queries", "subscribers", "emails", "ability")}` },
      to: { path: ["^server/graphql/", `^server/features/[^/]+/${part("schema")}`, "node_modules/(?:graphql|graphql-yoga|@pothos)/"] },
    },
    {
      name: "schema-never-prisma",
      comment: "A field asks a query function, which takes the ability and is scoped. A client in schema.ts is an unfiltered read.",
      severity: "error",
      from: { path: [`^server/features/[^/]+/${part("schema")}`, "^server/graphql/"] },
      to: { path: ["^prisma/client/", "^server/platform/db\\.ts$", "node_modules/(?:@prisma|pg)/"], dependencyTypesNot: typesOnly },
    },
    {
      name: "features-meet-at-queries",
      comment:
        "A feature asks another through its queries, rules, problems or the types of its schema; what is written goes through the feature's own commands.",
      severity: "error",
      from: { path: "^server/features/([^/]+)/" },
      to: { path: "^server/features/", pathNot: ["^server/features/$1/", `^server/features/[^/]+/${part("queries", "rules", "problems", "schema")}`] },
    },
    {
      name: "only-subscribers-mail",
      comment: "Mail leaves after the commit and is decided when it leaves: announce a topic, and let subscribers.ts react.",
      severity: "error",
      from: {
        path: "^server/",
        pathNot: [
          `^server/features/[^/]+/${part("subscribers")}`,
          "^server/(?:main|hub)\\.ts$",
          "^server/platform/mailer\\.ts$",
          "^server/doctor/mail\\.ts$",
          tests,
        ],
      },
      to: { path: ["^server/platform/mailer\\.ts$", "node_modules/nodemailer/"], dependencyTypesNot: typesOnly },
    },
    {
      name: "platform-knows-no-feature",
      comment: "platform/ is what every feature stands on. Pass in what differs.",
      severity: "error",
      from: { path: "^server/platform/" },
      to: { path: "^server/(?!platform/)" },
    },
    {
      name: "graphql-knows-no-feature",
      comment: "graphql/ is the frame; the features hang their types into it.",
      severity: "error",
      from: { path: "^server/graphql/" },
      to: { path: "^server/features/", dependencyTypesNot: typesOnly },
    },
    {
      name: "settings-come-from-main",
      comment: "env.ts is read where the hub is put together; everything else gets the one value it needs.",
      severity: "error",
      from: { pathNot: ["^server/(?:main|cli|database-place)\\.ts$", "^server/cli/", "^server/env", "^(?:tools|bench|test)/", tests] },
      to: { path: "^server/env\\.ts$", dependencyTypesNot: typesOnly },
    },
    {
      name: "web-never-server",
      comment: "The client knows the hub through shared/schema.graphql alone.",
      severity: "error",
      from: { path: "^web/" },
      to: { path: "^(?:server|prisma|tools|bench)/" },
    },
    {
      name: "web-without-node",
      comment: "This runs in a browser.",
      severity: "error",
      from: { path: "^web/", pathNot: tests },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "server-never-web",
      comment: "The hub serves the built client as files; it runs none of it.",
      severity: "error",
      from: { path: "^(?:server|prisma)/" },
      to: { path: "^web/" },
    },
    {
      name: "ui-knows-no-feature",
      comment: "ui/ and lib/ are what pages are made of. Pass in what differs.",
      severity: "error",
      from: { path: "^web/(?:ui|lib)/" },
      to: { path: "^web/(?:features|routes|app)/" },
    },
    {
      name: "web-features-know-no-route",
      comment: "Routes show features, never the other way round.",
      severity: "error",
      from: { path: "^web/features/" },
      to: { path: "^web/routes/" },
    },
    {
      name: "shared-stands-alone",
      comment: "shared/ runs in the browser and on the server: zod and itself, nothing else.",
      severity: "error",
      from: { path: "^shared/", pathNot: [tests, "^shared/i18n/"] },
      to: { pathNot: ["^shared/", "node_modules/zod/"] },
    },
    {
      name: "nothing-imports-test",
      comment: "What the program needs does not live in test/.",
      severity: "error",
      from: { pathNot: ["^(?:test|bench)/", tests] },
      to: { path: ["^test/", tests] },
    },
    {
      name: "no-barrels",
      comment: "Import the file that holds what you want; an index.ts pulls in the whole folder and hides the arrows.",
      severity: "error",
      from: {},
      to: { path: "^(?!.*node_modules/).*(?:^|/)index\\.[mc]?[jt]sx?$" },
    },
    {
      name: "no-cycles",
      comment: "Two files that need each other are one file, or lack a third. Types may point both ways, and so may the GraphQL types within one schema/.",
      severity: "error",
      from: { pathNot: "node_modules|^prisma/client/|^shared/i18n/|^server/features/[^/]+/schema/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: typesOnly } },
    },
    {
      name: "everything-resolves",
      comment: "This import leads nowhere: is the name right, and was `pnpm generate` run?",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // The default parser does not read the TypeScript of this version, and then reports nothing at all.
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: ["node_modules", "^prisma/client/", "^shared/i18n/"] },
    exclude: { path: ["^web/dist/", "^data/", "^\\.cache/"] },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["module", "main", "types", "typings"],
    },
  },
};
