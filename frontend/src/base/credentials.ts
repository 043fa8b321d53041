/** What requests carry for the person who is signed in; kept in memory alone. */
interface Credentials {
  /** Goes with every change; another site's page cannot know it. */
  csrf: string;
  /** Asks for the password in place; true when the person is signed in again. Null while nobody was signed in. */
  signInAgain: (() => Promise<boolean>) | null;
  /** Fetches `csrf` anew. */
  refresh: (() => Promise<unknown>) | null;
}

export const credentials: Credentials = { csrf: "", signInAgain: null, refresh: null };
