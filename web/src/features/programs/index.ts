// 专业: what is taught where, how it grew, and what stands twice.
export { DuplicatesPage } from "./duplicates_page";
export { OccupationPage } from "./occupation_page";
export { ProgramPage } from "./program_page";
export { ProgramsPage } from "./programs_page";
