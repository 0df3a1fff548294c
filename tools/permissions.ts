import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Renews docs/permissions.md from the answers of a running hub, and tells where rules that must hold do not. */
const root = fileURLToPath(new URL("..", import.meta.url));
const vitest = fileURLToPath(new URL("../node_modules/vitest/vitest.mjs", import.meta.url));
const { status } = spawnSync(process.execPath, [vitest, "run", "--project", "unit", "test/permissions/matrix.test.ts"], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, WRITE_PERMISSIONS: "yes" },
});
process.exitCode = status ?? 1;
