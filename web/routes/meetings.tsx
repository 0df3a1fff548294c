export { BodiesPage } from "../features/bodies/bodies-page.tsx";
export { BodyPage } from "../features/bodies/body-page.tsx";
export { CallMeetingPage } from "../features/meetings/call-meeting-page.tsx";
export { MeetingPage } from "../features/meetings/meeting-page.tsx";
export { MeetingsPage as Page } from "../features/meetings/meetings-page.tsx";
export { FindTimePage } from "../features/polls/find-time-page.tsx";
export { PollPage } from "../features/polls/poll-page.tsx";
