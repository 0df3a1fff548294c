import { randomUUID } from "node:crypto";
import { statementVersion } from "@roundtable/shared/people.ts";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildAgency, type BuiltAgency } from "../factories/agency.ts";
import { buildPerson, type PersonOverrides } from "../factories/person.ts";
import { buildRegion } from "../factories/task-force.ts";

const day = 86_400_000;
const dayFromNow = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);
const contact = { name: "Somebody New", workPhone: "+13365550144" };

/** People, papers and an agency of the reader's own, so that a refusal is about the seat. */
export function keepingInputs(db: PrismaClient, agency: BuiltAgency): Record<string, () => Promise<object>> {
  const { id: agencyId, taskForceId } = agency;
  const person = async (overrides: PersonOverrides = {}) => {
    const { id, version } = await buildPerson(db, { agencyId, taskForceId, ...overrides });
    return { personId: id, version };
  };
  const other = async () => {
    const made = await buildAgency(db, { taskForceId });
    return { agencyId: made.id, version: made.version };
  };
  const facts = { name: "A New Name", intakePhone: "+13365550145", confidentialProgram: false, languages: ["ENGLISH"] };
  const limits = { timeZone: "America/New_York", consentDefaultDays: 20, consentMaximumDays: 60 };
  const addTraining = async (halfHours: number) => {
    const { personId, version } = await person();
    const { id } = await db.trainingRecord.create({
      data: { agencyId, personId, topic: "OTHER", halfHours, completedOn: new Date(), recordedById: personId, recordedAt: new Date() },
    });
    return { trainingId: id, personId, version };
  };
  return {
    invitePerson: () => Promise.resolve({ ...contact, taskForceId, email: `${randomUUID()}@example.org`, seats: ["ADVOCATE"] }),
    inviteOperator: () => Promise.resolve({ ...contact, agencyId, email: `${randomUUID()}@example.org` }),
    resendInvitation: async () => ({ personId: (await person({ joinedAt: null })).personId }),
    changeSeats: async () => ({ ...(await person()), taskForceId, seats: ["ADVOCATE"] }),
    correctPerson: async () => ({ ...(await person()), ...contact }),
    suspendPerson: () => person(),
    restorePerson: () => person({ disabledAt: new Date() }),
    recordTraining: async () => ({ personId: (await person()).personId, topic: "HUMAN_TRAFFICKING", hours: 4, completedOn: dayFromNow(-3) }),
    takeBackTraining: async () => ({ trainingId: (await addTraining(4)).trainingId }),
    setPrivileged: async () => {
      const { personId, version } = await addTraining(40);
      return { personId, version, privileged: true };
    },
    acceptStatement: () => Promise.resolve({ version: statementVersion }),
    keepAgency: async () => {
      const { version } = await db.agency.findUniqueOrThrow({ where: { id: agencyId } });
      return { version, intakePhone: facts.intakePhone, languages: ["ENGLISH"], regionIds: [], services: [{ need: "COUNSELING", opening: "OPEN" }] };
    },
    createAgency: () => Promise.resolve({ ...facts, discipline: "COMMUNITY" }),
    changeAgency: async () => ({ ...facts, ...(await other()) }),
    joinTaskForce: async () => ({ agencyId: (await buildAgency(db)).id, taskForceId }),
    leaveTaskForce: async () => ({ agencyId: (await other()).agencyId, taskForceId }),
    suspendAgency: other,
    restoreAgency: async () => {
      const made = await buildAgency(db, { taskForceId, disabledAt: new Date() });
      return { agencyId: made.id, version: made.version };
    },
    proposeDiscipline: async () => ({ agencyId: (await other()).agencyId, discipline: "HEALTH" }),
    decideDiscipline: async () => {
      const proposer = await person({ operator: true, seats: [] });
      const proposed = { proposedById: proposer.personId, proposedAt: new Date(), expiresAt: new Date(Date.now() + day) };
      const about = { agencyId: (await other()).agencyId, fromDiscipline: "VICTIM_SERVICES" as const, toDiscipline: "HEALTH" as const };
      const change = await db.disciplineChange.create({ data: { ...about, ...proposed } });
      return { changeId: change.id, confirm: true };
    },
    createTaskForce: () => Promise.resolve({ ...limits, name: "Younger Table", regions: ["North"] }),
    // Nothing about it changes: everybody else is measured at this table.
    changeTaskForce: async () => {
      const { name, version } = await db.taskForce.findUniqueOrThrow({ where: { id: taskForceId } });
      return { ...limits, name, version, taskForceId, newRegions: [] };
    },
    renameRegion: async () => ({ regionId: (await buildRegion(db, { taskForceId })).id, name: "South" }),
    recordAgreement: async () => {
      const { agencyId: signing } = await other();
      const signer = await buildPerson(db, { agencyId: signing, taskForceId });
      const term = { signedOn: dayFromNow(-1), startsOn: dayFromNow(0), endsOn: dayFromNow(300) };
      return { agencyId: signing, lastVersion: 1, document: "MEMORANDUM_OF_UNDERSTANDING", signedById: signer.id, ...term };
    },
    endAgreement: async () => {
      const { agencyId: signing } = await other();
      return { agreementId: (await db.sharingAgreement.findFirstOrThrow({ where: { agencyId: signing } })).id };
    },
  };
}

/** Entries of the reader's own register. */
export function legalInputs(db: PrismaClient, agency: BuiltAgency, partnerAgencyId: string): Record<string, () => Promise<object>> {
  const make = async () => ({ requestId: await fileLegalRequest(db, agency, partnerAgencyId), version: 1 });
  return {
    recordLegalRequest: () => Promise.resolve({ kind: "SUBPOENA", requester: "COURT", receivedOn: dayFromNow(-2), decision: "PENDING" }),
    changeLegalRequest: async () => ({ ...(await make()), decision: "OBJECTED" }),
    tellPartner: make,
  };
}

/** An entry in which nothing is empty but whether the partner was told. @returns its id */
export async function fileLegalRequest(db: PrismaClient, { id: agencyId, taskForceId }: BuiltAgency, partnerAgencyId: string): Promise<string> {
  const on = new Date(dayFromNow(-1));
  const { id: recordedById } = await db.person.findFirstOrThrow({ where: { agencyId } });
  const about = { shareId: randomUUID(), code: "7K2M9Q4T1V", partnerAgencyId };
  const told = { counselToldOn: on, survivorToldOn: on, note: "Counsel has it" };
  const made = await db.legalRequest.create({
    data: { taskForceId, agencyId, kind: "SUBPOENA", requester: "COURT", receivedOn: on, answerBy: new Date(dayFromNow(9)), ...about, ...told, recordedById },
  });
  return made.id;
}

/** What is on file about the people and the agency of one side, with nothing left empty. */
export async function fileEverything(db: PrismaClient, { id: agencyId, taskForceId }: BuiltAgency, personId: string): Promise<void> {
  const now = new Date();
  const record = { agencyId, personId, topic: "OTHER" as const, completedOn: now, recordedById: personId, recordedAt: now };
  await db.trainingRecord.create({ data: { ...record, halfHours: 40 } });
  await db.trainingRecord.create({ data: { ...record, halfHours: 2, takenBackAt: now, takenBackById: personId } });
  await db.person.update({ where: { id: personId }, data: { privilegedAt: now, invitedAt: now } });
  await buildPerson(db, { agencyId, taskForceId, name: "Somebody Suspended", disabledAt: now });
  const signed = { signedById: personId, recordedById: personId, title: "Sharing agreement" };
  await db.sharingAgreement.updateMany({ where: { agencyId }, data: signed });
  const elsewhere = await buildAgency(db);
  await db.membership.create({ data: { agencyId, taskForceId: elsewhere.taskForceId, joinedAt: now, leftAt: now } });
  const proposer = await buildPerson(db, { agencyId, taskForceId, seats: [], operator: true });
  await db.disciplineChange.create({
    data: {
      agencyId,
      fromDiscipline: "VICTIM_SERVICES",
      toDiscipline: "HEALTH",
      proposedById: proposer.id,
      proposedAt: now,
      expiresAt: new Date(now.getTime() + day),
    },
  });
}
