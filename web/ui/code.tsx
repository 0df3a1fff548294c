import styles from "./code.module.css";

/** A reference code in groups that never break: `3FTA9HCVR6` → `3FTA-9HC-VR6`. */
export function groupCode(value: string): string {
  const bare = value.replaceAll(/[^0-9A-Za-z]/gu, "").toUpperCase();
  if (bare.length <= 4) return bare;
  const rest = bare.slice(bare.length % 3 === 1 ? 4 : 3);
  return [bare.slice(0, bare.length - rest.length), ...(rest.match(/.{1,3}/gu) ?? [])].join("-");
}

/** A reference code, set so that no figure is taken for a letter. */
export function Code({ value }: { value: string }) {
  return (
    <span className={styles.code} translate="no">
      {groupCode(value)}
    </span>
  );
}
