export * from "./changes";
export { ApiError, address, type Schemas, speak, type Taken } from "./client";
export * from "./exchange";
export { has_ended, type Job } from "./follow";
export * from "./jobs";
export * from "./portfolio";
export * from "./queries";
export * from "./workbooks";
