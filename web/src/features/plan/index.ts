// 方案: a policy text beside what was read from it, and a person's word on each reading.
export { ComparisonPage } from "./comparison_page";
export { DepartmentsPage } from "./departments_page";
export { PlanPage } from "./plan_page";
export { PlansPage } from "./plans_page";
