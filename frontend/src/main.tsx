/** The workspace's entry. */
import "@fontsource-variable/atkinson-hyperlegible-next";
import "@fontsource-variable/source-serif-4";
import "./styles/tokens.css";
import "./styles/base.css";
import { render } from "preact";
import { App } from "./app/App";
import { applyTheme, theme } from "./session/theme";

applyTheme(theme.value);
const root = document.getElementById("app");
if (root) render(<App />, root);
