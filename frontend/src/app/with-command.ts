/** Write a key as this machine names it: Ctrl is the command key on a Mac. */
const MAC = /Mac|iPhone|iPad/.test(navigator.platform);
const NAMES: Record<string, string> = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Delete: "Del", Escape: "Esc" };

export function withCommand(keys: string): string {
  return keys.replace(/Ctrl/g, MAC ? "⌘" : "Ctrl").replace(/[A-Z]\w+/g, (word) => NAMES[word] ?? word);
}
