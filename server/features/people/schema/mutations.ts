import type { InputRef } from "@pothos/core";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { SeatRole } from "#graphql/enums.ts";
import { ProblemInterface } from "#graphql/problems.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, InvalidInput } from "#platform/problems.ts";
import { NotYourself } from "#features/agencies/problems.ts";
import { changeSeats } from "../commands/change-seats.ts";
import { correctPerson } from "../commands/correct-person.ts";
import { inviteOperator } from "../commands/invite-operator.ts";
import { invitePerson } from "../commands/invite-person.ts";
import { recordTraining } from "../commands/record-training.ts";
import { resendInvitation } from "../commands/resend-invitation.ts";
import { restorePerson } from "../commands/restore-person.ts";
import { setPrivileged } from "../commands/set-privileged.ts";
import { suspendPerson } from "../commands/suspend-person.ts";
import { takeBackTraining } from "../commands/take-back-training.ts";
import { AddressTaken, AlreadyJoined, LastLead, LastOperator, NotEnoughHours, SeatNotYours } from "../problems.ts";
import { findStaff } from "../queries.ts";
import * as inputs from "./inputs.ts";
import { StaffMemberRef } from "./staff.ts";

builder.objectField(Conflict, "staff", (t) =>
  t.field({ type: StaffMemberRef, nullable: true, resolve: ({ of, id }, _, context) => (of === "Person" ? findStaff(actingIn(context), id) : null) }),
);

const plainProblems = [
  [AddressTaken, "AddressTaken", "Somebody signs in with this address already; who and where is not said. Nothing was changed."],
  [LastLead, "LastLead", "The agency would have no active lead left at a table. Nothing was changed."],
  [LastOperator, "LastOperator", "The hub would have no active operator left. Nothing was changed."],
  [AlreadyJoined, "AlreadyJoined", "The invitation was accepted. Nothing was sent."],
] as const;
for (const [problem, name, description] of plainProblems) builder.objectType(problem, { name, description, interfaces: [ProblemInterface] });

builder.objectType(SeatNotYours, {
  name: "SeatNotYours",
  description: "Seats are among them that are somebody else's to give and to take. Nothing was changed.",
  interfaces: [ProblemInterface],
  fields: (t) => ({ seats: t.field({ type: [SeatRole], resolve: ({ seats }) => seats }) }),
});
builder.objectType(NotEnoughHours, {
  name: "NotEnoughHours",
  description: "Privileged agents have twenty recorded hours of training. Nothing was changed.",
  interfaces: [ProblemInterface],
  fields: (t) => ({ hours: t.exposeFloat("hours", { description: "What is recorded now." }) }),
});

type Command = (acting: Acting, input: unknown) => Promise<string>;
type Problems = (new (...args: never[]) => Error)[];

/** Something done about one member of staff, who is read anew for the answer. */
const onStaff = (name: string, description: string, input: InputRef<object>, command: Command, problems: Problems = []) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: StaffMemberRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: { types: [InvalidInput, ...problems], union: { name: `${name[0]?.toUpperCase()}${name.slice(1)}Result` } },
      resolve: async (_, args, context) => {
        const acting = actingIn(context);
        const staff = await findStaff(acting, await command(acting, args.input));
        if (staff === null) throw new NotFound();
        return staff;
      },
    }),
  );

onStaff("invitePerson", "Invites somebody to an agency, by mail. Asks for the second factor.", inputs.InvitePersonInput, invitePerson, [
  AddressTaken,
  SeatNotYours,
]);
onStaff("inviteOperator", "Invites another operator. For operators. Asks for the second factor.", inputs.InviteOperatorInput, inviteOperator, [AddressTaken]);
onStaff(
  "resendInvitation",
  "Sends a new invitation; the link of the last one is good no longer. Asks for the second factor.",
  inputs.ResendInvitationInput,
  resendInvitation,
  [AlreadyJoined, Conflict],
);
onStaff("changeSeats", "What they do at a table from their next request on.", inputs.ChangeSeatsInput, changeSeats, [Conflict, SeatNotYours, LastLead]);
onStaff("correctPerson", "Corrects a name or a work telephone.", inputs.CorrectPersonInput, correctPerson, [Conflict]);
onStaff("suspendPerson", "They are out at once, everywhere. What they did stays under their name.", inputs.SuspendPersonInput, suspendPerson, [
  Conflict,
  LastLead,
  LastOperator,
  NotYourself,
]);
onStaff("restorePerson", "They may sign in again, with the seats they had.", inputs.RestorePersonInput, restorePerson, [Conflict]);
onStaff("recordTraining", "Vouches for training that somebody of your agency has done.", inputs.RecordTrainingInput, recordTraining);
onStaff("takeBackTraining", "A record was wrong. Below twenty hours the privileged flag falls with it.", inputs.TakeBackTrainingInput, takeBackTraining, [
  Conflict,
]);
onStaff("setPrivileged", "Marks a privileged agent, or takes the mark away.", inputs.SetPrivilegedInput, setPrivileged, [Conflict, NotEnoughHours]);
