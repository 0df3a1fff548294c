import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The tests that judge mutants: those of pure rules, which need neither a database nor a browser and so take seconds. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  ssr: { resolve: { conditions: ["node", "module-sync"], externalConditions: ["node", "module-sync"] } },
  test: {
    include: [
      "server/features/{auth,people,referrals}/rules.test.ts",
      "server/features/referrals/rules/*.test.ts",
      "server/platform/{session-rules,step-up}.test.ts",
      "test/permissions/policy.test.ts",
    ],
  },
});
