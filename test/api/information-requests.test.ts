import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { type Desk, deskOf } from "../support/desk.ts";
import { type TestHub } from "../support/hub.ts";
import { type World } from "../support/world.ts";
import { layTable, type Table } from "../support/table.ts";

let close: Table["close"];
let owner: PrismaClient;
let hub: TestHub;
let world: World;
let sender: Desk;
let recipient: Desk;

beforeAll(async () => {
  ({ owner, world, hub, close } = await layTable());
  sender = deskOf(hub, world.rccA);
  recipient = deskOf(hub, world.rccB);
});

afterAll(() => close());

type Request = { id: string; question: string; answer: string | null; mayBeAnswered: boolean };
const requestsOf = async (desk: Desk, id: string) =>
  (await desk.ask<{ share: { requests: Request[] } }>("query ($id: ID!) { share(id: $id) { requests { id question answer mayBeAnswered } } }", { id })).share
    .requests;

/** A share about which `questions` were asked. The consent names language, household, contact safety and the worker's phone. */
async function asked(questions: string[]) {
  const { share } = await sender.refer(world.rccB, { regionId: world.region.id });
  const waiting = await recipient.act("requestInformation", { shareId: share.id, version: 1, questions });
  return { shareId: share.id, waiting, requests: await requestsOf(sender, share.id) };
}

describe("questions and answers", () => {
  test("are structured, shown to both, and answered once", async () => {
    const { shareId, waiting, requests } = await asked(["INTERPRETER_NEEDED", "CAN_TRAVEL"]);
    expect(waiting).toMatchObject({ status: "INFO_REQUESTED", version: 2 });
    expect(requests.map(({ question, answer, mayBeAnswered }) => [question, answer, mayBeAnswered])).toEqual([
      ["INTERPRETER_NEEDED", null, true],
      ["CAN_TRAVEL", null, true],
    ]);
    const answers = requests.map(({ id }) => ({ requestId: id, answer: "YES" }));
    expect(await sender.act("answerRequest", { shareId, version: 2, answers })).toMatchObject({ status: "ANSWERED", version: 3 });
    expect((await requestsOf(recipient, shareId)).map(({ answer }) => answer)).toEqual(["YES", "YES"]);
    expect(await sender.act("answerRequest", { shareId, version: 3, answers })).toMatchObject({ __typename: "StepNotPossible", status: "ANSWERED" });
  });

  test("what the consent does not name may only be answered with NOT_SHARED", async () => {
    const { shareId, requests } = await asked(["WHEELCHAIR_ACCESS_NEEDED", "CHILDREN_WITH_SURVIVOR"]);
    expect(requests.map(({ mayBeAnswered }) => mayBeAnswered)).toEqual([false, true]);
    const [wheelchair, children] = requests;
    const answer = (about: string) =>
      sender.act("answerRequest", {
        shareId,
        version: 2,
        answers: [
          { requestId: wheelchair?.id, answer: about },
          { requestId: children?.id, answer: "YES" },
        ],
      });
    for (const about of ["YES", "NO", "UNKNOWN"])
      expect(await answer(about)).toMatchObject({ __typename: "InvalidInput", issues: [{ path: ["answers", "0", "answer"] }] });
    expect(
      (await requestsOf(recipient, shareId)).map(({ answer: given }) => given),
      "nothing of it was kept",
    ).toEqual([null, null]);
    expect(await answer("NOT_SHARED")).toMatchObject({ status: "ANSWERED" });
    expect((await requestsOf(recipient, shareId)).map(({ answer: given }) => given)).toEqual(["NOT_SHARED", "YES"]);
  });

  test("an answer that is missing, or to a question of another share, is refused", async () => {
    const { shareId, requests } = await asked(["WOULD_WAIT", "CAN_TRAVEL"]);
    const other = await asked(["NEEDED_TONIGHT"]);
    const send = (ids: (string | undefined)[]) =>
      sender.act("answerRequest", { shareId, version: 2, answers: ids.map((requestId) => ({ requestId, answer: "NO" })) });
    expect(await send([requests[0]?.id])).toMatchObject({ __typename: "InvalidInput", issues: [{ path: ["answers"] }] });
    expect(await send([requests[0]?.id, other.requests[0]?.id])).toMatchObject({ __typename: "InvalidInput" });
    expect((await requestsOf(sender, other.shareId)).map(({ answer }) => answer)).toEqual([null]);
  });

  test("the clock stands while a question is open, and goes on where it stood", async () => {
    const { share } = await sender.refer(world.rccB, { regionId: world.region.id });
    const clock = async () =>
      (
        await sender.ask<{ share: { respondBy: string; clockStoppedAt: string | null } }>("query ($id: ID!) { share(id: $id) { respondBy clockStoppedAt } }", {
          id: share.id,
        })
      ).share;
    const before = await clock();
    expect(before.clockStoppedAt).toBeNull();
    await recipient.act("requestInformation", { shareId: share.id, version: 1, questions: ["WOULD_WAIT"] });
    expect((await clock()).clockStoppedAt).not.toBeNull();
    await owner.share.update({ where: { id: share.id }, data: { clockStoppedAt: new Date(Date.now() - 3 * 3_600_000) } });
    const [request] = await requestsOf(sender, share.id);
    await sender.act("answerRequest", { shareId: share.id, version: 2, answers: [{ requestId: request?.id, answer: "YES" }] });
    const after = await clock();
    expect(after.clockStoppedAt).toBeNull();
    const moved = Date.parse(after.respondBy) - Date.parse(before.respondBy) - 3 * 3_600_000;
    expect(moved).toBeGreaterThanOrEqual(0);
    expect(moved).toBeLessThan(10_000);
  });

  test("only the recipient asks and only the sender answers", async () => {
    const { shareId, requests } = await asked(["CAN_TRAVEL"]);
    const answers = [{ requestId: requests[0]?.id, answer: "YES" }];
    expect(await recipient.refusal("answerRequest", { shareId, version: 2, answers })).toEqual(["NOT_FOUND"]);
    expect(await sender.refusal("requestInformation", { shareId, version: 2, questions: ["CAN_TRAVEL"] })).toEqual(["NOT_FOUND"]);
    expect(await recipient.act("requestInformation", { shareId, version: 2, questions: ["CAN_TRAVEL"] })).toMatchObject({ __typename: "StepNotPossible" });
  });

  test("each question once, and at least one", async () => {
    const { share } = await sender.refer(world.rccB, { regionId: world.region.id });
    for (const questions of [[], ["CAN_TRAVEL", "CAN_TRAVEL"]])
      expect(await recipient.act("requestInformation", { shareId: share.id, version: 1, questions })).toMatchObject({
        __typename: "InvalidInput",
        issues: [{ path: ["questions"] }],
      });
  });
});
