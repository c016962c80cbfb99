// 总览: the city on one screen.
export { OverviewPage } from "./overview_page";
