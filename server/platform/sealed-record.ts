import { DataKey, placeOf, type WrappedKey } from "./data-key.ts";
import type { KeyRing } from "./key-ring.ts";

/** The two tables in which one kind of record lies: its key, and its groups of fields under that key. */
export type SealedTables = { key: string; group: string };

export type SealedGroup<Group extends string> = { fieldGroup: Group; version: number; box: Uint8Array<ArrayBuffer> };
export type SealedRecord<Group extends string> = { box: Uint8Array; groups: readonly SealedGroup<Group>[] };

/** Where the key of a record lies. */
export function placeOfKey(table: string, id: string): string {
  return placeOf(table, id, "box", 1);
}

/** Makes a key for record `id` and seals its groups under it. */
export function sealRecord<Group extends string>(
  keys: KeyRing,
  tables: SealedTables,
  id: string,
  parts: ReadonlyMap<Group, object>,
): WrappedKey & { groups: SealedGroup<Group>[] } {
  const key = DataKey.make();
  return { ...key.wrap(keys, placeOfKey(tables.key, id)), groups: sealGroups(key, tables, id, parts, 1) };
}

/** Seals the groups of record `id` anew, under the key it has and as the next version. @throws CannotOpen */
export function sealAgain<Group extends string>(
  keys: KeyRing,
  tables: SealedTables,
  id: string,
  record: SealedRecord<Group>,
  parts: ReadonlyMap<Group, object>,
): SealedGroup<Group>[] {
  const key = DataKey.unwrap(keys, record.box, placeOfKey(tables.key, id));
  return sealGroups(key, tables, id, parts, Math.max(0, ...record.groups.map(({ version }) => version)) + 1);
}

/** What the groups of record `id` say. @throws CannotOpen when a key is missing, or a box was changed, swapped or moved */
export function openRecord<Group extends string>(keys: KeyRing, tables: SealedTables, id: string, { box, groups }: SealedRecord<Group>): unknown[] {
  const key = DataKey.unwrap(keys, box, placeOfKey(tables.key, id));
  return groups.map((group) => key.open(group.box, placeOf(tables.group, id, group.fieldGroup, group.version)));
}

function sealGroups<Group extends string>(
  key: DataKey,
  tables: SealedTables,
  id: string,
  parts: ReadonlyMap<Group, object>,
  version: number,
): SealedGroup<Group>[] {
  return [...parts].map(([fieldGroup, part]) => ({ fieldGroup, version, box: key.seal(part, placeOf(tables.group, id, fieldGroup, version)) }));
}
