import { randomUUID } from "node:crypto";
import type { Discipline, Locale, SeatRole } from "@roundtable/shared/roles.ts";
import type { PrismaClient } from "../../prisma/client/client.ts";
import type { PersonModel } from "../../prisma/client/models.ts";
import { statementVersion } from "@roundtable/shared/people.ts";
import { Actor } from "../../server/platform/actor.ts";
import { totpPlace } from "../../server/features/auth/queries/factors.ts";
import { hashPassword } from "../../server/platform/passwords.ts";
import { testKeys } from "../support/keys.ts";
import { buildAgency } from "./agency.ts";

export type PersonOverrides = {
  agencyId?: string;
  /** The table of the seats; the agency's own when it is left out. */
  taskForceId?: string;
  seats?: SeatRole[];
  name?: string;
  email?: string;
  workPhone?: string;
  locale?: Locale;
  operator?: boolean;
  disabledAt?: Date;
  /** Null for somebody who was invited and has never been here. */
  joinedAt?: Date | null;
  /** Whether they have accepted the confidentiality statement, as everybody does before referrals open to them. */
  statement?: "accepted" | "none";
  /** With one, the person can sign in, with an authenticator app beside it. */
  password?: string;
  /** False for somebody who has set up no second factor yet. */
  enrolled?: boolean;
};

export type BuiltPerson = PersonModel & { taskForceId: string; seats: SeatRole[]; discipline: Discipline; statementAccepted: boolean };

/** The same work as for anybody, only less of it, so that a test need not wait. */
const cheap = { memory: 64, passes: 1, parallelism: 1 };

/** Somebody with a seat: an advocate at an agency made for them, when nothing else is said. */
export async function buildPerson(db: PrismaClient, overrides: PersonOverrides = {}): Promise<BuiltPerson> {
  const {
    seats = ["ADVOCATE"],
    statement = "accepted",
    password,
    enrolled = password !== undefined,
    taskForceId: givenTable,
    agencyId: givenAgency,
    ...columns
  } = overrides;
  const agencyId = givenAgency ?? (await buildAgency(db, givenTable === undefined ? {} : { taskForceId: givenTable })).id;
  const agency = await db.agency.findUniqueOrThrow({ where: { id: agencyId }, include: { memberships: { orderBy: { joinedAt: "asc" } } } });
  const anHourAgo = new Date(Date.now() - 3_600_000);
  const taskForceId = givenTable ?? agency.memberships[0]?.taskForceId;
  if (taskForceId === undefined) throw new Error("an agency without a table has no seats");
  const person = await db.person.create({
    data: {
      agencyId,
      name: "Testing Person",
      email: `${randomUUID()}@example.org`,
      workPhone: "+13365550101",
      joinedAt: anHourAgo,
      ...columns,
      seats: { create: seats.map((role) => ({ role, taskForceId })) },
      ...(statement === "accepted" ? { statements: { create: { agencyId, version: statementVersion, acceptedAt: anHourAgo } } } : {}),
    },
  });
  if (password !== undefined) await db.credential.create({ data: { personId: person.id, passwordHash: await hashPassword(password, cheap) } });
  if (enrolled) await enrolPerson(db, person.id);
  return { ...person, taskForceId, seats, discipline: agency.discipline, statementAccepted: statement === "accepted" };
}

/** The secret of everybody's authenticator app in tests: that of RFC 6238's own examples. */
export const testTotpSecret = Buffer.from("12345678901234567890");

/** Sets up an authenticator app. */
async function enrolPerson(db: PrismaClient, personId: string): Promise<void> {
  const id = randomUUID();
  const secret = new Uint8Array(testKeys().seal(testTotpSecret, totpPlace(id)));
  await db.totpFactor.create({ data: { id, personId, secret, confirmedAt: new Date() } });
}

/** The actor of a request that this person makes at the table of their seats. */
export function actorOf(person: BuiltPerson): Actor {
  return Actor.parse({
    sessionId: randomUUID(),
    personId: person.id,
    agencyId: person.agencyId,
    taskForceId: person.taskForceId,
    discipline: person.discipline,
    seats: person.seats,
    operator: person.operator,
    statementAccepted: person.statementAccepted,
  });
}
