/** What the server says of exports. */
import type { components } from "../base/schema";

type Schemas = components["schemas"];
export type Query = Schemas["QueryIn"];
export type Kind = Schemas["ExportIn"]["kind"];
export type Format = Schemas["ExportIn"]["format"];
export type ExportLine = Schemas["ExportsOut"]["items"][number];
export type Made = Schemas["ExportOut"];
export type Preview = Schemas["PreviewOut"];
export type Counts = ExportLine["counts"];
export type Reason = ExportLine["left_out"][number];

/** What is chosen on the page. `codeIds` null: the whole codebook. */
export interface Choice {
  kind: Kind;
  format: Format;
  codeIds: readonly string[] | null;
  coderId: string;
  memos: boolean;
  /** With notes: what of one's own journal is marked for the audit trail. */
  journal?: boolean;
  /** Of what a query finds: the query. */
  query?: Query;
}
