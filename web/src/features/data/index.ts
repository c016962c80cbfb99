// 数据: where everything comes from, how good it is, and how new rows come in and go out again.
export { DataPage } from "./data_page";
