/** What the server says of the study at a glance. */
import type { components } from "../../base/schema";

export type Home = components["schemas"]["HomeOut"];
export type Line = Home["recent"][number];
export type Phase = Home["phases"][number];
export type Check = Phase["checks"][number];
export type Waiting = Home["waiting"][number];
export type GroupRecruited = Home["groups"][number];
export type Numbers = Home["numbers"];
