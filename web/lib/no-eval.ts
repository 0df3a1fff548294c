declare global {
  /** Where zod keeps its settings; it takes them up when it is loaded. */
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}

// The page's policy forbids code made from text. Left alone, zod tries it once on each page, and the browser reports it.
// Set here and not through zod itself, so that the first page need not load zod.
globalThis.__zod_globalConfig = { jitless: true };

export {};
