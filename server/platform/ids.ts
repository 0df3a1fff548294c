const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text can be an id at all. What cannot is answered as any unknown id is, and never reaches the database. */
export function isId(text: string): boolean {
  return uuid.test(text);
}
