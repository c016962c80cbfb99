export * from "./changes";
export { ApiError, address, type Schemas, speak } from "./client";
export * from "./queries";
