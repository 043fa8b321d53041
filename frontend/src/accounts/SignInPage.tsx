/** Sign in with e-mail and password, or in a demonstration with one click. */
import { useMutation, useQuery } from "@tanstack/preact-query";
import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";
import { answer } from "../base/answer";
import { api } from "../base/client";
import { afterSignIn, isReviewerOnly } from "../session/after-sign-in";
import { me } from "../session/me";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import { Notice } from "../ui/Notice";
import { PasswordField } from "../ui/PasswordField";
import { useForm } from "../ui/use-form";
import { DemonstrationRoles } from "./DemonstrationRoles";
import { EntryLayout } from "./EntryLayout";

/** Somebody who is signed in has nothing to do here. */
function useLeaving(): void {
  const { path, route } = useLocation();
  const who = me.value;
  useEffect(() => {
    if (who && path === "/sign-in" && !isReviewerOnly(who)) route("/", true);
  }, [who, path]);
}

function SignInForm() {
  const form = useForm({ email: "", password: "" });
  const signIn = useMutation({
    mutationFn: async () => {
      await api.POST("/api/v1/auth/login", { body: form.values });
      return afterSignIn();
    },
  });
  return (
    <Form label="Sign in" onSubmit={() => signIn.mutate()} problem={signIn.error} failed="You are not signed in">
      <Field {...form.bind("email")} label="E-mail address" type="email" autoComplete="username" />
      <PasswordField {...form.bind("password")} label="Password" kind="current" />
      <div class="form-buttons">
        <Button kind="primary" size="large" type="submit" busy={signIn.isPending}>Sign in</Button>
      </div>
    </Form>
  );
}

export function SignInPage() {
  useLeaving();
  const entrance = useQuery({ queryKey: ["entrance"], queryFn: () => answer(api.GET("/api/v1/auth/entrance")) });
  const offered = entrance.data?.demonstration ?? [];
  return (
    <EntryLayout title="Sign in">
      {entrance.data?.needs_set_up && (
        <Notice title="Nobody has an account here yet">
          The service printed a set-up link when it started. Open that link to make the first account.
        </Notice>
      )}
      <SignInForm />
      <p class="small quiet">No account, or the password is forgotten? Ask your administrator for a link.</p>
      {offered.length > 0 && <DemonstrationRoles roles={offered} />}
    </EntryLayout>
  );
}
