/** The typed client of our API: `api.GET("/api/v1/me")`. Every failure is thrown as a Problem. */
import createClient from "openapi-fetch";
import type { paths } from "./schema";
import { send } from "./send";

export const api = createClient<paths>({ baseUrl: location.origin, credentials: "same-origin", fetch: send });
