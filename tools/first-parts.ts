import { join } from "node:path";

type Graph = { getModuleInfo: (id: string) => { code: string | null; importedIds: readonly string[] } | null };

const folder = join(import.meta.dirname, "..");
const routes = join(folder, "web/routes/");
const messages = join(folder, "shared/i18n/messages/");

/**
 * Says which part of the built client a module goes into: what the first page needs, what signing in needs, what both need. Left
 * alone each falls into thirty parts, because so many other pages share pieces of them, and a part of 200 bytes cannot be packed.
 * `null` leaves a module to the builder: libraries too, whose files name far more than is used.
 */
export function partOf(id: string, graph: Graph): string | null {
  if (id.startsWith(routes)) return null;
  const isFirst = needs("today.tsx", graph).has(id);
  const isEntrance = needs("sign-in.tsx", graph).has(id);
  if (isFirst && isEntrance) return "shared";
  if (!isFirst && !isEntrance) return null;
  const part = isFirst ? "first" : "entrance";
  // What other pages are drawn with as well stands apart from what only this one says.
  return /\/web\/(?:ui|lib)\/|\/lucide-react\/|\/messages\/ui_/u.test(id) ? `${part}-ui` : part;
}

const known = new WeakMap<Graph, Map<string, Set<string>>>();

/** The modules of ours that a route imports at once, its icons and its sentences. */
function needs(route: string, graph: Graph): Set<string> {
  const ofGraph = known.get(graph) ?? new Map<string, Set<string>>();
  known.set(graph, ofGraph);
  const before = ofGraph.get(route);
  if (before) return before;
  const found = new Set<string>();
  const open = [routes + route];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id) || !/\/web\/(?!node_modules)|\/lucide-react\/.*\/icons\//u.test(id)) continue;
    found.add(id);
    const { code, importedIds } = graph.getModuleInfo(id) ?? { code: null, importedIds: [] };
    open.push(...importedIds);
    // Everybody imports the one list of all sentences; which of them a module says stands only in its code.
    for (const [, key] of (code ?? "").matchAll(/\bm\.(\w+)/gu)) found.add(`${messages}${key}.js`);
  }
  ofGraph.set(route, found);
  return found;
}
