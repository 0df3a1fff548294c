import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { MeetingTaskKind } from "#graphql/enums.ts";
import { asDate } from "#features/meetings/rules/days.ts";
import { listMeetingTasks } from "./queries.ts";
import { isLate, type MeetingTask } from "./rules.ts";

const MeetingTaskRef = builder.objectRef<MeetingTask>("MeetingTask").implement({
  description: "Something that waits for you from meetings.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Of the poll, the action or the minutes; of a meeting its id in the calendar." }),
    kind: t.expose("kind", { type: MeetingTaskKind }),
    title: t.exposeString("title", { description: "Of the poll or the meeting, or what is to be done." }),
    body: t.exposeString("body", { description: "Who meets, by name." }),
    timeZone: t.exposeString("timeZone", { description: "The zone of the table." }),
    at: t.expose("at", { type: "DateTime", nullable: true, description: "Until when a poll takes answers, or when a meeting begins." }),
    day: t.field({
      type: "Date",
      nullable: true,
      description: "By which day something is to be done, or on which the meeting was whose minutes wait.",
      resolve: ({ day }) => (day === null ? null : asDate(day)),
    }),
    late: t.boolean({ description: "It was to be done by a day that has passed.", resolve: (task, _, context) => isLate(task, actingIn(context).clock.now()) }),
  }),
});

builder.queryField("meetingTasks", (t) =>
  t.field({
    type: [MeetingTaskRef],
    description: "What waits for you from the bodies on whose roster you are: what is late first, then by when its time is up; minutes last.",
    resolve: (_, __, context) => listMeetingTasks(actingIn(context)),
  }),
);
