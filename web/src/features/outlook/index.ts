// 供需: where people will be short or in surplus, why, and under which assumptions.
export { OutlookPage } from "./outlook_page";
