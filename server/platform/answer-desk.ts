import type { Clock } from "./clock.ts";
import type { Database } from "./db.ts";

/** What an answer works with that comes without a session: by the link in a mail, or by a calendar program. `db` is of role hub_worker. */
export type AnswerDesk = { db: Database; clock: Clock };
