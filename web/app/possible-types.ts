/** Which object types stand behind each interface. Written from the contract by `tools/prepare.ts`. */
export const possibleTypes: Record<string, string[]> = {
  Problem: ["AddressTaken", "AgreementOver", "AlreadyJoined", "AnotherPersonNeeded", "CodeRefused", "Conflict", "DependencyCycle", "InvalidInput", "LastLead", "LastOperator", "LastWay", "LinkRefused", "NotEnoughHours", "NotYourself", "OtherOperatorNeeded", "PasskeyRefused", "PasswordRefused", "ProposalOpen", "ProposalOver", "ReferralNotShareable", "SeatNotYours", "SignInRefused", "StepNotPossible"],
};
