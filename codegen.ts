import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "shared/schema.graphql",
  documents: ["web/**/*.graphql", "!web/dist/**"],
  ignoreNoDocuments: true,
  importExtension: ".ts",
  emitLegacyCommonJSImports: false,
  generates: {
    "web/": {
      preset: "near-operation-file",
      presetConfig: { extension: ".graphql.ts" },
      plugins: ["typescript-operations", "typed-document-node"],
      config: {
        scalars: { ID: "string", DateTime: "string", Date: "string" },
        strictScalars: true,
        enumType: "string-literal",
        namingConvention: "keep",
        useTypeImports: true,
        // Apollo masks a fragment's fields by this marker; reading them takes useFragment.
        inlineFragmentTypes: "mask",
        customDirectives: { apolloUnmask: true },
      },
    },
  },
};

// The generator accepts its configuration as a default export only.
export default config;
