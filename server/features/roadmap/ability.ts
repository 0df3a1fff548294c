import type { Rules } from "#platform/casl.ts";

/** Everybody with a seat reads the roadmap: it holds nothing of any referral (RM-6). The operator, without a seat, does not. */
export const roadmapRules: Rules = (actor, can) => {
  const { taskForceId, agencyId, personId, seats } = actor;
  if (seats.length === 0) return;

  for (const subject of ["Roadmap", "RoadmapStage", "RoadmapArea", "RoadmapElement", "Milestone", "MilestoneDependency", "MilestoneEvent", "Evidence"] as const)
    can("read", subject, { taskForceId });
  for (const subject of ["SelfAssessment", "AssessmentAnswer", "RoadmapGoal"] as const) can("read", subject, { taskForceId });
  can("read", "ElementRating", { taskForceId, agencyId }).because("its own agency rated");
  const isShown = { finishedAt: { not: null }, assessment: { is: { closedAt: { not: null } } } };
  can("read", "ElementRating", { taskForceId, answer: { is: isShown } }).because("nobody is led by what others said before it is closed");
  if (seats.some((seat) => seat !== "ADVISER")) can("answer", "AssessmentAnswer", { taskForceId, agencyId });
  can("report", "Milestone", { taskForceId, ownerAgencyId: agencyId }).because("its agency owns the milestone");
  can("report", "Milestone", { taskForceId, ownerPersonId: personId }).because("it is theirs");
  if (!seats.includes("COORDINATOR")) return;
  for (const subject of ["Roadmap", "RoadmapStage", "RoadmapArea", "RoadmapElement", "SelfAssessment", "RoadmapGoal"] as const)
    can("coordinate", subject, { taskForceId });
  can(["coordinate", "report"], "Milestone", { taskForceId });
};
