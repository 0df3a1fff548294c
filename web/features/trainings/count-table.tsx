import styles from "./count-table.module.css";

type CountTableProps = {
  caption: string;
  name: string;
  number: string;
  rows: readonly { label: string; count: string }[];
  sum?: { label: string; count: string };
};

/** Names and their counts, with the sum under them. */
export function CountTable({ caption, name, number, rows, sum }: CountTableProps) {
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col">{number}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, count }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{count}</td>
          </tr>
        ))}
      </tbody>
      {sum === undefined ? null : (
        <tfoot>
          <tr>
            <th scope="row">{sum.label}</th>
            <td>{sum.count}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
