import { m } from "@roundtable/shared/i18n/messages.js";
import { Fold } from "#web/ui/fold.tsx";
import { WideTable } from "#web/ui/wide-table.tsx";
import type { AssessmentFragment } from "./self-assessment.graphql.ts";
import { middleWritten } from "./words.ts";

/** The pictures once more as a table, in the order of the roadmap, with a column for each agency that answered. */
export function ResultsTable({ assessment: { elements, answered } }: { assessment: AssessmentFragment }) {
  const agencies = answered.flatMap(({ agency }) => (agency ? [agency] : []));
  return (
    <Fold label={m.assess_table_show()}>
      <WideTable label={m.assess_table_show()}>
        <thead>
          <tr>
            <th scope="col">{m.assess_table_element()}</th>
            <th scope="col">{m.assess_table_middle()}</th>
            <th scope="col">{m.assess_table_lowest()}</th>
            <th scope="col">{m.assess_table_highest()}</th>
            <th scope="col">{m.assess_table_differ()}</th>
            {agencies.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {elements.map(({ element, result }) => (
            <tr key={element.id}>
              <th scope="row">{element.name}</th>
              {result === null ? (
                <td colSpan={4 + agencies.length}>{m.assess_table_unrated()}</td>
              ) : (
                <>
                  <td>{middleWritten(result.median)}</td>
                  <td>{result.lowest}</td>
                  <td>{result.highest}</td>
                  <td>{result.disagreement ? m.assess_table_yes() : m.assess_table_no()}</td>
                  {agencies.map(({ id }) => (
                    <td key={id}>{result.ratings.find(({ agency }) => agency?.id === id)?.rating ?? m.assess_table_unrated()}</td>
                  ))}
                </>
              )}
            </tr>
          ))}
        </tbody>
      </WideTable>
    </Fold>
  );
}
