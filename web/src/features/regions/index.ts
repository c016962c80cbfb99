// 区域: the districts and zones, what each makes, teaches, and is asked to do.
export { RegionComparisonPage } from "./region_comparison_page";
export { RegionPage } from "./region_page";
export { RegionsPage } from "./regions_page";
