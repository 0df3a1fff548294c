import { agendaAudiences } from "@roundtable/shared/agendas.ts";
import { minutesParts, minutesStates } from "@roundtable/shared/minutes.ts";

type Facts = { tables: readonly string[]; now: Date; consents: readonly { id: string; referralId: string; taskForceId: string; ownerAgencyId: string }[] };
const hour = 3_600_000;

/** Agendas and minutes by hand: of an open and a restricted body at each table, with the columns that decide. */
export function makeAgendaRecords({ tables, now, consents }: Facts) {
  const [before, after] = [new Date(now.getTime() - hour), new Date(now.getTime() + hour)];
  const bodies = tables.flatMap((taskForceId) =>
    [false, true].map((restricted) => ({
      id: `body-${restricted}@${taskForceId}`,
      taskForceId,
      restricted,
      seats: [
        { personId: "harbor-worker", role: "CHAIR" },
        { personId: "clinic-worker", role: "MINUTE_TAKER" },
        { personId: "police-worker", role: "MEMBER" },
      ],
    })),
  );
  const meetings = bodies.flatMap((body) =>
    [
      { state: "DRAFT", closed: false },
      { state: "OPEN", closed: false },
      { state: "OPEN", closed: true },
    ].map(({ state, closed }) => ({
      id: `${state}-${closed}-${body.id}`,
      taskForceId: body.taskForceId,
      series: { state, closed, body },
      attendance: [
        { personId: "harbor-worker", admittedAt: before },
        { personId: "prosecutor-worker", admittedAt: before },
        { personId: "police-worker", admittedAt: null },
      ],
    })),
  );
  const ofMeetings = meetings.map((meeting) => ({ id: meeting.id, taskForceId: meeting.taskForceId, meeting }));
  const nobodys = { disciplines: ["HEALTH"], agencyIds: ["both"], ownerPersonId: null, createdById: "nobody" };
  const places = [...meetings.map((meeting) => ({ meeting, body: meeting.series.body })), ...bodies.map((body) => ({ meeting: null, body }))];
  const items = places.flatMap(({ meeting, body }) =>
    [
      ...agendaAudiences.map((audience) => ({ ...nobodys, audience })),
      { ...nobodys, audience: "CLOSED", ownerPersonId: "both-worker" },
      { ...nobodys, audience: "CLOSED", createdById: "prosecutor-worker" },
    ].map((facts, index) => {
      const id = `${index}-${meeting?.id ?? body.id}`;
      const at = { taskForceId: body.taskForceId, body };
      const cases = facts.audience === "CASE" ? casesOf(consents, id, at) : [];
      return { ...facts, ...at, id, meetingId: meeting?.id ?? null, meeting, caseItems: cases };
    }),
  );
  const ofItems = items.map((item) => ({ id: item.id, taskForceId: item.taskForceId, item }));
  const said = ofItems.flatMap((row) => ["clinic-worker", "nobody"].map((by) => ({ ...row, id: `${by}-${row.id}`, by })));
  const minutes = ofMeetings.flatMap(({ meeting, ...of }) =>
    minutesParts.flatMap((part) => minutesStates.map((state) => ({ ...of, id: `${part}-${state}-${of.id}`, part, state, meeting, body: meeting.series.body }))),
  );
  return {
    Sitting: ofMeetings,
    Attendance: ofMeetings,
    AgendaItem: items,
    CaseItem: items.flatMap(({ caseItems }) => caseItems),
    AgendaNote: said.map(({ by: personId, ...row }) => ({ ...row, personId })),
    Decision: said.map(({ by: recordedById, ...row }) => ({ ...row, recordedById })),
    ActionItem: said.flatMap(({ by: createdById, ...row }) =>
      ["both-worker", "nobody"].map((ownerPersonId) => ({ ...row, id: `${ownerPersonId}-${row.id}`, ownerPersonId, createdById })),
    ),
    Handout: said.flatMap(({ by: addedById, ...row }) => [before, after].map((endsAt, index) => ({ ...row, id: `${index}-${row.id}`, endsAt, addedById }))),
    Minutes: minutes,
    MinutesEntry: minutes.map((one) => ({ id: one.id, taskForceId: one.taskForceId, minutes: one })),
  };
}

/** A case of RCC "harbor", with a row for its own agency and one for each consent, whatever it is worth. */
function casesOf(consents: Facts["consents"], itemId: string, at: { taskForceId: string; body: object }) {
  const own = consents.filter(({ ownerAgencyId, taskForceId }) => ownerAgencyId === "harbor" && taskForceId === at.taskForceId);
  const referral = { id: `harbor@${at.taskForceId}`, ownerAgencyId: "harbor", taskForceId: at.taskForceId };
  const row = (consent: Facts["consents"][number] | null) => ({
    ...at,
    id: `${consent?.id ?? "own"}-${itemId}`,
    itemId,
    referralId: referral.id,
    referral,
    consentId: consent?.id ?? null,
    consent,
  });
  return [
    row(null),
    ...own.flatMap((consent) =>
      ["CASE_REVIEW", "SERVICES"].map((purpose) => ({ ...row({ ...consent, purpose } as typeof consent), id: `${purpose}-${consent.id}-${itemId}` })),
    ),
  ];
}
