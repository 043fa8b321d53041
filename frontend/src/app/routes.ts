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
  { path: "/studies", title: "Studies", page: () => import("../study/StudiesPage").then((m) => m.StudiesPage) },
  { path: "/studies/new", title: "Begin a study", needs: "create_study", page: () => import("../study/NewStudyPage").then((m) => m.NewStudyPage) },
  // Study
  { path: "/studies/:study", wing: "study", section: "Home", title: "Study home", needs: "read_activity", page: () => import("../study/StudyHomePage").then((m) => m.StudyHomePage) },
  { path: "/studies/:study/people", wing: "study", section: "People", title: "People and access", needs: "read_members", page: () => import("../study/PeoplePage").then((m) => m.PeoplePage) },
  { path: "/studies/:study/attributes", wing: "study", section: "Attributes", title: "Attributes", needs: "read_participants", page: () => import("../study/AttributesPage").then((m) => m.AttributesPage) },
  { path: "/studies/:study/settings", wing: "study", section: "Settings", title: "Settings", needs: "read_members", page: () => import("../study/SettingsPage").then((m) => m.SettingsPage) },
  // Fieldwork
  { path: "/studies/:study/participants", wing: "fieldwork", section: "Participants", title: "Participants", needs: "read_participants", page: () => import("../fieldwork/ParticipantsPage").then((m) => m.ParticipantsPage) },
  { path: "/studies/:study/participants/:participant", wing: "fieldwork", title: "Participant", needs: "read_participants", page: () => import("../fieldwork/ParticipantPage").then((m) => m.ParticipantPage) },
  { path: "/studies/:study/interviews", wing: "fieldwork", section: "Interviews", title: "Interviews", needs: "read_interviews", page: () => import("../fieldwork/InterviewsPage").then((m) => m.InterviewsPage) },
  { path: "/studies/:study/interviews/:interview", wing: "fieldwork", title: "Interview", needs: "read_interviews", page: () => import("../fieldwork/InterviewPage").then((m) => m.InterviewPage) },
  { path: "/studies/:study/guides", wing: "fieldwork", section: "Guides", title: "Guides", needs: "read_interviews", page: () => import("../fieldwork/GuidesPage").then((m) => m.GuidesPage) },
  { path: "/studies/:study/guides/:guide", wing: "fieldwork", title: "Guide", needs: "read_interviews", page: () => import("../fieldwork/GuidePage").then((m) => m.GuidePage) },
  // Analysis
  { path: "/studies/:study/transcripts", wing: "analysis", section: "Transcripts", title: "Transcripts", needs: "read_transcripts", page: () => import("../analysis/transcripts/TranscriptsPage").then((m) => m.TranscriptsPage) },
  { path: "/studies/:study/transcripts/import", wing: "analysis", title: "Import transcripts", needs: "import_transcripts", page: () => import("../analysis/transcripts/ImportPage").then((m) => m.ImportPage) },
  { path: "/studies/:study/transcripts/:transcript/check", wing: "analysis", title: "Check de-identification", needs: "read_transcripts", page: () => import("../analysis/transcripts/CheckPage").then((m) => m.CheckPage) },
  { path: "/studies/:study/transcripts/:transcript/correct", wing: "analysis", title: "Correct the text", needs: "correct_transcripts", page: () => import("../analysis/transcripts/CorrectPage").then((m) => m.CorrectPage) },
  { path: "/studies/:study/transcripts/:transcript/file", wing: "analysis", title: "A corrected file", needs: "correct_transcripts", page: () => import("../analysis/transcripts/ReplacePage").then((m) => m.ReplacePage) },
  { path: "/studies/:study/transcripts/:transcript/settle", wing: "analysis", title: "Settle segments", needs: "read_codings", page: () => import("../analysis/transcripts/SettlePage").then((m) => m.SettlePage) },
  { path: "/studies/:study/transcripts/:transcript/versions", wing: "analysis", title: "Versions", needs: "read_transcripts", page: () => import("../analysis/transcripts/VersionsPage").then((m) => m.VersionsPage) },
  { path: "/studies/:study/transcripts/:transcript", wing: "analysis", title: "Coding", needs: "read_transcripts", page: () => import("../analysis/coding/CodingWorkspacePage").then((m) => m.CodingWorkspacePage) },
  { path: "/studies/:study/search", wing: "analysis", section: "Search", title: "Search", needs: "search", page: () => import("../analysis/searching/SearchPage").then((m) => m.SearchPage) },
  { path: "/studies/:study/retrieve", wing: "analysis", section: "Retrieve", title: "Retrieve", needs: "retrieve", page: () => import("../analysis/retrieving/RetrievePage").then((m) => m.RetrievePage) },
  { path: "/studies/:study/retrieve/:retrieval", wing: "analysis", title: "Saved query", needs: "retrieve", page: () => import("../analysis/retrieving/RetrievePage").then((m) => m.SavedRetrievalPage) },
  { path: "/studies/:study/coverage", wing: "analysis", section: "Coverage", title: "Coverage", needs: "read_coverage", page: () => import("../analysis/coverage/CoveragePage").then((m) => m.CoveragePage) },
  { path: "/studies/:study/codebook", wing: "analysis", section: "Codebook", title: "Codebook", needs: "read_codebook", page: () => import("../analysis/codebook/CodebookPage").then((m) => m.CodebookPage) },
  { path: "/studies/:study/codes/:code", wing: "analysis", title: "Code", needs: "read_codebook", page: () => import("../analysis/codebook/CodePage").then((m) => m.CodePage) },
  { path: "/studies/:study/themes", wing: "analysis", section: "Themes", title: "Themes", needs: "read_themes", page: () => import("../analysis/themes/ThemesPage").then((m) => m.ThemesPage) },
  { path: "/studies/:study/themes/:theme", wing: "analysis", title: "Theme", needs: "read_themes", page: () => import("../analysis/themes/ThemePage").then((m) => m.ThemePage) },
  { path: "/studies/:study/notes", wing: "analysis", section: "Notes", title: "Notes", needs: "read_notes", page: () => import("../analysis/notes/NotesPage").then((m) => m.NotesPage) },
  // Involvement
  { path: "/studies/:study/rounds", wing: "involvement", section: "Rounds", title: "Review rounds", needs: "read_rounds", page: () => import("../involvement/rounds/RoundsPage").then((m) => m.RoundsPage) },
  { path: "/studies/:study/rounds/:round", wing: "involvement", title: "Review round", needs: "read_rounds", page: () => import("../involvement/rounds/RoundPage").then((m) => m.RoundPage) },
  { path: "/studies/:study/rounds/:round/preview", wing: "involvement", title: "As reviewers see it", needs: "read_rounds", page: () => import("../involvement/rounds/PreviewPage").then((m) => m.PreviewPage) },
  { path: "/studies/:study/quotes", wing: "involvement", section: "Quotes", title: "Quotes", needs: "read_quotes", page: () => import("../involvement/quotes/QuotesPage").then((m) => m.QuotesPage) },
  // Outputs
  { path: "/studies/:study/outputs", wing: "outputs", section: "Outputs", title: "Outputs", needs: "export", page: () => import("../outputs/OutputsPage").then((m) => m.OutputsPage) },
  // Oversight
  { path: "/studies/:study/activity", wing: "oversight", section: "Activity", title: "Activity", needs: "read_audit", page: () => import("../study/ActivityPage").then((m) => m.ActivityPage) },
];
