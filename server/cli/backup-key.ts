import { resolve } from "node:path";
import { makeBackupKey } from "../backup/sealed-file.ts";
import { type Command, WrongWords } from "./command.ts";

export const backupKey: Command = {
  name: "backup-key",
  takes: "<file>",
  about: "makes the keys for backups: the secret one into a new file, the public one to set as HUB_BACKUP_KEY",
  async run([name, ...others]) {
    if (name === undefined || others.length > 0) throw new WrongWords("Say which file the secret key goes into, and nothing else.");
    const file = resolve(name);
    const publicKey = await makeBackupKey(file);
    console.log(`HUB_BACKUP_KEY=${publicKey}`);
    console.log(
      `\nSet this where the hub is started. ${file} opens the backups: take it off this machine, keep two copies, and never keep it beside a backup.`,
    );
    return 0;
  },
};
