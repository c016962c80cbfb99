export * from "./changes";
export { ApiError, address, type Schemas } from "./client";
export * from "./queries";
