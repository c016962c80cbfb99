// 预警 and 合并建议: what a person should look at, and what people said of it.
export { WarningsPage } from "./warnings_page";
