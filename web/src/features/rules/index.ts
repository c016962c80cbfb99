// 规则: the policy values the city works with, dated and cited.
export { RulesPage } from "./rules_page";
