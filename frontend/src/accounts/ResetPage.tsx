/** A new password, through a link that an administrator handed over. */
import { useMutation } from "@tanstack/preact-query";
import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import { api } from "../base/client";
import { afterSignIn } from "../session/after-sign-in";
import { linkToken } from "../session/link-token";
import { Button } from "../ui/Button";
import { Form } from "../ui/Form";
import { PasswordField } from "../ui/PasswordField";
import { showToast } from "../ui/toast-store";
import { useForm } from "../ui/use-form";
import { BrokenLink } from "./BrokenLink";
import { EntryLayout } from "./EntryLayout";
import { PASSWORD_HINT } from "./password-hint";

function ResetForm({ token }: { token: string }) {
  const { route } = useLocation();
  const form = useForm({ password: "" });
  const reset = useMutation({
    mutationFn: async () => {
      await api.POST("/api/v1/auth/resets", { body: { token, ...form.values } });
      return afterSignIn();
    },
    onSuccess: () => {
      showToast({ message: "Your new password is set. You are signed in." });
      route("/", true);
    },
  });
  return (
    <Form label="New password" onSubmit={() => reset.mutate()} problem={reset.error} failed="The password was not changed">
      <PasswordField {...form.bind("password")} label="New password" hint={PASSWORD_HINT} kind="new" />
      <div class="form-buttons">
        <Button kind="primary" size="large" type="submit" busy={reset.isPending}>Set the password and sign in</Button>
      </div>
    </Form>
  );
}

export function ResetPage() {
  const [token] = useState(linkToken);
  return (
    <EntryLayout title="Choose a new password" lead="This signs you out everywhere else and ends your access tokens.">
      {token ? <ResetForm token={token} /> : <BrokenLink />}
    </EntryLayout>
  );
}
