import { systemClock } from "#platform/clock.ts";
import { totpCode, totpStepAt } from "#platform/totp.ts";
import { demoPeople as people, demoTotpSecret } from "../../prisma/seed/people.ts";
import type { Command } from "./command.ts";

export const demoPeople: Command = {
  name: "demo-people",
  takes: "[--json]",
  about: "who can sign in to the demo",
  run(words) {
    if (words.includes("--json")) {
      const shown = people.map(({ name, email, password, totpSecret, agency, discipline, seats, operator }) => ({
        name,
        email,
        password,
        totpSecret,
        code: totpCode(demoTotpSecret(email), totpStepAt(systemClock.now())),
        agency,
        discipline,
        seats,
        operator,
      }));
      console.log(JSON.stringify(shown, null, 2));
    } else for (const { name, email, password, agency } of people) console.log(`${email.padEnd(42)} ${password.padEnd(24)} ${name}, ${agency}`);
    return Promise.resolve(0);
  },
};
