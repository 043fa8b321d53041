/** The first account of an installation, through the link that the service printed. */
import { useMutation } from "@tanstack/preact-query";
import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import { api } from "../base/client";
import { afterSignIn } from "../session/after-sign-in";
import { linkToken } from "../session/link-token";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import { PasswordField } from "../ui/PasswordField";
import { useForm } from "../ui/use-form";
import { BrokenLink } from "./BrokenLink";
import { EntryLayout } from "./EntryLayout";
import { PASSWORD_HINT } from "./password-hint";

function SetUpForm({ token }: { token: string }) {
  const { route } = useLocation();
  const form = useForm({ display_name: "", email: "", password: "" });
  const setUp = useMutation({
    mutationFn: async () => {
      await api.POST("/api/v1/auth/set-up", { body: { token, ...form.values } });
      return afterSignIn();
    },
    onSuccess: () => route("/", true),
  });
  return (
    <Form label="First account" onSubmit={() => setUp.mutate()} problem={setUp.error} failed="The account was not made">
      <Field {...form.bind("display_name")} label="Your name" hint="As the people you work with know you." autoComplete="name" />
      <Field {...form.bind("email")} label="E-mail address" hint="You sign in with it. No mail is sent." type="email" autoComplete="username" />
      <PasswordField {...form.bind("password")} label="Password" hint={PASSWORD_HINT} kind="new" />
      <div class="form-buttons">
        <Button kind="primary" size="large" type="submit" busy={setUp.isPending}>Make the account and sign in</Button>
      </div>
    </Form>
  );
}

export function SetUpPage() {
  const [token] = useState(linkToken);
  return (
    <EntryLayout title="Set up Cotheme" lead="You make the first account. It can invite people, look after accounts and begin studies.">
      {token ? <SetUpForm token={token} /> : <BrokenLink />}
    </EntryLayout>
  );
}
