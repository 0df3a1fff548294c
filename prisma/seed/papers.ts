import { statementVersion } from "@roundtable/shared/people.ts";
import type { Transaction } from "../../server/platform/db.ts";
import type { TrainingTopic } from "../client/enums.ts";
import { idOf, type Places } from "./agencies.ts";
import { demoPeople } from "./people.ts";

const day = 86_400_000;

/** Who was trained in what: name, topic, hours, how many days ago, and who vouches for it. */
const trainings: readonly (readonly [string, TrainingTopic, number, number, string])[] = [
  ["Inés Marlowe", "SEXUAL_VIOLENCE_ADVOCACY", 20, 260, "Fern Gale"],
  ["Inés Marlowe", "HUMAN_TRAFFICKING", 8, 120, "Fern Gale"],
  ["Fern Gale", "SEXUAL_VIOLENCE_ADVOCACY", 40, 280, "Fern Gale"],
  ["June Alder", "DOMESTIC_VIOLENCE_ADVOCACY", 12, 90, "Wren Ross"],
  ["June Alder", "CONFIDENTIALITY_AND_PRIVILEGE", 4.5, 40, "Wren Ross"],
];
const privileged = ["Inés Marlowe", "Fern Gale"];

/** Who signed for the agencies that have a lead; the others were recorded before signatures were. */
const signers = ["Fern Gale", "Wren Ross", "Sorrel Frost"];
const coordinator = "Dana Birch";

/** What is on file about the demo's people: accepted statements, training and its flag, and who signed the agreements. */
export async function seedPapers(tx: Transaction, { people, agencies }: Places, now: Date): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * day);
  const agencyOf = (name: string) => idOf(agencies, demoPeople.find((person) => person.name === name)?.agency ?? name);
  await tx.statementAcceptance.createMany({
    data: demoPeople.map(({ name }, place) => ({
      personId: idOf(people, name),
      agencyId: agencyOf(name),
      version: statementVersion,
      acceptedAt: ago(30 + place * 7),
    })),
  });
  await tx.trainingRecord.createMany({
    data: trainings.map(([name, topic, hours, days, lead]) => ({
      personId: idOf(people, name),
      agencyId: agencyOf(name),
      topic,
      halfHours: hours * 2,
      completedOn: ago(days),
      recordedById: idOf(people, lead),
      recordedAt: ago(days - 2),
    })),
  });
  await tx.person.updateMany({ where: { id: { in: privileged.map((name) => idOf(people, name)) } }, data: { privilegedAt: ago(100) } });
  for (const name of signers)
    await tx.sharingAgreement.updateMany({
      where: { agencyId: agencyOf(name) },
      data: { signedById: idOf(people, name), recordedById: idOf(people, coordinator), recordedAt: ago(298), title: "Task force sharing agreement" },
    });
}
