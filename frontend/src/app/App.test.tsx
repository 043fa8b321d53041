/** The frame from the outside: who sees which page, and the session that ends in the middle. */
import { render, screen, waitFor } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { credentials } from "../base/credentials";
import { queryClient } from "../base/query-client";
import { me } from "../session/me";
import { goToOpen } from "../ui/go-to-store";
import { App } from "./App";

const server = { signedIn: true, actions: ["use_tokens"], saved: [] as string[] };
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
const who = () => ({
  account: { id: "1", email: "ana@example.org", display_name: "Ana Reyes", is_admin: false, may_create_studies: false },
  csrf: "c", demonstration: false, actions: server.actions,
  studies: [{ id: "s1", short_title: "Joint casework", role: "researcher", profile: "sensitive", release_approver: false, demonstration: false, notice: null, actions: [] }],
});

/** As much of the service as these tests ask of it. */
async function answerFor(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.replace("/api/v1", "");
  if (path === "/auth/entrance") return json(200, { needs_set_up: false, demonstration: [] });
  if (path === "/auth/login") {
    const { password } = (await request.json()) as { password: string };
    if (password !== "right") return json(401, { code: "sign_in_failed", detail: "They do not match." });
    server.signedIn = true;
    return new Response(null, { status: 204 });
  }
  if (!server.signedIn) return json(401, { code: "not_signed_in" });
  if (path === "/me" && request.method === "PATCH") server.saved.push(((await request.json()) as { display_name: string }).display_name);
  return json(200, path === "/me" ? who() : { items: [] });
}

const title = async (name: string) => expect(await screen.findByRole("heading", { level: 1, name }, { timeout: 4000 })).toBeTruthy();

function open(path: string): void {
  history.replaceState(null, "", path);
  render(<App />);
}

beforeEach(() => {
  Object.assign(server, { signedIn: true, actions: ["use_tokens"], saved: [] });
  Object.assign(credentials, { csrf: "", signInAgain: null, refresh: null });
  me.value = undefined;
  goToOpen.value = false;
  queryClient.clear();
  vi.stubGlobal("fetch", vi.fn(answerFor));
});
afterEach(() => void vi.unstubAllGlobals());

test("a signed-out person meets the sign-in page at any address, and then the page they asked for", async () => {
  server.signedIn = false;
  open("/account");
  await title("Sign in");
  const user = userEvent.setup();
  await user.type(screen.getByLabelText("E-mail address"), "ana@example.org");
  await user.type(screen.getByLabelText("Password"), "right{Enter}");
  await title("Your account");
  expect(location.pathname).toBe("/account");
});

test("an unknown address is simply not found", async () => {
  open("/nowhere");
  await title("Not found");
});

test("a page whose action I do not hold says so", async () => {
  open("/administration/accounts");
  await title("Not part of your role");
});

test("the session ends, the password is asked in place, and what was typed is saved", async () => {
  open("/account");
  await title("Your account");
  const user = userEvent.setup();
  const name = screen.getByLabelText<HTMLInputElement>("Name");
  await user.clear(name);
  await user.type(name, "Ana R.");
  server.signedIn = false;
  await user.click(screen.getByRole("button", { name: "Save name" }));
  const dialog = await screen.findByRole("dialog", { name: "Your session has ended" });
  expect(name.value).toBe("Ana R.");
  await user.type(dialog.querySelector("input")!, "right{Enter}");
  await waitFor(() => expect(server.saved).toEqual(["Ana R."]));
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("Ctrl K opens the palette and leads to another page, whose title has the focus", async () => {
  open("/nowhere");
  await title("Not found");
  const user = userEvent.setup();
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByRole("combobox"), "your acc{Enter}");
  await title("Your account");
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Your account"));
});
