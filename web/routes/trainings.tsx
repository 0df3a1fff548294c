export { TrainingPage } from "../features/trainings/training-page.tsx";
export { TrainingsPage as Page } from "../features/trainings/trainings-page.tsx";
