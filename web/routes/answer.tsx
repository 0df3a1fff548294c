export { AnswerPage as Page } from "../features/answer-link/answer-page.tsx";
