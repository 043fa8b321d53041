/** Ask the server who is signed in, and arm the client with the answer. */
import { answer } from "../base/answer";
import { api } from "../base/client";
import { credentials } from "../base/credentials";
import { Problem } from "../base/problem";
import { me, type Me } from "./me";
import { askPassword } from "./signing-in-again";

/** Take what the server said about the signed-in person. */
function takeMe(told: Me): void {
  credentials.csrf = told.csrf ?? "";
  credentials.signInAgain = askPassword;
  credentials.refresh = loadMe;
  me.value = told;
}

/** Fetch it; null when nobody is signed in. Throws Problem when there is no answer. */
export async function loadMe(): Promise<Me | null> {
  try {
    const told = await answer(api.GET("/api/v1/me"));
    takeMe(told);
    return told;
  } catch (error) {
    if (!(error instanceof Problem && error.status === 401)) throw error;
    if (me.value === undefined) me.value = null;
    return null;
  }
}
