import { greetMailServer } from "#platform/mailer.ts";
import type { Finding } from "./finding.ts";

/** Whether the mail server is there and lets the hub in. Nothing is sent. */
export async function lookAtMail({ url, folder, sender }: { url: string | undefined; folder: string; sender: string }): Promise<Finding[]> {
  if (!url) return [{ about: "mail", state: "look", says: `SMTP_URL is not set: mails are kept in ${folder} and reach nobody.`, todo: "Set SMTP_URL." }];
  const { protocol, hostname } = new URL(url);
  const refusal = await greetMailServer(url);
  if (refusal !== undefined)
    return [
      { about: "mail", state: "wrong", says: `${hostname} does not take mail from the hub: ${refusal}.`, todo: "Check SMTP_URL: host, port, user, password." },
    ];
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  if (protocol === "smtp:" && !isLocal)
    return [
      {
        about: "mail",
        state: "look",
        says: `${hostname} takes mail from ${sender}; without TLS from the start an attacker on the way could strip it.`,
        todo: "Use smtps:// where the server offers it.",
      },
    ];
  return [{ about: "mail", state: "ok", says: `${hostname} takes mail from ${sender}.` }];
}
