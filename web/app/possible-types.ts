/** Which object types stand behind the interfaces that documents spread on; unions are read by `__typename` alone. */
export const possibleTypes: Record<string, string[]> = {};
