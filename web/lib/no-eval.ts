// The page's policy forbids code made from text. Left alone, zod tries it once on each page, and the browser reports it.
// Set where zod looks for its settings and not through zod itself, so that the first page need not load zod.
Reflect.set(globalThis, "__zod_globalConfig", { jitless: true });
