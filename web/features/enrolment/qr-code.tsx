import { encode } from "uqr";
import styles from "./app-setup.module.css";

const border = 3;

/** A picture to scan, drawn here: nothing is asked of anybody else, and no markup is made from text. Dark on light in both schemes, as scanners want it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border, ecc: "M" });
  const dots = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg className={styles.picture} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={dots.join("")} />
    </svg>
  );
}
