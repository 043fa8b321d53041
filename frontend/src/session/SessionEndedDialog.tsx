/** Asks for the password in place when the session has ended; what was typed on the page stays. */
import { useMutation } from "@tanstack/preact-query";
import { api } from "../base/client";
import { Problem } from "../base/problem";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Form } from "../ui/Form";
import { PasswordField } from "../ui/PasswordField";
import { useForm } from "../ui/use-form";
import { loadMe } from "./load-me";
import { me } from "./me";
import { sessionEnded, settlePassword } from "./signing-in-again";

/** Go to the sign-in page with nothing of the old session left in memory. */
function leave(): void {
  settlePassword(false);
  location.assign("/sign-in");
}

/** Sign in as the same person; another account must not inherit this page. */
async function signInAgain(email: string, password: string): Promise<void> {
  await api.POST("/api/v1/auth/login", { body: { email, password } });
  if (!(await loadMe())) throw Problem.unreachable();
}

function Question({ email }: { email: string }) {
  const form = useForm({ password: "" });
  const signIn = useMutation({
    mutationFn: () => signInAgain(email, form.values.password),
    onSuccess: () => settlePassword(true),
  });
  return (
    <Dialog title="Your session has ended" size="small" onClose={leave} firm>
      <p>Nothing you typed is lost. Enter your password to go on where you were.</p>
      <Form onSubmit={() => signIn.mutate()} problem={signIn.error} failed="You are not signed in yet">
        <p>You were signed in as <b>{email}</b></p>
        <PasswordField {...form.bind("password")} label="Password" kind="current" autoFocus />
        <div class="form-buttons">
          <Button kind="primary" type="submit" busy={signIn.isPending}>Sign in</Button>
          <Button onClick={leave}>Sign in as somebody else</Button>
        </div>
      </Form>
    </Dialog>
  );
}

export function SessionEndedDialog() {
  const email = me.value?.account.email;
  return sessionEnded.value && email ? <Question email={email} /> : null;
}
