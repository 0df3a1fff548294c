import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defaultClientConditions, type Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { partOf } from "./tools/first-parts.ts";

const root = fileURLToPath(new URL(".", import.meta.url));
const hub = "http://127.0.0.1:4000";

/**
 * Node loads these tests as it loads the hub, with nothing in between, and what files share is loaded once for all of them: each has
 * a database and a hub of its own. Young objects get more room, because hubs answer in the same process and make many of them. The
 * pages' own tests need what Vite makes of JSX.
 */
const asNodeDoes = { isolate: false, execArgv: ["--max-semi-space-size=64"], experimental: { viteModuleRunner: false, nodeLoader: false } };

/** React Aria brings its own few words in thirty-four languages; the client is read in two. */
function twoLanguages(): Plugin {
  return {
    name: "two-languages",
    enforce: "pre",
    load(id) {
      return /[\\/]react-(?:aria|stately)[\\/].*[\\/]intl[\\/].*(?<!en-US|es-ES)\.m?js$/u.test(id) ? "export default {};" : null;
    },
  };
}

/** Style sheets arrive in any order, so each says the order of the cascade layers itself, in the words of `layers.css`. */
function layersFirst(): Plugin {
  const [order = ""] = /^@layer [^;]+;/mu.exec(readFileSync(`${root}web/styles/layers.css`, "utf8")) ?? [];
  return {
    name: "layers-first",
    enforce: "post",
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === "asset" && file.fileName.endsWith(".css") && typeof file.source === "string") file.source = order + file.source;
    },
  };
}

export default defineConfig({
  // rxjs keeps a smaller copy of itself for browsers of our day behind a condition of its own.
  resolve: { conditions: ["es2015", ...defaultClientConditions] },
  root: `${root}web`,
  plugins: [react(), twoLanguages(), layersFirst()],
  server: {
    host: "127.0.0.1",
    proxy: Object.fromEntries(["/graphql", "/events", "/exit", "/stop-mail"].map((path) => [path, { target: hub, changeOrigin: false }])),
  },
  build: {
    outDir: `${root}web/dist`,
    emptyOutDir: true,
    // Browsers that know light-dark(), so that the colours stay as written.
    target: ["chrome123", "edge123", "firefox120", "safari17.5"],
    // The page's policy allows neither data: addresses nor scripts written into the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    // What every page needs in one part: left alone it falls into a dozen, which weigh 4 kB more when they are packed one by one.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "base", tags: ["$initial"], priority: 1 },
            { name: partOf, includeDependenciesRecursively: false },
          ],
        },
        // The first page knows the names of all parts, and nobody reads them: the manifest says which is which.
        entryFileNames: "assets/[hash].js",
        chunkFileNames: "assets/[hash].js",
        assetFileNames: "assets/[hash][extname]",
      },
    },
    reportCompressedSize: true,
  },
  test: {
    globalSetup: `${root}test/support/global-setup.ts`,
    // Left alone, a machine with two cores runs one file at a time, and much of it waits for PostgreSQL, a browser or a clock.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        root,
        test: {
          name: "unit",
          ...asNodeDoes,
          include: ["{server,shared,prisma}/**/*.test.ts", "test/{permissions,isolation,architecture,delivery,api}/**/*.test.ts"],
          // Several start a PostgreSQL of their own, on machines that are busy.
          testTimeout: 90_000,
          hookTimeout: 180_000,
        },
      },
      { extends: true, root, test: { name: "pages", include: ["web/**/*.test.{ts,tsx}"], exclude: ["**/node_modules/**", "web/dist/**"] } },
      {
        extends: true,
        root,
        test: {
          name: "e2e",
          ...asNodeDoes,
          include: ["test/e2e/*.spec.ts", "test/architecture/budget.spec.ts"],
          testTimeout: 240_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
