/** Builds the two entries: the workspace and the review room. */
import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [preact()],
  server: { proxy: { "/api": "http://127.0.0.1:8000" } },
  build: {
    outDir: "dist",
    manifest: true,
    // The content policy lets fonts and scripts come from our own origin only: never as data URLs, never inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { workspace: "index.html", review: "review/index.html" } },
  },
});
