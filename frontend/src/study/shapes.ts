/** What the server says of a study. */
import type { components } from "../base/schema";

type Schemas = components["schemas"];
/** Every switch is there in an answer, whatever the document says of its default. */
export type Policy = Required<Schemas["Policy"]>;
export type Study = Omit<Schemas["StudyOut"], "policy"> & { policy: Policy };
export type Group = Schemas["GroupOut"];
export type Objective = Schemas["ObjectiveOut"];
export type Attribute = Schemas["AttributeLine"];
export type Member = Schemas["MemberOut"];
export type Invitation = Schemas["InvitationOut"];
export type Role = Schemas["Role"];
export type TrailEvent = Schemas["TrailEventOut"];
