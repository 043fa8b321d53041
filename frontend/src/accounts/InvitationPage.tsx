/** An invitation to a study: says to what, then joins, with a new account where there is none. */
import { useMutation, useQuery } from "@tanstack/preact-query";
import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import { answer } from "../base/answer";
import { api } from "../base/client";
import type { components } from "../base/schema";
import { afterSignIn, isReviewerOnly } from "../session/after-sign-in";
import { linkToken } from "../session/link-token";
import { Button } from "../ui/Button";
import { ErrorState } from "../ui/ErrorState";
import { Facts } from "../ui/Facts";
import { Field } from "../ui/Field";
import { Form } from "../ui/Form";
import { PasswordField } from "../ui/PasswordField";
import { Skeleton } from "../ui/Skeleton";
import { useForm } from "../ui/use-form";
import { BrokenLink } from "./BrokenLink";
import { EntryLayout } from "./EntryLayout";
import { PASSWORD_HINT } from "./password-hint";
import { roleName } from "./role-name";

type Invitation = components["schemas"]["InvitationReadOut"];

function JoinForm({ token, invitation }: { token: string; invitation: Invitation }) {
  const { route } = useLocation();
  const form = useForm({ display_name: "", password: "" });
  const { has_account: known } = invitation;
  const join = useMutation({
    mutationFn: async () => {
      const { display_name, password } = form.values;
      await api.POST("/api/v1/auth/invitations/accept", { body: known ? { token, password } : { token, display_name, password } });
      return afterSignIn();
    },
    onSuccess: (who) => {
      if (who && !isReviewerOnly(who)) route("/", true);
    },
  });
  return (
    <Form label="Join" onSubmit={() => join.mutate()} problem={join.error} failed="You have not joined yet">
      <Facts
        facts={[
          { term: "Study", value: invitation.study },
          { term: "As", value: roleName(invitation.role) },
          { term: "E-mail", value: invitation.email },
        ]}
      />
      {!known && <Field {...form.bind("display_name")} label="Your name" hint="As the team should see it. It need not be your full name." autoComplete="name" />}
      <PasswordField
        {...form.bind("password")}
        label="Password"
        hint={known ? "Of the account you already have here." : PASSWORD_HINT}
        kind={known ? "current" : "new"}
      />
      <div class="form-buttons">
        <Button kind="primary" size="large" type="submit" busy={join.isPending}>Join</Button>
      </div>
    </Form>
  );
}

function Join({ token }: { token: string }) {
  const read = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => answer(api.POST("/api/v1/auth/invitations/read", { body: { token } })),
    staleTime: Infinity,
  });
  if (read.data) return <JoinForm token={token} invitation={read.data} />;
  if (read.error) return <ErrorState problem={read.error} onRetry={() => void read.refetch()} action={<Button href="/sign-in">To the sign-in page</Button>} />;
  return <Skeleton lines={4} />;
}

export function InvitationPage() {
  const [token] = useState(linkToken);
  return (
    <EntryLayout title="You are invited" lead="Somebody in the team handed you this link.">
      {token ? <Join token={token} /> : <BrokenLink />}
    </EntryLayout>
  );
}
