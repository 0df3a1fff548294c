import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildConsent } from "../factories/consent.ts";
import { buildReferral } from "../factories/referral.ts";
import { buildShare } from "../factories/share.ts";
import { arrive, beginAgenda, item, nextAgenda, readAgenda, seeAgenda } from "../support/agenda-desk.ts";
import { deskOf } from "../support/desk.ts";
import type { TestHub } from "../support/hub.ts";
import { refusalOf } from "../support/statements.ts";
import { layTable, type Table } from "../support/table.ts";
import type { Someone, World } from "../support/world.ts";

let close: Table["close"];
let hub: TestHub;
let owner: Table["owner"];
let world: World;

beforeAll(async () => {
  ({ owner, world, hub, close } = await layTable());
});

afterAll(() => close());

const chair = () => deskOf(hub, world.rccA);
const titles = async (someone: Someone, meetingId: string) => (await readAgenda(hub, someone, meetingId)).items.map(({ number, title }) => [number, title]);

describe("MT-03 an agenda for a mixed audience", () => {
  test("MT-03 what is not for somebody does not exist for them, numbers and total time included", async () => {
    const { bodyId, meetingId } = await beginAgenda(hub, world);
    const add = (title: string, minutesPlanned: number, more: object) =>
      chair().act("addAgendaItem", item(bodyId, meetingId, { title, minutesPlanned, ...more }));
    await add("Welcome", 5, {});
    await add("Advocates only", 20, { audience: "DISCIPLINES", disciplines: ["VICTIM_SERVICES"] });
    await add("Police only", 15, { audience: "AGENCIES", agencyIds: [world.leA.agency.id] });
    await add("In closed session", 30, { audience: "CLOSED" });
    await add("Next meeting", 5, {});
    expect(await titles(world.rccA, meetingId)).toHaveLength(5);
    expect(await titles(world.rccB, meetingId)).toEqual([
      [1, "Welcome"],
      [2, "Advocates only"],
      [3, "In closed session"],
      [4, "Next meeting"],
    ]);
    expect(await titles(world.leA, meetingId)).toEqual([
      [1, "Welcome"],
      [2, "Police only"],
      [3, "In closed session"],
      [4, "Next meeting"],
    ]);
    const outside = await readAgenda(hub, world.leB, meetingId);
    expect(outside.items.map(({ number, title }) => [number, title])).toEqual([
      [1, "Welcome"],
      [2, "Next meeting"],
    ]);
    expect(outside.minutesPlanned).toBe(10);
  });

  test("MT-03 of a restricted body only its roster sees an agenda, and nobody else that there is one", async () => {
    const roster = [
      { personId: world.coord.person.id, role: "CHAIR" },
      { personId: world.rccA.person.id, role: "CHAIR" },
    ];
    const { meetingId } = await beginAgenda(hub, world, { restricted: true, roster });
    expect(await seeAgenda(hub, world.rccA, meetingId)).not.toBeNull();
    expect(await seeAgenda(hub, world.rccB, meetingId)).toBeNull();
    expect(await chair().refusal("addAgendaItem", item(crypto.randomUUID(), meetingId))).toMatchObject({ __typename: "InvalidInput" });
    expect(await deskOf(hub, world.rccB).refusal("startMeeting", { meetingId })).toEqual(["NOT_FOUND"]);
  });

  test("MT-03 an item waits in the backlog, comes to a meeting, and what was talked about goes on as a new item", async () => {
    const { bodyId, meetingId } = await beginAgenda(hub, world);
    const waiting = await deskOf(hub, world.rccB).act("addAgendaItem", item(bodyId, null, { title: "Proposed by a member" }));
    expect((await chair().act("placeAgendaItem", { itemId: waiting.id, meetingId })).id).toBe(waiting.id);
    await chair().act("startMeeting", { meetingId });
    await chair().act("writeNote", { itemId: waiting.id, words: "Not settled yet." });
    const later = await nextAgenda(hub, world.rccA, bodyId, "2031-02-12");
    const carried = await chair().act("placeAgendaItem", { itemId: waiting.id, meetingId: later });
    expect(carried.id).not.toBe(waiting.id);
    expect((await readAgenda(hub, world.rccA, meetingId)).items[0]?.notes).toEqual([{ words: "Not settled yet." }]);
    expect(await titles(world.rccA, later)).toEqual([[1, "Proposed by a member"]]);
  });

  test("MT-03 items are put in another order, and two who change one at once are told", async () => {
    const { bodyId, meetingId } = await beginAgenda(hub, world);
    const first = await chair().act("addAgendaItem", item(bodyId, meetingId, { title: "First" }));
    const second = await chair().act("addAgendaItem", item(bodyId, meetingId, { title: "Second" }));
    await chair().act("moveAgendaItem", { itemId: second.id, beforeId: first.id });
    expect((await titles(world.leA, meetingId)).map(([, title]) => title)).toEqual(["Second", "First"]);
    const { bodyId: _, meetingId: __, ...fields } = item(bodyId, meetingId, { title: "Renamed" });
    expect((await chair().act("changeAgendaItem", { itemId: first.id, version: first.version, ...fields })).__typename).toBe("AgendaItem");
    expect((await chair().act("changeAgendaItem", { itemId: first.id, version: first.version, ...fields })).__typename).toBe("Conflict");
    expect((await deskOf(hub, world.coord).act("changeAgendaItem", { itemId: first.id, version: 2, ...fields, audience: "CLOSED" })).__typename).toBe(
      "InvalidInput",
    );
  });
});

describe("a meeting as it happens", () => {
  test("MT-07 a decision without a quorum says so, and is refused where the body decides nothing without one", async () => {
    const { bodyId, meetingId } = await beginAgenda(hub, world);
    const { id: itemId } = await chair().act("addAgendaItem", item(bodyId, meetingId, { kind: "DECIDE" }));
    const motion = { itemId, words: "We open ten more beds.", carried: true, votes: [{ agencyId: world.rccA.agency.id, vote: "IN_FAVOR" }] };
    expect((await chair().act("recordDecision", motion)).__typename).toBe("MeetingNotRunning");
    await chair().act("startMeeting", { meetingId });
    await arrive(hub, world.rccA, meetingId, [world.rccA]);
    expect((await readAgenda(hub, world.rccA, meetingId)).quorum).toEqual({ reached: false, present: 1, needed: 2, missingDisciplines: ["LAW_ENFORCEMENT"] });
    await chair().act("recordDecision", motion);
    await chair().act("setBodyRules", { bodyId, version: 1, quorumBlocks: true, publicBody: false });
    expect((await chair().act("recordDecision", motion)).__typename).toBe("QuorumMissing");
    await arrive(hub, world.rccA, meetingId, [world.leA]);
    expect((await chair().act("recordDecision", motion)).__typename).toBe("AgendaItem");
    expect((await readAgenda(hub, world.rccA, meetingId)).items[0]?.decisions.map(({ quorumReached }) => quorumReached)).toEqual([false, true]);
  });

  test("MT-15 a decision keeps the vote of each agency that is there, and who took no part", async () => {
    const { bodyId, meetingId } = await beginAgenda(hub, world);
    const { id: itemId } = await chair().act("addAgendaItem", item(bodyId, meetingId));
    await chair().act("startMeeting", { meetingId });
    await arrive(hub, world.rccA, meetingId, [world.rccA, world.leA]);
    const votes = [
      { agencyId: world.rccA.agency.id, vote: "IN_FAVOR" },
      { agencyId: world.leA.agency.id, vote: "RECUSED" },
    ];
    await chair().act("recordDecision", { itemId, words: "We sign the letter.", carried: true, votes });
    const [decision] = (await readAgenda(hub, world.rccB, meetingId)).items[0]?.decisions ?? [];
    expect(decision).toMatchObject({ carried: true, inFavor: [{ name: "Center A" }], recused: [{ name: "Police A" }] });
    const absent = [{ agencyId: world.leB.agency.id, vote: "AGAINST" }];
    expect((await chair().act("recordDecision", { itemId, words: "Again.", carried: false, votes: absent })).__typename).toBe("InvalidInput");
  });

  test("MT-08 attendance keeps agency, way and times, and who came late counts by half of the meeting", async () => {
    const { meetingId } = await beginAgenda(hub, world);
    await chair().act("startMeeting", { meetingId });
    await arrive(hub, world.rccA, meetingId, [world.rccA, world.leA]);
    await chair().act("recordAttendance", { meetingId, guest: { name: "Guest of the county", agencyId: null }, mode: "VIDEO", present: true });
    const [, police] = (await readAgenda(hub, world.rccA, meetingId)).attendance;
    await chair().act("recordAttendance", { meetingId, attendanceId: police?.id, mode: "PHONE", present: false });
    // As if it had begun two hours ago, and the liaison had come an hour and a half later.
    const [began, came] = [new Date(Date.now() - 7_200_000), new Date(Date.now() - 1_800_000)];
    await owner.sitting.updateMany({ where: { meetingId }, data: { startedAt: began } });
    await owner.attendance.updateMany({ where: { meetingId }, data: { arrivedAt: began } });
    await owner.attendance.updateMany({ where: { id: police?.id ?? "" }, data: { arrivedAt: came } });
    await chair().act("endMeeting", { meetingId });
    const { attendance } = await readAgenda(hub, world.rccA, meetingId);
    expect(attendance.map(({ person, guestName, counts, late, leftAt }) => [person?.name ?? guestName, counts, late, leftAt !== null])).toEqual([
      ["Advocate A", true, false, true],
      ["Guest of the county", true, false, true],
      ["Liaison A", false, true, true],
    ]);
    const rows = await owner.attendance.findMany({ where: { meetingId, personId: world.leA.person.id } });
    expect(rows).toMatchObject([{ agencyId: world.leA.agency.id, discipline: "LAW_ENFORCEMENT", mode: "PHONE" }]);
  });

  test("MT-18 a handout is a link that is gone when the meeting is over", async () => {
    const { bodyId, meetingId } = await beginAgenda(hub, world);
    const { id: itemId } = await chair().act("addAgendaItem", item(bodyId, meetingId));
    expect((await chair().act("addHandout", { itemId, title: "Budget", link: "http://example.org/budget" })).__typename).toBe("InvalidInput");
    await chair().act("addHandout", { itemId, title: "Budget", link: "https://example.org/budget" });
    expect((await readAgenda(hub, world.leA, meetingId)).items[0]?.handouts).toEqual([{ link: "https://example.org/budget" }]);
    await chair().act("startMeeting", { meetingId });
    await chair().act("endMeeting", { meetingId });
    expect((await readAgenda(hub, world.rccA, meetingId)).items[0]?.handouts).toEqual([]);
    expect((await chair().act("addHandout", { itemId, title: "Budget", link: "https://example.org/budget" })).__typename).toBe("MeetingNotRunning");
  });

  test("several people write notes at once without losing a word", async () => {
    const { bodyId, meetingId } = await beginAgenda(hub, world);
    const { id: itemId } = await chair().act("addAgendaItem", item(bodyId, meetingId));
    const write = (someone: Someone, words: string) => deskOf(hub, someone).act("writeNote", { itemId, words });
    await Promise.all([write(world.rccA, "One"), write(world.coord, "Two"), write(world.rccA, "Three"), write(world.coord, "Four")]);
    expect((await readAgenda(hub, world.rccA, meetingId)).items[0]?.notes.map(({ words }) => words).toSorted()).toEqual(["Four", "One", "Three", "Two"]);
    expect(await deskOf(hub, world.rccB).refusal("writeNote", { itemId, words: "Five" })).toEqual(["NOT_FOUND"]);
    expect((await write(world.rccA, "Call 919-555-0143")).__typename).toBe("InvalidInput");
  });

  test("MT-14 what is to be done appears on the next agenda until it is settled, and its owner may settle it", async () => {
    const { bodyId, meetingId } = await beginAgenda(hub, world);
    const { id: itemId } = await chair().act("addAgendaItem", item(bodyId, meetingId));
    const given = await chair().act("addActionItem", { itemId, words: "Write to the county", ownerPersonId: world.leA.person.id, dueOn: "2031-02-01" });
    const later = await nextAgenda(hub, world.rccA, bodyId, "2031-02-12");
    expect((await readAgenda(hub, world.rccB, later)).openActions).toMatchObject([{ id: given.id, words: "Write to the county" }]);
    expect((await readAgenda(hub, world.rccB, meetingId)).openActions).toEqual([]);
    const settle = { actionItemId: given.id, version: given.version, status: "DONE" };
    expect(await deskOf(hub, world.rccB).refusal("changeActionItem", settle)).toEqual(["NOT_FOUND"]);
    expect(await deskOf(hub, world.leA).act("changeActionItem", settle)).toMatchObject({ __typename: "ActionItem", status: "DONE" });
    expect((await readAgenda(hub, world.rccB, later)).openActions).toEqual([]);
  });

  test("MT-14 what is to be done may name the milestone that it helps to reach, where its readers find it", async () => {
    const { bodyId, meetingId } = await beginAgenda(hub, world);
    const { id: itemId } = await chair().act("addAgendaItem", item(bodyId, meetingId, { audience: "DISCIPLINES", disciplines: ["VICTIM_SERVICES"] }));
    const [{ id: milestoneId }, { id: other }] = world.roadmap.milestones;
    const task = { itemId, words: "Write to the county", ownerPersonId: world.rccB.person.id, dueOn: "2031-02-01" };
    const given = await chair().act("addActionItem", { ...task, milestoneId });
    const actions = async (someone: Someone, of: string) => {
      const document = "query ($of: ID!) { actionItems(milestoneId: $of) { id milestone { id } } }";
      return (await deskOf(hub, someone).ask<{ actionItems: { id: string; milestone: { id: string } | null }[] }>(document, { of })).actionItems;
    };
    expect(await actions(world.rccB, milestoneId)).toEqual([{ id: given.id, milestone: { id: milestoneId } }]);
    expect(await actions(world.leA, milestoneId), "the item is not for them").toEqual([]);
    const link = { actionItemId: given.id, milestoneId: other };
    expect(await deskOf(hub, world.leA).refusal("changeActionItem", { ...link, version: 1 })).toEqual(["NOT_FOUND"]);
    expect(await deskOf(hub, world.rccB).refusal("changeActionItem", { ...link, version: 1, milestoneId: meetingId })).toEqual(["NOT_FOUND"]);
    expect((await deskOf(hub, world.rccB).act("changeActionItem", { ...link, version: 1 })).__typename).toBe("ActionItem");
    await chair().act("changeActionItem", { actionItemId: given.id, version: 2, dueOn: "2031-03-01" });
    expect(
      (await actions(world.rccB, other)).map(({ id }) => id),
      "what is left out stays",
    ).toEqual([given.id]);
    await chair().act("changeActionItem", { actionItemId: given.id, version: 3, milestoneId: null });
    expect(await actions(world.rccB, other)).toEqual([]);
    expect(await actions(world.rccB, "nothing")).toEqual([]);
  });
});

describe("closed sessions", () => {
  test("MT-09 only who signed the confidentiality statement is let into a closed session, guests on paper, and the others are listed", async () => {
    const { bodyId, meetingId } = await beginAgenda(hub, world);
    const { id: itemId } = await chair().act("addAgendaItem", item(bodyId, meetingId, { audience: "CLOSED", title: "Personnel" }));
    await chair().act("startMeeting", { meetingId });
    expect(await chair().act("setCurrentItem", { meetingId, itemId })).toMatchObject({ __typename: "ItemHeld", reason: "SESSION_NOT_CLOSED" });
    await owner.statementAcceptance.deleteMany({ where: { personId: world.leA.person.id } });
    expect((await readAgenda(hub, world.rccA, meetingId)).holds, "nobody is there").toMatchObject([{ reason: "SESSION_NOT_CLOSED", mustStepOut: [] }]);
    await arrive(hub, world.rccA, meetingId, [world.rccA, world.leA]);
    expect((await readAgenda(hub, world.rccA, meetingId)).holds, "nobody was let in yet, and one cannot be").toMatchObject([
      { reason: "SESSION_NOT_CLOSED", mustStepOut: [{ person: { name: "Liaison A" } }] },
    ]);
    await chair().act("recordAttendance", { meetingId, guest: { name: "Guest with a paper" }, present: true, signedOnPaper: true });
    await chair().act("recordAttendance", { meetingId, guest: { name: "Guest without" }, present: true });
    await chair().act("openClosedSession", { meetingId, purpose: "Personnel" });
    const closed = await readAgenda(hub, world.rccA, meetingId);
    expect(closed.notAdmitted.map(({ person, guestName }) => person?.name ?? guestName)).toEqual(["Liaison A", "Guest without"]);
    expect(await chair().act("setCurrentItem", { meetingId, itemId })).toMatchObject({ reason: "STEP_OUT" });
    const letIn = owner.attendance.updateMany({ where: { meetingId, guestName: "Guest without" }, data: { admittedAt: new Date() } });
    expect(await refusalOf(letIn)).toBe("RT094");
    for (const { id } of closed.attendance.filter(({ admitted }) => !admitted))
      await chair().act("recordAttendance", { meetingId, attendanceId: id, present: false });
    expect((await chair().act("setCurrentItem", { meetingId, itemId })).__typename).toBe("Agenda");
    // Comes back unsigned: the item is left at once.
    await arrive(hub, world.rccA, meetingId, [world.leA]);
    expect((await readAgenda(hub, world.rccA, meetingId)).currentItem).toBeNull();
    // Nobody outside learns more than the purpose.
    expect(await readAgenda(hub, world.leB, meetingId)).toMatchObject({ items: [], closedPurpose: "Personnel" });
    await owner.statementAcceptance.create({ data: { agencyId: world.leA.agency.id, personId: world.leA.person.id, version: 1, acceptedAt: new Date() } });
  });

  test("MT-18 what is handed out for a closed item is for those who were let in, and for whoever handed it out", async () => {
    const { bodyId, meetingId } = await beginAgenda(hub, world);
    const { id: itemId } = await chair().act("addAgendaItem", item(bodyId, meetingId, { audience: "CLOSED", title: "Personnel" }));
    await chair().act("startMeeting", { meetingId });
    await arrive(hub, world.rccA, meetingId, [world.rccA, world.rccB]);
    await chair().act("addHandout", { itemId, title: "Plan", link: "https://example.org/plan" });
    const handoutsOf = async (someone: Someone) => (await readAgenda(hub, someone, meetingId)).items[0]?.handouts.length;
    expect([await handoutsOf(world.rccA), await handoutsOf(world.rccB), await handoutsOf(world.leA)], "before the session").toEqual([1, 0, 0]);
    await chair().act("openClosedSession", { meetingId, purpose: "Personnel" });
    expect([await handoutsOf(world.rccA), await handoutsOf(world.rccB), await handoutsOf(world.leA)], "in the session").toEqual([1, 1, 0]);
    await chair().act("endMeeting", { meetingId });
    expect([await handoutsOf(world.rccA), await handoutsOf(world.rccB)], "afterwards").toEqual([0, 0]);
  });

  test("MT-13 a case is held while somebody is in the room whom its consent does not name, and nobody learns a code that is not theirs", async () => {
    const { bodyId, meetingId } = await beginAgenda(hub, world);
    const referral = await buildReferral(owner, { createdById: world.rccA.person.id, regionId: world.region.id });
    const consent = await buildConsent(owner, { referralId: referral.id, recipientAgencyId: world.rccB.agency.id, purpose: "CASE_REVIEW" });
    const share = await buildShare(owner, { consentId: consent.id });
    expect((await chair().act("listCase", { meetingId, code: world.shares.sent.code, minutesPlanned: 20 })).__typename).toBe("CaseNotReviewable");
    expect((await deskOf(hub, world.rccB).act("listCase", { meetingId, code: share.code, minutesPlanned: 20 })).__typename).toBe("CaseNotReviewable");
    const { id: itemId } = await chair().act("listCase", { meetingId, code: share.code, minutesPlanned: 20 });
    await chair().act("startMeeting", { meetingId });
    await arrive(hub, world.rccA, meetingId, [world.rccA, world.rccB, world.leA]);
    expect((await readAgenda(hub, world.rccA, meetingId)).holds, "before the closed session").toMatchObject([
      { reason: "SESSION_NOT_CLOSED", mustStepOut: [{ person: { name: "Liaison A" } }] },
    ]);
    await chair().act("openClosedSession", { meetingId, purpose: "Case review" });
    expect((await readAgenda(hub, world.rccB, meetingId)).items).toMatchObject([{ id: itemId, audience: "CASE", codes: [share.code] }]);
    expect((await readAgenda(hub, world.leA, meetingId)).items).toEqual([]);
    expect(await chair().act("setCurrentItem", { meetingId, itemId })).toMatchObject({
      __typename: "ItemHeld",
      reason: "STEP_OUT",
      mustStepOut: [{ person: { name: "Liaison A" } }],
    });
    await chair().act("recordAttendance", { meetingId, personId: world.leA.person.id, present: false });
    expect((await chair().act("setCurrentItem", { meetingId, itemId })).__typename).toBe("Agenda");
    expect((await chair().act("writeNote", { itemId, words: "What was said" })).__typename).toBe("InvalidInput");
    const task = { itemId, words: "Ask for a bed", ownerPersonId: world.rccB.person.id, dueOn: "2031-02-01" };
    expect((await chair().act("addActionItem", task)).__typename).toBe("ActionItem");
    await arrive(hub, world.rccA, meetingId, [world.leA]);
    expect(await readAgenda(hub, world.rccA, meetingId)).toMatchObject({ currentItem: null, holds: [{ reason: "STEP_OUT" }] });
    await chair().act("recordAttendance", { meetingId, personId: world.leA.person.id, present: false });
    await owner.consent.update({ where: { id: consent.id }, data: { endedAt: new Date(), endedBecause: "WITHDRAWN_BY_SURVIVOR" } });
    expect((await readAgenda(hub, world.rccB, meetingId)).items).toEqual([]);
    expect(await chair().act("setCurrentItem", { meetingId, itemId })).toMatchObject({ reason: "NO_CONSENT" });
    expect(bodyId).not.toBe("");
  });

  test("MT-12 a public body is told what it has not put on record", async () => {
    const { bodyId, meetingId } = await beginAgenda(hub, world);
    await chair().act("addAgendaItem", item(bodyId, meetingId, { audience: "CLOSED" }));
    expect((await readAgenda(hub, world.rccA, meetingId)).warnings).toEqual([]);
    await chair().act("setBodyRules", { bodyId, version: 1, quorumBlocks: false, publicBody: true });
    expect((await readAgenda(hub, world.rccA, meetingId)).warnings).toEqual(["NOTICE_MISSING", "AGENDA_NOT_POSTED", "MOTION_MISSING", "REASON_MISSING"]);
    await chair().act("setPublicRecord", { meetingId, noticeOn: "2031-01-07", postedOn: "2031-01-02" });
    expect((await readAgenda(hub, world.rccA, meetingId)).warnings).toEqual(["NOTICE_LATE", "MOTION_MISSING", "REASON_MISSING"]);
    await chair().act("setPublicRecord", { meetingId, noticeOn: "2031-01-02", postedOn: "2031-01-02" });
    await chair().act("startMeeting", { meetingId });
    await chair().act("openClosedSession", { meetingId, purpose: "Personnel", movedById: world.leA.person.id, reason: "PERSONNEL" });
    expect((await readAgenda(hub, world.rccA, meetingId)).warnings).toEqual([]);
  });
});
