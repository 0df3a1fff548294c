/** Which object types stand behind each interface. Written from the contract by `tools/prepare.ts`. */
export const possibleTypes: Record<string, string[]> = {
  Problem: [
    "AddressTaken",
    "AgreementOver",
    "AlreadyJoined",
    "Conflict",
    "DependencyCycle",
    "InvalidInput",
    "LastLead",
    "LastOperator",
    "NotEnoughHours",
    "NotYourself",
    "OtherOperatorNeeded",
    "ProposalOpen",
    "ProposalOver",
    "ReferralNotShareable",
    "SeatNotYours",
    "SignInRefused",
    "StepNotPossible",
  ],
};
