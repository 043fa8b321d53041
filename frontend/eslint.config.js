/** The client's lint rules: what the strict content policy and the house style ask for. */
import tseslint from "typescript-eslint";

const noInnerHtml = {
  selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
  message: "Never: it breaks Trusted Types. Build the text from nodes.",
};
const noBarrel = {
  selector: "ExportAllDeclaration, ExportNamedDeclaration[source]",
  message: "No barrel files: import a thing from the module that defines it.",
};
const noSelection = {
  selector: "CallExpression[callee.property.name='getSelection'], CallExpression[callee.name='getSelection']",
  message: "Only highlight/ touches the selection.",
};
const upward = (...folders) => ({
  "no-restricted-imports": ["error", { patterns: [{ group: folders, message: "Nothing imports upward." }] }],
});
const wings = ["accounts", "study", "fieldwork", "analysis", "involvement", "outputs", "oversight"];
const above = (...names) => names.map((name) => `**/${name}/*`);

export default tseslint.config(
  { ignores: ["dist", "node_modules", "src/base/schema.ts"] },
  ...tseslint.configs.strict,
  {
    files: ["**/*.{ts,tsx,js}"],
    rules: {
      "max-lines": ["error", { max: 400 }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "no-restricted-syntax": ["error", noInnerHtml, noBarrel, noSelection],
      "no-console": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  { files: ["**/*.tsx"], rules: { "max-lines-per-function": ["error", { max: 100, skipBlankLines: true, skipComments: true }] } },
  { files: ["src/highlight/**"], rules: { "no-restricted-syntax": ["error", noInnerHtml, noBarrel] } },
  { files: ["src/ui/**", "src/text/**"], rules: upward(...above("app", "base", "session", ...wings)) },
  { files: ["src/base/**"], rules: upward(...above("app", "session", ...wings)) },
  { files: ["src/session/**"], rules: upward(...above("app", ...wings)) },
  { files: ["src/{accounts,study,fieldwork,analysis,involvement,outputs,oversight}/**"], rules: upward(...above("app")) },
  {
    files: ["src/involvement/review-room/**"],
    rules: upward("@tanstack/*", "preact-iso", "preact/compat", "**/app/*", "@fontsource*"),
  },
  { files: ["**/*.test.{ts,tsx}"], rules: { "max-lines-per-function": "off", "@typescript-eslint/no-non-null-assertion": "off" } },
);
