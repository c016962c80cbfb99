import type { Schemas } from "@/api";

// A table of the city, as the list of tables describes it.
export type Table = Schemas["TableList"]["items"][number];
