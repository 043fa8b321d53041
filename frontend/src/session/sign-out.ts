/** Leave: the server ends the session; the page starts anew so that nothing stays in memory. */
import { api } from "../base/client";
import { applyTheme, theme } from "./theme";

export async function signOut(): Promise<void> {
  await api.POST("/api/v1/auth/logout");
  // The server asks the browser to forget everything of this address; the colours may stay.
  applyTheme(theme.value);
  location.assign("/sign-in");
}
