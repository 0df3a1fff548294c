import type { Language, Need } from "@roundtable/shared/needs.ts";
import type { LawEnforcementWish } from "@roundtable/shared/referrals.ts";
import { type Discipline, isLawEnforcement } from "@roundtable/shared/roles.ts";
import { wishAllowsLawEnforcement } from "./sharing.ts";

export type SuggestionReason = "OFFERS_NEED" | "HAS_ROOM" | "COVERS_REGION" | "SPEAKS_LANGUAGE" | "CONFIDENTIAL_PROGRAM";
export type SuggestionAgainst = "OFFERS_NONE" | "NO_ROOM" | "OTHER_REGION" | "NO_AGREEMENT" | "LAW_ENFORCEMENT_NOT_WANTED" | "ALREADY_ASKED" | "LANGUAGE_GAP";

type Serving = {
  id: string;
  discipline: Discipline;
  confidentialProgram: boolean;
  languages: readonly Language[];
  services: readonly { need: Need; opening: "OPEN" | "WAITLIST" | "CLOSED" }[];
  regionIds: readonly string[];
  hasLiveAgreement: boolean;
};
export type Suggestion<Candidate extends Serving> = { candidate: Candidate; meets: Need[]; reasons: SuggestionReason[]; against: SuggestionAgainst[] };

/**
 * Whom to ask, each with what speaks for it, and who is left out with what speaks against it. Nothing is ranked by people:
 * more of the needs first, then room now, then the language. A gap in language alone leaves nobody out.
 */
export function suggest<Candidate extends Serving>(
  about: {
    needs: readonly Need[];
    regionId: string | null;
    language: Language | null;
    wish: LawEnforcementWish;
    asked: ReadonlySet<string>;
    ownAgencyId: string;
  },
  candidates: readonly Candidate[],
): { fitting: Suggestion<Candidate>[]; leftOut: Suggestion<Candidate>[] } {
  const judged = candidates.filter(({ id }) => id !== about.ownAgencyId).map((candidate) => judge(about, candidate));
  const fits = ({ against }: Suggestion<Candidate>) => against.every((word) => word === "LANGUAGE_GAP");
  const weight = ({ meets, reasons }: Suggestion<Candidate>) =>
    meets.length * 4 + (reasons.includes("HAS_ROOM") ? 2 : 0) + (reasons.includes("SPEAKS_LANGUAGE") ? 1 : 0);
  return { fitting: judged.filter(fits).toSorted((a, b) => weight(b) - weight(a)), leftOut: judged.filter((one) => !fits(one)) };
}

function judge<Candidate extends Serving>(about: Parameters<typeof suggest<Candidate>>[0], candidate: Candidate): Suggestion<Candidate> {
  const { services, regionIds } = candidate;
  const offered = services.filter(({ need }) => about.needs.includes(need));
  const met = offered.filter(({ opening }) => opening !== "CLOSED");
  const covers = about.regionId === null || regionIds.includes(about.regionId);
  const speaks = about.language === null || candidate.languages.includes(about.language);
  const reasons: [SuggestionReason, boolean][] = [
    ["OFFERS_NEED", met.length > 0],
    ["HAS_ROOM", met.some(({ opening }) => opening === "OPEN")],
    ["COVERS_REGION", about.regionId !== null && covers],
    ["SPEAKS_LANGUAGE", about.language !== null && speaks],
    ["CONFIDENTIAL_PROGRAM", candidate.confidentialProgram],
  ];
  const against: [SuggestionAgainst, boolean][] = [
    ["NO_AGREEMENT", !candidate.hasLiveAgreement],
    ["LAW_ENFORCEMENT_NOT_WANTED", isLawEnforcement(candidate.discipline) && !wishAllowsLawEnforcement(about.wish)],
    ["ALREADY_ASKED", about.asked.has(candidate.id)],
    ["OFFERS_NONE", offered.length === 0],
    ["NO_ROOM", offered.length > 0 && met.length === 0],
    ["OTHER_REGION", !covers],
    ["LANGUAGE_GAP", !speaks],
  ];
  const words = <Word>(list: [Word, boolean][]) => list.filter(([, holds]) => holds).map(([word]) => word);
  return { candidate, meets: met.map(({ need }) => need), reasons: words(reasons), against: words(against) };
}
