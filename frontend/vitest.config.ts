/** Runs the client's unit tests in a light imitation of a browser. */
import preact from "@preact/preset-vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [preact()],
  test: {
    environment: "happy-dom",
    environmentOptions: { happyDOM: { url: "http://localhost/" } },
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/base/test-setup.ts"],
    // Styles are left out, but for the tokens, whose contrast a test computes.
    css: { include: [/tokens\.css/] },
    restoreMocks: true,
  },
});
