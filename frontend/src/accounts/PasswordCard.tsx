/** Change my password; every other browser is signed out by it. */
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { api } from "../base/client";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { Form } from "../ui/Form";
import { PasswordField } from "../ui/PasswordField";
import { showToast } from "../ui/toast-store";
import { useForm } from "../ui/use-form";
import { PASSWORD_HINT } from "./password-hint";

export function PasswordCard() {
  const cache = useQueryClient();
  // Named as the server names it when it refuses a weak one.
  const form = useForm({ current: "", password: "" });
  const change = useMutation({
    mutationFn: () => api.POST("/api/v1/me/password", { body: { current: form.values.current, new: form.values.password } }),
    onSuccess: () => {
      form.reset({ current: "", password: "" });
      showToast({ message: "Your password is changed. Every other browser is signed out." });
      void cache.invalidateQueries({ queryKey: ["sessions"] });
    },
  });
  return (
    <Card title="Password">
      <Form label="Password" onSubmit={() => change.mutate()} problem={change.error} failed="The password was not changed">
        <PasswordField {...form.bind("current")} label="Present password" kind="current" />
        <PasswordField {...form.bind("password")} label="New password" hint={PASSWORD_HINT} kind="new" />
        <div class="form-buttons">
          <Button type="submit" busy={change.isPending}>Change password</Button>
        </div>
      </Form>
    </Card>
  );
}
