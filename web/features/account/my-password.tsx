import { m } from "@roundtable/shared/i18n/messages.js";
import { Section } from "#web/ui/section.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { ChangePassword } from "./change-password.tsx";

/** Whether one has a password, and the form for another. */
export function MyPassword({ hasPassword, onChanged }: { hasPassword: boolean; onChanged: () => void }) {
  return (
    <Section title={m.account_password()}>
      <Sheet>
        <Stack gap="s">
          <p>{hasPassword ? m.account_password_set() : m.account_password_none()}</p>
          <Unfold kind="second" label={hasPassword ? m.account_password_change() : m.account_password_choose()}>
            {(close) => (
              <ChangePassword
                hasPassword={hasPassword}
                onDone={() => {
                  close();
                  onChanged();
                }}
              />
            )}
          </Unfold>
        </Stack>
      </Sheet>
    </Section>
  );
}
