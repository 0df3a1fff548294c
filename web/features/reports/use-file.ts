import { useRef, useState } from "react";
import { saveCsv } from "#web/lib/save-csv.ts";
import { failureOf } from "../referrals/reading.ts";
import type { ChangeProblem } from "../roadmap/use-change.ts";

type SentFile = { fileName: string; text: string };

/** Asks for a file with a key of its own, the same until it came, and hands it to the browser. `take` answers with null when there is none. */
export function useFile(take: (clientKey: string) => Promise<SentFile | null>) {
  const [problem, setProblem] = useState<ChangeProblem | null>(null);
  const key = useRef<string>(null);
  const save = async (): Promise<void> => {
    key.current ??= crypto.randomUUID();
    setProblem(null);
    try {
      const file = await take(key.current);
      key.current = null;
      if (file) saveCsv(file.fileName, file.text);
      else setProblem("fault");
    } catch (error) {
      setProblem(failureOf(error));
    }
  };
  return { save, problem };
}
