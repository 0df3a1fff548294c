import { m } from "@roundtable/shared/i18n/messages.js";
import { Fold } from "#web/ui/fold.tsx";
import { WideTable } from "#web/ui/wide-table.tsx";
import type { RoadmapPage_roadmapFragment } from "./roadmap.graphql.ts";
import styles from "./stage-table.module.css";
import { stageSentence } from "./stage-track.tsx";
import { countWords, ownerWords, whenWords } from "./words.ts";

type StageTableProps = { roadmap: Pick<RoadmapPage_roadmapFragment, "stages" | "areas"> };

/** The map once more as a table, for screen readers, for print and for whoever likes tables better. */
export function StageTable({ roadmap: { stages, areas } }: StageTableProps) {
  return (
    <Fold label={m.roadmap_table_show()}>
      <WideTable label={m.roadmap_table_show()}>
        <thead>
          <tr>
            <th scope="col">{m.roadmap_table_element()}</th>
            <th scope="col">{m.roadmap_table_stage()}</th>
            <th scope="col">{m.roadmap_table_counts()}</th>
            <th scope="col">{m.roadmap_table_holds()}</th>
            <th scope="col">{m.roadmap_table_who()}</th>
          </tr>
        </thead>
        {areas.map((area) => (
          <tbody key={area.id}>
            <tr>
              <th scope="rowgroup" colSpan={5} className={styles.area}>
                {area.name}
              </th>
            </tr>
            {area.elements.map(({ id, name, stage, slippedBack, counts, holdsBack }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{stageSentence(stages, stage, slippedBack)}</td>
                <td>{countWords(counts)}</td>
                <td>{holdsBack === null ? m.roadmap_holds_nothing() : holdsBack.title}</td>
                <td>{holdsBack === null ? null : [ownerWords(holdsBack), whenWords(holdsBack)].filter((words) => words !== null).join(", ")}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </WideTable>
    </Fold>
  );
}
