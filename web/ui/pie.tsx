import styles from "./pie.module.css";

/** What remains of a span, 0–100 %, for the eye only: the same stands in words beside it. */
export function Pie({ percent }: { percent: number }) {
  return (
    <svg className={styles.pie} viewBox="0 0 20 20" aria-hidden="true">
      <circle className={styles.track} cx="10" cy="10" r="8.5" />
      <circle className={styles.left} cx="10" cy="10" r="3" pathLength="100" strokeDasharray={`${percent} 100`} transform="rotate(-90 10 10)" />
    </svg>
  );
}
