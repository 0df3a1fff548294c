import { createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { arrive, expectArrival } from "../lib/arrival.ts";
import { NotFound } from "../ui/not-found.tsx";
import { ErrorPage } from "./error-page.tsx";
import { page } from "./page.tsx";
import { Shell } from "./shell.tsx";

// Addresses hold no words about referrals and no filters, only ids that mean nothing.
const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const at = <const Path extends string>(path: Path, load: Parameters<typeof page>[0]) =>
  createRoute({ getParentRoute: () => root, path, component: page(load) });

const roadmap = () => import("../routes/roadmap.tsx");
const trainings = () => import("../routes/trainings.tsx");
const assessments = () => import("../routes/self-assessment.tsx");
const grants = () => import("../routes/grants.tsx");
const meetings = () => import("../routes/meetings.tsx");
const kept = () => import("../routes/kept.tsx");

// Their type is said here: left to be found out, it would be asked of pages whose links have their type from this very map.
const grantPages: Record<"list" | "calendar" | "award" | "report" | "numbers" | "shared" | "pack", Parameters<typeof page>[0]> = {
  list: grants,
  calendar: async () => ({ Page: (await grants()).CalendarPage }),
  award: async () => ({ Page: (await grants()).AwardPage }),
  report: async () => ({ Page: (await grants()).ReportPage }),
  numbers: async () => ({ Page: (await grants()).OwnNumbersPage }),
  shared: async () => ({ Page: (await grants()).SharedReportPage }),
  pack: async () => ({ Page: (await grants()).PackPage }),
};

const routeTree = root.addChildren([
  at("/", () => import("../routes/today.tsx")),
  at("/sign-in", () => import("../routes/sign-in.tsx")),
  at("/join", () => import("../routes/join.tsx")),
  at("/reset", () => import("../routes/reset.tsx")),
  at("/forgot", () => import("../routes/forgot.tsx")),
  at("/claim", () => import("../routes/claim.tsx")),
  at("/account", () => import("../routes/account.tsx")),
  at("/r", () => import("../routes/referrals.tsx")),
  at("/r/new", () => import("../routes/new-referral.tsx")),
  at("/r/$id", () => import("../routes/referral.tsx")),
  at("/s/$id", () => import("../routes/share.tsx")),
  at("/a", () => import("../routes/agencies.tsx")),
  at("/a/$id", () => import("../routes/agency.tsx")),
  // What is kept about agencies and their people stands under their list, so that the bar needs no word more; one part again.
  at("/a/people", async () => ({ Page: (await kept()).OurPeoplePage })),
  at("/a/p/$id", async () => ({ Page: (await kept()).StaffMemberPage })),
  at("/a/own", async () => ({ Page: (await kept()).OwnAgencyPage })),
  at("/a/legal", async () => ({ Page: (await kept()).LegalRequestsPage })),
  at("/a/hub", async () => ({ Page: (await kept()).HubPage })),
  at("/a/h/$id", async () => ({ Page: (await kept()).AgencyRecordPage })),
  at("/a/k/$id", async () => ({ Page: (await kept()).TaskForcePage })),
  at("/a/agreements", async () => ({ Page: (await kept()).AgreementsPage })),
  at("/a/g/$id", async () => ({ Page: (await kept()).StandingPage })),
  at("/a/file", async () => ({ Page: (await kept()).ConfidentialityFilePage })),
  at("/a/statement", async () => ({ Page: (await kept()).StatementPage })),
  // One part for all of the roadmap: whoever opens one of its pages goes on to the others.
  at("/m", roadmap),
  at("/m/list", async () => ({ Page: (await roadmap()).MilestonesPage })),
  at("/m/e/$id", async () => ({ Page: (await roadmap()).ElementPage })),
  at("/m/trainings", trainings),
  at("/m/t/$id", async () => ({ Page: (await trainings()).TrainingPage })),
  at("/m/assess", assessments),
  at("/m/y/$id", async () => ({ Page: (await assessments()).SelfAssessmentPage })),
  at("/m/tables", async () => ({ Page: (await roadmap()).OverviewPage })),
  at("/m/$id", async () => ({ Page: (await roadmap()).MilestonePage })),
  at("/g", grantPages.list),
  at("/g/calendar", grantPages.calendar),
  at("/g/$id", grantPages.award),
  at("/g/r/$id", grantPages.report),
  at("/g/n/$id", grantPages.numbers),
  at("/g/s/$id", grantPages.shared),
  at("/g/p/$id", grantPages.pack),
  // Meetings are read together as well; an answer by a link needs nothing of them but the words.
  at("/t", meetings),
  at("/t/new", async () => ({ Page: (await meetings()).CallMeetingPage })),
  at("/t/b", async () => ({ Page: (await meetings()).BodiesPage })),
  at("/t/b/$id", async () => ({ Page: (await meetings()).BodyPage })),
  at("/t/q/new", async () => ({ Page: (await meetings()).FindTimePage })),
  at("/t/q/$id", async () => ({ Page: (await meetings()).PollPage })),
  at("/t/m/$id", async () => ({ Page: (await meetings()).MinutesPage })),
  at("/t/actions", async () => ({ Page: (await meetings()).ActionsPage })),
  at("/t/pack", async () => ({ Page: (await meetings()).PackPage })),
  at("/t/$id/$day", async () => ({ Page: (await meetings()).MeetingPage })),
  at("/answer", () => import("../routes/answer.tsx")),
  at("/mail-preferences", () => import("../routes/mail-preferences.tsx")),
  at("/unsubscribe", () => import("../routes/unsubscribe.tsx")),
  at("/mail", () => import("../routes/mail.tsx")),
  at("/styleguide", () => import("../routes/styleguide.tsx")),
]);

/** The map of addresses. Scroll restoration stays off: it writes to session storage. */
export const router = createRouter({
  routeTree,
  scrollRestoration: false,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFound,
});

router.subscribe("onBeforeNavigate", ({ fromLocation, pathChanged }) => {
  if (fromLocation && pathChanged) expectArrival();
});
router.subscribe("onRendered", arrive);

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
