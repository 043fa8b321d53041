/** Sign in to the room; also in place, when a session has ended and something typed must not be lost. */
import { useState } from "preact/hooks";
import { sendAll } from "./answers";
import { call, Refused } from "./call";
import { Screenful } from "./Screenful";
import { door, enter } from "./store";

export function SignIn() {
  const again = door.value === "ask";
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState("");
  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setWrong("");
    try {
      await call("/auth/login", { method: "POST", body: { email, password } });
      setPassword("");
      await enter();
      await sendAll();
    } catch (error) {
      const refused = error instanceof Refused ? error : null;
      const typed = refused?.status === 401 || refused?.status === 422;
      setWrong(typed ? "That e-mail and password do not go together. Try again. Or ask the team for a new link." : (refused?.message ?? "Please try again."));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Screenful id="sign-in" title={again ? "Please sign in again" : "Sign in"}>
      <p>{again ? "You were away for a while. What you wrote is safe." : "Use the e-mail and the password that you chose when you joined."}</p>
      <form class="sign-in" onSubmit={(event) => void onSubmit(event)}>
        {wrong && <p class="trouble" role="alert">{wrong}</p>}
        <label for="email">E-mail</label>
        <input id="email" type="email" autocomplete="username" required value={email} onInput={(event) => setEmail(event.currentTarget.value)} />
        <label for="password">Password</label>
        <input id="password" type="password" autocomplete="current-password" required value={password} onInput={(event) => setPassword(event.currentTarget.value)} />
        <div class="acts"><button class="b main" type="submit" aria-busy={busy}>Sign in</button></div>
      </form>
      <p class="quiet">Forgot your password? Ask the team. They will give you a link.</p>
    </Screenful>
  );
}
