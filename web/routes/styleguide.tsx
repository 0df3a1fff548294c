import { StyleguideAnswers } from "../features/styleguide/styleguide-answers.tsx";
import { StyleguideForms } from "../features/styleguide/styleguide-forms.tsx";
import { StyleguideRows } from "../features/styleguide/styleguide-rows.tsx";
import { StyleguideStatus } from "../features/styleguide/styleguide-status.tsx";
import { PageTitle } from "../ui/page-title.tsx";
import { Stack } from "../ui/stack.tsx";

/** One of each part and state, so that the same thing always looks the same. Holds no data. */
export function Page() {
  return (
    <>
      <PageTitle title="Parts and their states" lead="One of each, so that the same thing always looks the same." />
      <Stack gap="l">
        <StyleguideStatus />
        <StyleguideRows />
        <StyleguideForms />
        <StyleguideAnswers />
      </Stack>
    </>
  );
}
