import { config } from "zod";

// The page's policy forbids code made from text. Left alone, zod tries it once on each page, and the browser reports it.
config({ jitless: true });
