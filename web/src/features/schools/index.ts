// 学校: who teaches, where, and what.
export { SchoolPage } from "./school_page";
export { SchoolsPage } from "./schools_page";
