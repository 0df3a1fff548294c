import TriangleAlert from "lucide-react/icons/triangle-alert";
import styles from "./field.module.css";

/** What is wrong with one field and how to put it right; read with the field through `id`. */
export function FieldError({ id, children }: { id?: string; children: string }) {
  return (
    <span className={styles.error} id={id}>
      <TriangleAlert />
      {children}
    </span>
  );
}
