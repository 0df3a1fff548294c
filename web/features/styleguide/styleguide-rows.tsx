import Eye from "lucide-react/icons/eye";
import { useState } from "react";
import { ButtonLink } from "../../ui/button-link.tsx";
import { Clock } from "../../ui/clock.tsx";
import { Code } from "../../ui/code.tsx";
import { DisciplineChip } from "../../ui/discipline-chip.tsx";
import { Fact } from "../../ui/fact.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Filter } from "../../ui/filter.tsx";
import { Link } from "../../ui/link.tsx";
import { LockedFields } from "../../ui/locked-fields.tsx";
import { PhoneLink } from "../../ui/phone-link.tsx";
import { Row } from "../../ui/row.tsx";
import { Rows } from "../../ui/rows.tsx";
import { Section } from "../../ui/section.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import { Stack } from "../../ui/stack.tsx";
import { Stepper } from "../../ui/stepper.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { Timeline } from "../../ui/timeline.tsx";
import { UrgencyChip } from "../../ui/urgency-chip.tsx";
import { minutesFromNow } from "./minutes-from-now.ts";

const regions = [
  { value: "upper", label: "Upper Piedmont" },
  { value: "central", label: "Central Piedmont" },
] as const;

export function StyleguideRows() {
  const [tab, setTab] = useState<"in" | "out" | "closed">("in");
  const [region, setRegion] = useState<"upper" | "central" | "">("");
  return (
    <>
      <Section title="Lists" aside="Soonest first">
        <Tabs
          label="Which referrals"
          tabs={[
            { id: "in", label: "Sent to us", count: 3 },
            { id: "out", label: "Sent by us", count: 9 },
            { id: "closed", label: "Closed" },
          ]}
          selected={tab}
          onSelect={setTab}
        >
          <Filter count={region === "" ? 0 : 1} onClear={() => setRegion("")}>
            <SelectField isSmall label="Region" emptyLabel="Any region" value={region} onChange={setRegion} options={regions} />
          </Filter>
          <Sheet isFlush>
            <Rows label="Waiting for you">
              <Row
                isPast
                clock={<Clock dueAt={minutesFromNow(-32)} startedAt={minutesFromNow(-92)} />}
                title={
                  <Link to="/s/$id" params={{ id: "1" }} look="plain">
                    Victim advocacy, safety planning
                  </Link>
                }
                meta={["From Millbrook Police Department", "Upper Piedmont", <Code key="code" value="K7QM2WXN4D" />]}
                chips={
                  <>
                    <UrgencyChip urgency="EMERGENCY" />
                    <DisciplineChip discipline="LAW_ENFORCEMENT" />
                  </>
                }
                actions={
                  <>
                    <ButtonLink to="/s/$id" params={{ id: "1" }}>
                      Answer now
                    </ButtonLink>
                    <PhoneLink number="336-555-0142" whom="Millbrook Police Department" look="button" />
                  </>
                }
              >
                Nobody at Larkspur has answered. If this page is slow, the phone is faster.
              </Row>
              <Row
                clock={<Clock dueAt={minutesFromNow(46)} startedAt={minutesFromNow(-14)} />}
                title={
                  <Link to="/s/$id" params={{ id: "2" }} look="plain">
                    Victim advocacy, transportation, clothing
                  </Link>
                }
                meta={["From Redbud Health", "Central Piedmont", <Code key="code" value="3FTA9HCVR6" />]}
                chips={<UrgencyChip urgency="EMERGENCY" />}
              />
              <Row
                title={
                  <Link to="/a/$id" params={{ id: "3" }} look="plain">
                    Harbor Row Shelter
                  </Link>
                }
                meta={["Shelter and housing", "Open now"]}
              />
            </Rows>
          </Sheet>
          <ShowMore shown={3} total={9} onPress={() => undefined} />
        </Tabs>
      </Section>
      <Section
        title="What you see now"
        aside={
          <>
            <Eye /> Seen by you, 2:05 AM. Recorded.
          </>
        }
      >
        <Facts>
          <Fact label="Needs">
            Victim advocacy
            <br />
            Transportation
          </Fact>
          <Fact label="Until" hint="They can stop it any day before. From then on this page finds nothing.">
            Wednesday, February 10, 2027
          </Fact>
        </Facts>
      </Section>
      <Section title="What opens if you accept">
        <LockedFields
          items={[{ name: "Age band" }, { name: "Household", hint: "How many adults and children" }, { name: "Language" }, { name: "Access needs" }]}
          never={["type of trafficking", "gender", "whether law enforcement is wanted"]}
        />
      </Section>
      <Section title="What has happened">
        <Stack>
          <Timeline
            items={[
              { key: "a", state: "past", title: "Sent by Redbud Health", detail: "January 14, 1:58 AM" },
              { key: "b", state: "past", title: "Opened by Larkspur Crisis Center", detail: "January 14, 2:05 AM" },
              { key: "c", state: "now", title: "Waits for your answer", detail: "Now, 2:12 AM" },
              { key: "d", state: "to-come", title: "Answer is due", detail: "2:58 AM" },
            ]}
          />
          <Stepper steps={["Needs", "The person", "Whom to ask", "Consent", "Who will see it"]} current={2} />
        </Stack>
      </Section>
    </>
  );
}
