export * from "./changes";
export { ApiError, address, type Schemas, speak, type Taken } from "./client";
export * from "./queries";
export * from "./workbooks";
