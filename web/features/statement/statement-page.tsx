import { Parts } from "../people/parts.tsx";
import { Statement } from "./statement.tsx";

/** The confidentiality statement, to be read again at any time. */
export function StatementPage() {
  return (
    <>
      <Parts />
      <Statement />
    </>
  );
}
