export { AssessmentsPage as Page } from "../features/self-assessment/assessments-page.tsx";
export { SelfAssessmentPage } from "../features/self-assessment/self-assessment-page.tsx";
