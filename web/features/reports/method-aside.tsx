import { m } from "@roundtable/shared/i18n/messages.js";
import styles from "./method-aside.module.css";
import { ShownNumber } from "./shown-number.tsx";

/** How the numbers of a report are made, beside them. */
export function MethodAside({ isRounded = false }: { isRounded?: boolean }) {
  return (
    <section className={styles.aside} aria-labelledby="method">
      <h2 id="method" className={styles.title}>
        {m.reports_method_title()}
      </h2>
      <dl className={styles.list}>
        <div>
          <dt>
            <ShownNumber shown={{ kind: "FEW", value: null }} />
          </dt>
          <dd>{m.reports_method_few()}</dd>
        </div>
        <div>
          <dt>
            <ShownNumber shown={{ kind: "HIDDEN", value: null }} />
          </dt>
          <dd>{m.reports_method_hidden()}</dd>
        </div>
        {isRounded ? (
          <div>
            <dt>35</dt>
            <dd>{m.reports_method_rounded()}</dd>
          </div>
        ) : null}
        <div>
          <dt>{m.forms_row_new()}</dt>
          <dd>{m.reports_method_new()}</dd>
        </div>
        <div>
          <dt>{m.forms_column_potential()}</dt>
          <dd>{m.reports_method_potential()}</dd>
        </div>
      </dl>
      <p>{m.reports_method_twice()}</p>
    </section>
  );
}
