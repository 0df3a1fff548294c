/** Reads and writes the one cookie there is. */
export type SessionCookie = { read(header: string | undefined): string | null; write(token: string | null): string };

const tokenShape = /^[A-Za-z0-9_-]{43}$/;

/**
 * The session's cookie. Over https it is bound to this very host by its `__Host-` prefix; on plain http, which only the
 * machine itself may use, browsers would refuse that, so prefix and Secure fall away there (safety.md §4).
 */
export function sessionCookie(isSecure: boolean): SessionCookie {
  const name = isSecure ? "__Host-roundtable" : "roundtable";
  const attributes = `Path=/; HttpOnly; SameSite=Strict${isSecure ? "; Secure" : ""}`;
  return {
    read(header) {
      const found = header
        ?.split(";")
        .map((pair) => pair.trim())
        .find((pair) => pair.startsWith(`${name}=`));
      const token = found?.slice(name.length + 1);
      return token && tokenShape.test(token) ? token : null;
    },
    write: (token) => (token === null ? `${name}=; Max-Age=0; ${attributes}` : `${name}=${token}; ${attributes}`),
  };
}
