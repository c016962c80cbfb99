export { AdvertsPage } from "./adverts_page";
