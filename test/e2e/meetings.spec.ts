import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { propertiesOf, readWithIcalJs, readWithNodeIcal } from "../support/calendar.ts";
import { openDemoHub, type DemoHub } from "../support/demo-hub.ts";
import { choose, press } from "../support/keyboard.ts";
import { type MailSink, startMailSink } from "../support/mail-sink.ts";
import { addItem, at, beginAgenda, callMeeting, codeForReview, dayAhead, makeBody, said, typeDay } from "../support/meeting-story.ts";
import { forwardClock } from "../support/outbox.ts";
import { checkMails, mailToAnswer } from "../support/story-mails.ts";
import { ask, closeWindows, openWindow, personCalled } from "../support/visitor.ts";

let hub: DemoHub;
let browser: Browser;
let sink: MailSink;
const clock = forwardClock();
/** Codes that stood in these stories, and belong in no mail. */
const codes: string[] = [];

beforeAll(async () => {
  sink = await startMailSink();
  [hub, browser] = await Promise.all([openDemoHub({ smtp: sink.url, clock }), openBrowser()]);
});
afterEach(() => closeWindows(browser));
afterAll(async () => {
  await browser.close();
  await Promise.all([hub.close(), sink.close()]);
});

const answerMail = (name: string, holds: Parameters<typeof mailToAnswer>[2]) => mailToAnswer(sink, personCalled(name).email, holds);

/** Follows the link of a mail in a window where nobody is signed in. */
async function follow(body: string): Promise<Page> {
  const page = await openWindow(browser, hub.address);
  await page.goto(/\/answer#[\w-]+/u.exec(body)?.[0] ?? "");
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

/** The group of choices of a poll's time, the first or the second. */
const time = (page: Page, index: number) => page.locator(`#choice-${index}`);

test("MT-06 a poll finds a time by one click from the mail, and the winner becomes the meeting and invites", { timeout: 240_000 }, async () => {
  const dana = await at(browser, hub, "Dana Birch", "/t/b");
  await makeBody(dana, "Night shift group", ["Dana Birch", "Inés Marlowe", "Sam Hollis"], { quorumDisciplines: ["LAW_ENFORCEMENT"] });
  await dana.goto("/t");
  await dana.getByRole("link", { name: "Find a time" }).click();
  await dana.getByLabel("Who meets").selectOption({ label: "Night shift group" });
  await dana.getByLabel("What it is called").fill("Planning the night roster");
  await typeDay(dana, "Day of time 1", dayAhead(14));
  await typeDay(dana, "Day of time 2", dayAhead(15));
  await dana.getByRole("button", { name: "Remove time 3" }).click();
  await typeDay(dana, "Answers until: day", dayAhead(7));
  await dana.getByText("In the room", { exact: true }).click();
  await dana.getByLabel("Room or building").fill("Library, room 2");
  await dana.getByRole("button", { name: "Ask everybody" }).click();
  await dana.getByRole("heading", { level: 1, name: "Planning the night roster" }).waitFor();
  await said(dana, "Not answered yet: Dana Birch, Inés Marlowe, Sam Hollis.");

  const isPoll = ({ text }: { text: string }) => text === "";
  const ines = await follow((await answerMail("Inés Marlowe", isPoll)).body);
  await said(ines, "For Inés Marlowe");
  expect(new URL(ines.url()).hash).toBe("");
  // Looking answers nothing.
  await dana.reload();
  await said(dana, "Not answered yet: Dana Birch, Inés Marlowe, Sam Hollis.");
  await time(ines, 0).getByText("No", { exact: true }).click();
  await time(ines, 1).getByText("Yes", { exact: true }).click();
  await ines.getByRole("button", { name: "Send my answers" }).click();
  await said(ines, "Thank you. Your answer is kept.");
  const sam = await follow((await answerMail("Sam Hollis", isPoll)).body);
  await time(sam, 1).getByText("If need be", { exact: true }).click();
  await sam.getByRole("button", { name: "Send my answers" }).click();
  await said(sam, "Thank you. Your answer is kept.");

  // The open page hears of it by itself.
  await said(dana, "Not answered yet: Dana Birch.");
  const second = dana.getByRole("listitem").filter({ hasText: "1 yes, 1 if need be, 0 no" });
  expect(await second.innerText()).toContain("Quorum");
  await second.getByRole("button", { name: /^Choose this time/u }).click();
  await dana.getByRole("alertdialog").getByRole("button", { name: "Choose this time" }).click();
  await said(dana, "The meeting is called, and the invitations are on their way.");

  const invitation = await answerMail("Inés Marlowe", ({ method }) => method === "REQUEST");
  expect(readWithIcalJs(invitation.text)).toEqual(readWithNodeIcal(invitation.text));
  expect(readWithIcalJs(invitation.text)).toMatchObject([{ summary: "Planning the night roster" }]);
  expect(propertiesOf(invitation.text, "ATTENDEE").join()).toContain(personCalled("Inés Marlowe").email);
  expect(propertiesOf(invitation.text, "ATTENDEE")).toHaveLength(1);
  // The link to the poll is dead by now.
  expect(await (await follow((await answerMail("Sam Hollis", isPoll)).body)).getByRole("heading", { level: 1 }).innerText()).not.toContain("Planning");
  const coming = await follow(invitation.body);
  await coming.getByText("I come", { exact: true }).click();
  await coming.getByRole("button", { name: "Send my answer" }).click();
  await said(coming, "Thank you. Your answer is kept.");

  await dana.getByRole("link", { name: "Planning the night roster" }).click();
  await dana.getByRole("heading", { name: "Who comes" }).waitFor();
  expect(await dana.getByRole("listitem").filter({ hasText: "Inés Marlowe" }).innerText()).toContain("I come");
  // Every mail of this story went to one person.
  for (const { to } of sink.received) expect(to).toHaveLength(1);
});

test("MT-03 a police liaison sees a mixed agenda without a gap, and nothing of what is not for them", { timeout: 120_000 }, async () => {
  const dana = await at(browser, hub, "Dana Birch", "/t");
  const bodyId = await makeBody(dana, "Outreach committee", ["Dana Birch", "Inés Marlowe", "Sam Hollis"]);
  const address = await callMeeting(dana, bodyId, "Outreach in spring");
  const agenda = await beginAgenda(dana, address);
  await addItem(dana, bodyId, agenda, "Leaflets");
  await addItem(dana, bodyId, agenda, "Safety of advocates at night", {
    audience: "DISCIPLINES",
    disciplines: ["VICTIM_SERVICES", "COALITION"],
    minutesPlanned: 25,
  });
  await addItem(dana, bodyId, agenda, "Next date");
  const sam = await at(browser, hub, "Sam Hollis", address, { width: 390, scheme: "dark" });
  await sam.getByRole("heading", { name: "Next date" }).waitFor();
  expect(await sam.locator("ol > li h4").allInnerTexts()).toEqual(["Leaflets", "Next date"]);
  expect(await sam.locator("ol > li > div:first-child b").allInnerTexts()).toEqual(["1", "2"]);
  await said(sam, "20 minutes planned");
  expect(await sam.locator("body").innerText()).not.toMatch(/advocates at night|25 min/u);
  const ines = await at(browser, hub, "Inés Marlowe", address);
  await said(ines, "45 minutes planned");
  await ines.getByRole("heading", { name: "Safety of advocates at night" }).waitFor();
});

test("MT-13 a case review is held until the agency leaves that the consent does not name", { timeout: 120_000 }, async () => {
  const dana = await at(browser, hub, "Dana Birch", "/t");
  const bodyId = await makeBody(dana, "Review of cases", ["Inés Marlowe", "June Alder", "Sam Hollis"], { kind: "CASE_REVIEW" });
  const code = await codeForReview(hub, "Inés Marlowe", "Harbor Row Shelter");
  codes.push(code);
  const ines = await at(browser, hub, "Inés Marlowe", "/t");
  const address = await callMeeting(ines, bodyId, "Monthly review", { closed: true });
  await beginAgenda(ines, address);
  await ines.goto(address);
  await ines.getByRole("button", { name: "Put a case on the agenda" }).click();
  await ines.getByLabel("Code").fill(code);
  await ines.getByRole("button", { name: "Put it on" }).click();
  await ines.getByRole("heading", { name: "Case review" }).waitFor();
  await ines.getByRole("button", { name: "Begin the meeting" }).click();
  for (const name of ["Inés Marlowe", "June Alder", "Sam Hollis"]) await ines.getByRole("button", { name: `${name} is here: Room` }).click();
  // On a phone who is there stands below the agenda, and one press away.
  await ines.setViewportSize({ width: 390, height: 800 });
  await ines.getByRole("button", { name: "At the table: 3" }).press("Enter");
  await expect.poll(() => ines.evaluate(() => document.activeElement?.textContent)).toBe("At the table");
  await ines.setViewportSize({ width: 1280, height: 900 });
  await ines.getByRole("button", { name: "Begin the closed session" }).click();
  await ines.getByLabel("Purpose, for everybody to read").fill("Review of cases");
  await ines.getByRole("button", { name: "Close the session" }).click();
  await ines.locator("li").filter({ hasText: "Before this item can open, Sam Hollis steps out." }).last().waitFor();
  await ines.getByRole("button", { name: "Go to this item: Case review" }).click();
  await said(ines, "This item waits.");

  const sam = await at(browser, hub, "Sam Hollis", address);
  await said(sam, "Nothing on it yet.");
  expect(await sam.locator("main").innerText()).not.toMatch(new RegExp(`${code}|Case review`, "u"));
  const june = await at(browser, hub, "June Alder", address);
  await june.getByText(`Codes your agency knows: ${code}`).waitFor();

  await ines.getByRole("button", { name: "Sam Hollis left" }).click();
  await ines.getByText("Before this item can open,").waitFor({ state: "detached" });
  await ines.getByRole("button", { name: "Go to this item: Case review" }).click();
  await june.locator("li[aria-current=step]").filter({ hasText: "Case review" }).waitFor();
  // Comes back: the item is left at once, in everybody's window.
  await ines.getByRole("button", { name: "Sam Hollis is back" }).click();
  await june.locator("li[aria-current=step]").waitFor({ state: "detached" });
});

test("MT-01 a series is moved by an hour from the week after the clocks change; earlier meetings stay", { timeout: 120_000 }, async () => {
  const dana = await at(browser, hub, "Dana Birch", "/t");
  const bodyId = await makeBody(dana, "Data committee", ["Dana Birch", "Ruth Okoro"]);
  const rule = { frequency: "WEEKLY", interval: 1, weekdays: ["WE"] };
  // The clocks go forward on March 14, 2027.
  const first = await callMeeting(dana, bodyId, "Counting together", { startsOn: "2027-03-03", rule, skipsDaysOff: true });
  const isOfIt = ({ text }: { text: string }) => text.includes("SUMMARY:Counting together");
  const invited = await answerMail("Ruth Okoro", isOfIt);
  const [uid = ""] = propertiesOf(invited.text, "UID");
  expect(propertiesOf(invited.text, "SEQUENCE")).toEqual(["SEQUENCE:0"]);
  const startsOf = ({ text }: { text: string }) => {
    expect(readWithIcalJs(text)).toEqual(readWithNodeIcal(text));
    return readWithIcalJs(text).map(({ startsAt }) => startsAt);
  };
  expect(startsOf(invited).slice(0, 3)).toEqual(["2027-03-03T15:00:00.000Z", "2027-03-10T15:00:00.000Z", "2027-03-17T14:00:00.000Z"]);
  const series = first.split("/")[2] ?? "";
  await dana.goto(`/t/${series}/2027-03-17`);
  await dana.getByText("Wednesday, March 17, 2027, 10:00 – 11:30 AM").waitFor();
  await dana.getByRole("button", { name: "Change or move" }).click();
  await dana.getByText("This and all later ones", { exact: true }).click();
  await dana.getByLabel("Begins at").fill("11:00");
  await dana.getByRole("button", { name: "Save the change" }).click();
  await dana.getByRole("alertdialog").getByRole("button", { name: "Save the change" }).click();
  await said(dana, "Changed. Calendars follow by mail.");
  await dana.getByText("11:00 AM – 12:30 PM").waitFor();
  type Starts = { meetings: { startsAt: string; series: { body: { id: string } } }[] };
  const march = await ask<Starts>(dana.context(), `{ meetings(from: "2027-03-01", to: "2027-03-31") { startsAt series { body { id } } } }`);
  const moved = ["2027-03-03T15:00:00.000Z", "2027-03-10T15:00:00.000Z", "2027-03-17T15:00:00.000Z", "2027-03-24T15:00:00.000Z", "2027-03-31T15:00:00.000Z"];
  expect(march.meetings.filter((one) => one.series.body.id === bodyId).map(({ startsAt }) => startsAt)).toEqual(moved);
  // The update ends what was sent, under its UID and a higher SEQUENCE; what comes after has a UID of its own.
  const update = await answerMail("Ruth Okoro", (mail) => isOfIt(mail) && propertiesOf(mail.text, "UID")[0] === uid && !mail.text.includes("SEQUENCE:0"));
  const rest = await answerMail("Ruth Okoro", (mail) => isOfIt(mail) && propertiesOf(mail.text, "UID")[0] !== uid);
  expect(startsOf(update)).toEqual(moved.slice(0, 2));
  expect(startsOf(rest).slice(0, 3)).toEqual(moved.slice(2));
});

test("an agenda is put in order, and a meeting is answered, with the keyboard alone", { timeout: 120_000 }, async () => {
  const dana = await at(browser, hub, "Dana Birch", "/t");
  const bodyId = await makeBody(dana, "Language committee", ["Dana Birch", "Noor Hadley"]);
  const address = await callMeeting(dana, bodyId, "Interpreters at night");
  const agenda = await beginAgenda(dana, address);
  for (const title of ["Rates", "Training", "Next date"]) await addItem(dana, bodyId, agenda, title);
  await dana.goto(address);
  await press(dana, dana.getByRole("button", { name: "Move up: Training" }));
  await expect.poll(() => dana.locator("ol > li h4").allInnerTexts(), { timeout: 20_000 }).toEqual(["Training", "Rates", "Next date"]);
  // The button that was pressed is gone at the top; the focus stays with the item.
  await expect.poll(() => dana.evaluate(() => document.activeElement?.getAttribute("aria-label")), { timeout: 20_000 }).toBe("Move down: Training");
  await press(dana, dana.getByRole("button", { name: "Move down: Training" }));
  await expect.poll(() => dana.locator("ol > li h4").allInnerTexts(), { timeout: 20_000 }).toEqual(["Rates", "Training", "Next date"]);
  await choose(dana, "Do you come?", "I come");
  await press(dana, dana.getByRole("button", { name: "Send my answer" }));
  await said(dana, "Your answer is kept.");
});

test(
  "MT-07 MT-10 MT-14 MT-15 RE-05 chair and minute-taker run a meeting in two windows; its minutes are approved a month later and locked",
  { timeout: 300_000 },
  async () => {
    let taker = await at(browser, hub, "Dana Birch", "/t");
    const people = ["Lena Fairlane", "Dana Birch", "June Alder", "Noor Hadley"];
    const bodyId = await makeBody(taker, "Housing committee", people, { quorumLeast: 3, quorumDisciplines: ["HEALTH"] });
    const address = await callMeeting(taker, bodyId, "Housing in winter", { startsOn: dayAhead(0), startsAt: "23:55" });
    const agenda = await beginAgenda(taker, address);
    await addItem(taker, bodyId, agenda, "Beds until March", { kind: "DECIDE" });
    let chair = await at(browser, hub, "Lena Fairlane", address);
    await taker.goto(address);

    await chair.getByRole("button", { name: "Begin the meeting" }).click();
    // The other window follows without a click.
    for (const name of ["Lena Fairlane", "Dana Birch"]) await taker.getByRole("button", { name: `${name} is here: Room` }).click();
    await chair.getByRole("button", { name: "June Alder is here: Video" }).click();
    await taker.getByText("No quorum yet.").waitFor();
    await chair.getByRole("button", { name: "Noor Hadley is here: Phone" }).click();
    await taker.getByText("Quorum is met.").waitFor();
    await chair.getByRole("button", { name: "Go to this item: Beds until March" }).click();
    await taker.locator("li[aria-current=step]").filter({ hasText: "Beds until March" }).waitFor();

    // Both write at once, and no word is lost.
    const write = async (page: Page, words: string) => {
      await page.getByRole("button", { name: "Add a note: Beds until March" }).click();
      await page.getByLabel("Note", { exact: true }).fill(words);
      await page.locator("form").getByRole("button", { name: "Add a note" }).click();
    };
    await Promise.all([write(chair, "Two shelters have room."), write(taker, "Health can visit weekly.")]);
    for (const page of [chair, taker])
      for (const words of ["Two shelters have room.", "Health can visit weekly."]) await page.getByRole("list", { name: "Notes" }).getByText(words).waitFor();

    await taker.getByRole("button", { name: "Record a decision: Beds until March" }).click();
    await taker.getByLabel("What is decided").fill("Keep ten beds open until March.");
    await taker.getByRole("button", { name: "All for" }).click();
    await taker.getByRole("radiogroup", { name: "Fairlane District Attorney" }).getByText("Recused").click();
    await taker.getByText("Carried", { exact: true }).click();
    await taker.getByRole("button", { name: "Record this decision" }).click();
    await chair.getByText("3 for, 0 against, 0 stand aside, 1 recused.").waitFor();
    await taker.getByRole("button", { name: "Add an action: Beds until March" }).click();
    await taker.getByLabel("What is to be done").fill("Tell all agencies about the beds");
    await taker.getByLabel("Who does it").selectOption({ label: "June Alder" });
    await typeDay(taker, "By when", dayAhead(7));
    await taker.getByRole("button", { name: "Give it to them" }).click();
    await chair.getByText("Tell all agencies about the beds").waitFor();
    await chair.getByRole("button", { name: "End the meeting" }).click();
    await chair.getByRole("alertdialog").getByRole("button", { name: "End the meeting" }).click();

    await taker.getByRole("button", { name: "Draft the minutes" }).click();
    await taker.getByRole("heading", { level: 1, name: "Minutes" }).waitFor();
    const minutes = new URL(taker.url()).pathname;

    // Both change the same paragraph at once: the second is told, sees both texts, and nothing is lost.
    await chair.goto(minutes);
    const open = async (page: Page, words: string) => {
      await page.getByRole("button", { name: "Change this paragraph: Beds until March" }).first().click();
      await page.getByLabel("Text", { exact: true }).fill(words);
    };
    await open(chair, "Two shelters have room for families.");
    await open(taker, "Two shelters have room. Health can visit weekly, on Mondays.");
    await chair.getByRole("button", { name: "Save" }).click();
    await said(chair, "Saved.");
    await taker.getByRole("button", { name: "Save" }).click();
    const told = taker.getByRole("alert").filter({ hasText: "Somebody else wrote here meanwhile." });
    expect(await told.innerText()).toContain("Their text: “Two shelters have room for families.”");
    expect(await taker.getByLabel("Text", { exact: true }).inputValue()).toBe("Two shelters have room. Health can visit weekly, on Mondays.");
    await chair.getByText("Two shelters have room for families.", { exact: true }).waitFor();
    await taker.getByLabel("Text", { exact: true }).fill("Two shelters have room for families. Health can visit weekly, on Mondays.");
    await taker.getByRole("button", { name: "Save" }).click();
    await said(chair, "Two shelters have room for families. Health can visit weekly, on Mondays.");
    await taker.getByRole("button", { name: "Circulate to those who were there" }).click();
    await taker.getByRole("alertdialog").getByRole("button", { name: "Circulate to those who were there" }).click();
    await said(taker, "The minutes are circulated.");

    const june = await at(browser, hub, "June Alder", "/t/actions");
    await june.getByRole("button", { name: "It is done: Tell all agencies about the beds" }).click();
    await said(june, "Well done. Reminders stop.");

    const later = await callMeeting(taker, bodyId, "Housing, the month after", { startsOn: dayAhead(30) });
    const next = await beginAgenda(taker, later);
    await addItem(taker, bodyId, next, "Minutes of the last meeting", { kind: "DECIDE" });
    await Promise.all([taker, chair, june].map((page) => page.context().close()));

    // A month later: everybody signs in anew.
    clock.forward(30 * 24 * 60);
    const visit = { now: clock.now() };
    [taker, chair] = [await at(browser, hub, "Dana Birch", "/t", visit), await at(browser, hub, "Lena Fairlane", later, visit)];
    await chair.getByRole("button", { name: "Begin the meeting" }).click();
    for (const name of people) await chair.getByRole("button", { name: `${name} is here: Room` }).click();
    await chair.getByText("Quorum is met.").waitFor();
    await taker.goto(minutes);
    await taker.getByLabel("On which item").selectOption({ label: "Minutes of the last meeting" });
    await taker.getByRole("button", { name: "All for" }).click();
    await taker.getByRole("button", { name: "Approve and lock" }).click();
    await taker.getByText("Seal of the approved text").waitFor();
    expect(await taker.getByText(/^[\da-f]{64}$/u).count()).toBe(1);
    expect(await taker.getByRole("button", { name: /^Change/u }).count()).toBe(0);
    await taker.getByRole("button", { name: "Add an amendment" }).click();
    await taker.getByLabel("What is to be corrected").fill("The beds are at two agencies.");
    await taker.getByRole("button", { name: "Add it" }).click();
    await taker
      .getByRole("heading", { name: "Amendment" })
      .or(taker.getByText("Amendment", { exact: true }))
      .first()
      .waitFor();
    await chair.getByText("Carried.").waitFor();
  },
);

test("EM-01 EM-02 EM-03 EM-04 every mail and every calendar entry of these stories says what it may, to one person", async () => {
  const entries = await checkMails(sink.received, {
    origin: hub.address,
    sender: "hub@roundtable.example.org",
    titles: ["Planning the night roster", "Outreach in spring", "Counting together", "Interpreters at night", "Housing in winter", "Housing, the month after"],
    places: ["Library, room 2"],
    secrets: [
      ...codes,
      "Night shift group",
      "Outreach committee",
      "Review of cases",
      "Data committee",
      "Language committee",
      "Housing committee",
      "Monthly review",
    ],
  });
  expect(entries).toBeGreaterThan(20);
});
