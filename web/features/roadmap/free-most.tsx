import { m } from "@roundtable/shared/i18n/messages.js";
import { ButtonLink } from "#web/ui/button-link.tsx";
import { Empty } from "#web/ui/empty.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import styles from "./free-most.module.css";
import type { RoadmapPage_roadmapFragment } from "./roadmap.graphql.ts";
import { ownerWords, whenWords } from "./words.ts";

type Unlock = RoadmapPage_roadmapFragment["wouldFreeMost"][number];
type FreeMostProps = Pick<RoadmapPage_roadmapFragment, "wouldFreeMost" | "viewerCan">;

/** The few milestones that most other elements wait for, each with the one thing to do about it. */
export function FreeMost({ wouldFreeMost, viewerCan }: FreeMostProps) {
  return (
    <Sheet labelledBy="free-most">
      <h2 id="free-most">{m.roadmap_free_title()}</h2>
      {wouldFreeMost.length === 0 ? (
        <Empty title={m.roadmap_free_none()} />
      ) : (
        <ol className={styles.list}>
          {wouldFreeMost.map(({ milestone, frees }, place) => (
            <li key={milestone.id} className={styles.item}>
              <span className={styles.place} aria-hidden="true">
                {place + 1}
              </span>
              <p className={styles.words}>
                <b>{milestone.title}.</b> {[ownerWords(milestone), whenWords(milestone)].filter((words) => words !== null).join(", ")}.{" "}
                {frees.length === 0 ? null : (
                  <span>
                    {m.roadmap_free_frees()} <b className={styles.freed}>{frees.map(({ name }) => name).join(", ")}</b>.
                  </span>
                )}
              </p>
              <ButtonLink kind="second" to="/m/$id" params={{ id: milestone.id }} aria-label={`${act(milestone, viewerCan)}: ${milestone.title}`}>
                {act(milestone, viewerCan)}
              </ButtonLink>
            </li>
          ))}
        </ol>
      )}
    </Sheet>
  );
}

function act({ ownerAgency, ownerPerson, status }: Unlock["milestone"], viewerCan: FreeMostProps["viewerCan"]): string {
  if (!ownerAgency && !ownerPerson && viewerCan.includes("ASSIGN")) return m.roadmap_act_owner();
  return status === "LAPSED" ? m.roadmap_act_renew() : m.roadmap_act_see();
}
