type Row = { startedAt: Date; title: string; presence: readonly { agencyId: string; discipline: string; people: number }[]; guests: number };

/** One field: quoted, and never read as a formula by a spreadsheet. */
export function csvField(text: string): string {
  const plain = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}

/** The attendance as CSV (RFC 4180), a line for each meeting and agency. Column names are the same in every language, for whoever reads it by program. */
export function csvOf(meetings: readonly Row[], agencies: ReadonlyMap<string, string>): string {
  const lines = meetings.flatMap(({ startedAt, title, presence, guests }) => {
    const fixed = [startedAt.toISOString(), title];
    return [
      ...presence.map(({ agencyId, discipline, people }) => [...fixed, agencies.get(agencyId) ?? "", discipline, String(people)]),
      ...(guests > 0 ? [[...fixed, "", "GUEST", String(guests)]] : []),
    ];
  });
  return [["started_at", "meeting", "agency", "discipline", "people"], ...lines].map((fields) => `${fields.map(csvField).join(",")}\r\n`).join("");
}
