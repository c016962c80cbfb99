// 对接: needs and offers, who fits whom and why, and the way from a proposal to an agreement that is fulfilled.
export { BoardPage } from "./board_page";
export { ConsortiumListsPage } from "./consortium_lists_page";
export { DealPage } from "./deal_page";
export { DealsPage } from "./deals_page";
export { DemandPage } from "./demand_page";
export { ExchangePage } from "./exchange_page";
export { ListingFormPage } from "./listing_form_page";
export { ListingPage } from "./listing_page";
export { ResourcePage } from "./resource_page";
export { ResourcesPage } from "./resources_page";
