import { join } from "node:path";
import { systemClock } from "#platform/clock.ts";
import { roleUrls } from "#platform/roles.ts";
import { type DatabasePlace, joinDatabasePlace } from "../database-place.ts";
import { lookAtBackup } from "../doctor/backup.ts";
import { lookAtJobs, lookAtRoles, lookAtServer, lookAtTables } from "../doctor/database.ts";
import { type Check, examine, shown } from "../doctor/finding.ts";
import { lookAtDisk, lookAtFolder } from "../doctor/folder.ts";
import { lookAtKeys } from "../doctor/keys.ts";
import { lookAtLog } from "../doctor/log.ts";
import { lookAtMail } from "../doctor/mail.ts";
import { lookAtSettings } from "../doctor/settings.ts";
import { type Env, readEnv } from "../env.ts";
import type { Command } from "./command.ts";

export const doctor: Command = {
  name: "doctor",
  takes: "[--json]",
  about: "looks at settings, folders, keys, roles, the log, mail, clock and backups, and says what to do",
  async run(words) {
    const env = readEnv();
    let place: DatabasePlace | undefined;
    const openDatabase = async (): Promise<never[]> => {
      place = await joinDatabasePlace(env, () => {});
      return [];
    };
    try {
      const before = await examine([...aroundDatabase(env), { about: "database", look: openDatabase }]);
      const findings = [...before, ...(place ? await examine(inDatabase(env, place)) : [])];
      console.log(words.includes("--json") ? JSON.stringify(findings, null, 2) : shown(findings));
      return findings.some(({ state }) => state === "wrong") ? 1 : 0;
    } finally {
      await place?.close();
    }
  },
};

function aroundDatabase(env: Env): Check[] {
  const mail = { url: env.SMTP_URL, folder: join(env.HUB_DATA, "mail"), sender: env.MAIL_FROM ?? "hub@ and the host of HUB_ORIGIN" };
  return [
    { about: "settings", look: () => lookAtSettings(env) },
    { about: "data folder", look: () => lookAtFolder(env.HUB_DATA, env.keys.directory) },
    { about: "disk", look: () => lookAtDisk(env.HUB_DATA) },
    { about: "mail", look: () => lookAtMail(mail) },
    { about: "backup", look: () => lookAtBackup(env.HUB_DATA, { publicKey: env.HUB_BACKUP_KEY, now: systemClock.now() }) },
  ];
}

function inDatabase(env: Env, { ownerUrl, secret }: DatabasePlace): Check[] {
  const log = { dataFolder: env.HUB_DATA, keysFolder: env.keys.directory, now: systemClock.now() };
  return [
    { about: "PostgreSQL", look: () => lookAtServer(ownerUrl) },
    { about: "roles", look: () => lookAtRoles(roleUrls(ownerUrl, secret)) },
    { about: "tables", look: () => lookAtTables(ownerUrl) },
    { about: "keys", look: () => lookAtKeys(ownerUrl, env.keys) },
    { about: "log", look: () => lookAtLog(ownerUrl, log) },
    { about: "jobs", look: () => lookAtJobs(ownerUrl) },
  ];
}
