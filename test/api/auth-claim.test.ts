import { describe, expect, test } from "vitest";
import { newClaim } from "../../server/claim.ts";
import { totpCode, totpStepAt } from "../../server/platform/totp.ts";
import { buildPerson } from "../factories/person.ts";
import { fromBase32 } from "../support/codes.ts";
import { createTestDatabase } from "../support/database.ts";
import { openEntrance } from "../support/entrance.ts";
import { startHub } from "../support/hub.ts";
import { openOwner } from "../support/owner.ts";
import { rowsOf } from "../support/statements.ts";

const fresh = "a kettle sings at noon";
let moment = Date.now();
const clock = { now: () => new Date(moment) };
const hour = 3_600_000;

describe("a hub that nobody uses yet", () => {
  const facts = {
    name: "Rowan Hale",
    email: "rowan@coalition.example.org",
    workPhone: "+13365550183",
    agencyName: "Piedmont Coalition",
    intakePhone: "+13365550180",
    taskForceName: "Piedmont Task Force",
    timeZone: "America/New_York",
    password: fresh,
  };

  test("is claimed once, with the newest link, and its operator is in after setting up a second factor", async () => {
    const empty = await createTestDatabase();
    const claimed = await startHub({ database: empty, clock });
    const first = (await newClaim(empty.ownerUrl, clock.now())) ?? "";
    moment += 1000;
    const token = (await newClaim(empty.ownerUrl, clock.now())) ?? "";
    const entrance = openEntrance(claimed);
    expect((await entrance.act("claimHub", { ...facts, token: first })).__typename).toBe("LinkRefused");
    expect((await entrance.act("openLink", { token })).kind).toBe("CLAIM");
    expect(await entrance.act("claimHub", { ...facts, token, password: "rowan hale 2026" })).toMatchObject({
      __typename: "PasswordRefused",
      reason: "NAMES_YOU",
    });
    expect(await entrance.act("claimHub", { ...facts, token, timeZone: "Mars/Olympus" })).toMatchObject({ issues: [{ path: ["timeZone"] }] });
    expect(await rowsOf(empty.superuserUrl, "SELECT FROM person")).toEqual([]);
    await Promise.all([entrance, openEntrance(claimed)].map((one) => one.act("claimHub", { ...facts, token })));
    expect(await rowsOf(empty.superuserUrl, "SELECT FROM person")).toHaveLength(1);
    // Whoever was interrupted begins again, with the same link or with that of the next start.
    const next = (await newClaim(empty.ownerUrl, new Date(moment + 1000))) ?? "";
    const inside = openEntrance(claimed);
    expect((await inside.act("claimHub", { ...facts, token })).__typename).toBe("LinkRefused");
    for (const name of ["Somebody Else", facts.name]) expect((await inside.act("claimHub", { ...facts, name, token: next })).__typename).toBe("SignInStep");
    expect(await rowsOf(empty.superuserUrl, "SELECT FROM person")).toHaveLength(1);
    const { secret } = await inside.act("enrolTotp");
    const raw = fromBase32(secret);
    await inside.act("confirmTotp", { code: totpCode(raw, totpStepAt(clock.now())) });
    const shown = "{ viewer { person { name } agency { name discipline } taskForce { name timeZone } operator seats idleMinutes } }";
    expect((await inside.ask(shown)).data).toEqual({
      viewer: {
        person: { name: "Rowan Hale" },
        agency: { name: "Piedmont Coalition", discipline: "COALITION" },
        taskForce: { name: "Piedmont Task Force", timeZone: "America/New_York" },
        operator: true,
        seats: [],
        idleMinutes: 15,
      },
    });
    expect((await openEntrance(claimed).act("claimHub", { ...facts, token: next })).__typename).toBe("LinkRefused");
    expect(await newClaim(empty.ownerUrl, clock.now())).toBeNull();
    await claimed.close();
    await empty.drop();
  });

  test("is not claimed after 72 hours, nor once there is anybody", async () => {
    const empty = await createTestDatabase();
    const unclaimed = await startHub({ database: empty, clock });
    const late = (await newClaim(empty.ownerUrl, clock.now())) ?? "";
    moment += 72 * hour;
    expect((await openEntrance(unclaimed).act("claimHub", { ...facts, token: late })).__typename).toBe("LinkRefused");
    const token = (await newClaim(empty.ownerUrl, clock.now())) ?? "";
    const arranging = openOwner(empty);
    await buildPerson(arranging);
    await arranging.$disconnect();
    expect((await openEntrance(unclaimed).act("claimHub", { ...facts, token })).__typename).toBe("LinkRefused");
    await unclaimed.close();
    await empty.drop();
  });
});
