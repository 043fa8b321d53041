/** THE route table: every page of the workspace, first match wins. Append yours to its wing. */
import type { ComponentType } from "preact";
import type { Wing } from "./wings";

export interface Route {
  path: string;
  title: string;
  /** Where it belongs in the rail; none for pages outside a study. */
  wing?: Wing;
  /** Its name among the wing's sections; a page without one is reached from another. */
  section?: string;
  /** The action a person must hold, as the server names it. */
  needs?: string;
  /** Open to people who are not signed in. */
  open?: true;
  page: () => Promise<ComponentType>;
}

export const routes: readonly Route[] = [
  { path: "/", title: "Cotheme", page: () => import("./Landing").then((m) => m.Landing) },
  // Ways in
  { path: "/sign-in", title: "Sign in", open: true, page: () => import("../accounts/SignInPage").then((m) => m.SignInPage) },
  { path: "/set-up", title: "Set up", open: true, page: () => import("../accounts/SetUpPage").then((m) => m.SetUpPage) },
  { path: "/invitation", title: "Invitation", open: true, page: () => import("../accounts/InvitationPage").then((m) => m.InvitationPage) },
  { path: "/reset", title: "New password", open: true, page: () => import("../accounts/ResetPage").then((m) => m.ResetPage) },
  // Own account, administration
  { path: "/account", title: "Your account", page: () => import("../accounts/AccountPage").then((m) => m.AccountPage) },
  { path: "/administration/accounts", title: "Accounts", needs: "manage_accounts", page: () => import("../accounts/AccountsPage").then((m) => m.AccountsPage) },
  // Study
  // Fieldwork
  // Analysis
  // Involvement
  // Outputs
  // Oversight
];
