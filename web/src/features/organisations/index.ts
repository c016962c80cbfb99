// 单位: enterprises, parks, associations, institutes; and which of them are one.
export { DoublesPage } from "./doubles_page";
export { OrganisationPage } from "./organisation_page";
export { OrganisationsPage } from "./organisations_page";
