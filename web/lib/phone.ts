/** What a phone dials for a number as people write it: `336-555-0142` → `+13365550142`; short codes such as 911 stay. */
export function dialled(number: string): string {
  const digits = Array.from(number.toUpperCase(), digitOf).join("");
  if (digits.length === 10) return `+1${digits}`;
  return digits.length === 11 ? `+${digits}` : digits;
}

/** A number as people here write it: `+13365550142` → `336-555-0142`. Others stay as they are. */
export function written(number: string): string {
  return number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/u, "$1-$2-$3");
}

function digitOf(sign: string): string {
  if (/\d/u.test(sign)) return sign;
  const key = ["ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"].findIndex((letters) => letters.includes(sign));
  return key === -1 ? "" : String(key + 2);
}
