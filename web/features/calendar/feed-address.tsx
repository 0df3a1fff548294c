import { useEffect, useRef, useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Note } from "#web/ui/note.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import styles from "./feed-address.module.css";

/** The secret address, shown this once, with a way to copy it. */
export function FeedAddress({ address }: { address: string }) {
  const [copied, setCopied] = useState<"yes" | "no" | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [address]);
  const copy = async () => {
    const isCopied = await navigator.clipboard.writeText(address).then(
      () => true,
      () => false,
    );
    setCopied(isCopied ? "yes" : "no");
  };
  return (
    <Sheet labelledBy="feed-address">
      <h3 id="feed-address" tabIndex={-1} ref={title}>
        {m.calendar_feed_once_title()}
      </h3>
      <p className={styles.address} translate="no">
        {address}
      </p>
      <p>{m.calendar_feed_once_body()}</p>
      <div>
        <Button onPress={() => void copy()}>{m.calendar_feed_copy()}</Button>
      </div>
      {copied === null ? null : (
        <Note tone={copied === "yes" ? "green" : "amber"} isAlert>
          {copied === "yes" ? m.calendar_feed_copied() : m.calendar_feed_not_copied()}
        </Note>
      )}
    </Sheet>
  );
}
