import type { CodegenConfig } from "@graphql-codegen/cli";
import type { DocumentNode } from "graphql";
import { TrustedDocuments } from "./tools/trusted-documents.ts";

const trusted = new TrustedDocuments();

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
        // The page sends this hash, and in production the hub carries out nothing else (docs/decisions/0013).
        unstable_onExecutableDocumentNode: (document: DocumentNode) => ({ hash: trusted.add(document) }),
      },
    },
  },
  hooks: { beforeDone: () => trusted.write("shared/documents.json") },
};

// The generator accepts its configuration as a default export only.
export default config;
