/** Gives a file for a spreadsheet to the reader's own device; nothing is sent anywhere. */
export function saveCsv(name: string, text: string): void {
  // The mark at the start tells spreadsheets that accents are written in UTF-8.
  const address = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
