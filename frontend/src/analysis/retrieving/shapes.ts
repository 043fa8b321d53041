/** Queries of retrieval as the API takes them, and what it answers. */
import type { components } from "../../base/schema";

type Schemas = components["schemas"];
export type Query = Schemas["QueryIn"];
export type Where = Query["where"];
export type Filters = Schemas["FiltersIn"];
export type Found = Schemas["StretchOut"];
export type Retrieval = Schemas["RetrievalOut"];
export type MatrixRow = Schemas["MatrixRow"];
export type AttributeValue = Schemas["AttributeFilterIn"]["values"][number];

/** A saved query; its query is as it was sent. */
export interface Saved extends Omit<Schemas["SavedOut"], "query"> {
  query: Query;
}
