import WifiOff from "lucide-react/icons/wifi-off";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useOnline } from "#web/lib/online.ts";
import { Note } from "#web/ui/note.tsx";
import styles from "./stale-note.module.css";

/** Says that what stands here may be old, while the hub cannot be reached. */
export function StaleNote() {
  return useOnline() ? null : (
    <div className={styles.place}>
      <Note tone="amber" icon={<WifiOff />}>
        {m.referrals_stale()}
      </Note>
    </div>
  );
}
