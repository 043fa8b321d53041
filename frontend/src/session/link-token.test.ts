/** The secret of a link is read once and leaves the address bar. */
import { expect, test } from "vitest";
import { linkToken } from "./link-token";

test("the token is read, removed from the address, and kept for this page alone", () => {
  history.replaceState(null, "", "/invitation#token=abc.def");
  expect(linkToken()).toBe("abc.def");
  expect(location.href).toBe("http://localhost/invitation");
  expect(linkToken()).toBe("abc.def");
  history.replaceState(null, "", "/reset");
  expect(linkToken()).toBeNull();
});
