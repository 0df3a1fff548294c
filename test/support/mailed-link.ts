import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import type { PersonModel } from "../../prisma/client/models.ts";
import { buildPerson } from "../factories/person.ts";
import type { DemoHub } from "./demo-hub.ts";
import { openOwner } from "./owner.ts";

/** Somebody new at an agency of the demo, who has set up nothing yet, with the address of the page that their invitation leads to. */
export async function invite(hub: DemoHub, agencyName: string, name: string): Promise<{ person: PersonModel; path: string }> {
  const owner = openOwner(hub);
  const agency = await owner.agency.findFirstOrThrow({ where: { name: agencyName } });
  const person = await buildPerson(owner, { agencyId: agency.id, name, email: `${randomBytes(4).toString("hex")}@example.org` });
  await owner.$executeRaw`SELECT graphile_worker.add_job('auth.invitation', json_build_object('personId', ${person.id}::text))`;
  await owner.$disconnect();
  return { person, path: await linkMailedTo(hub, person.email) };
}

/** Where the newest mail with a link leads that this person got, without the hub's origin. */
export async function linkMailedTo(hub: DemoHub, email: string): Promise<string> {
  let path = "";
  await expect
    .poll(
      async () => {
        const texts = (await hub.mails()).filter(({ to }) => to === email).map(({ text }) => text);
        path = texts.map((text) => /\/(?:join|reset)#\S+/u.exec(text)?.[0] ?? "").find((found) => found !== "") ?? "";
        return path;
      },
      { timeout: 20_000 },
    )
    .not.toBe("");
  return path;
}
