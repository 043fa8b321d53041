/** What a file is, in words: its format, its encoding, what was left out. Pure. */
import { count } from "../../ui/count";
import type { Drop } from "./shapes";

/** What a file chooser offers. */
export const ENDINGS = ".docx,.odt,.rtf,.txt,.md,.vtt,.srt,.sub,.html,.htm,.pdf";

const FORMATS: Record<string, string> = {
  docx: "Word", odt: "OpenDocument", rtf: "Rich text", txt: "Plain text", markdown: "Markdown", vtt: "WebVTT captions",
  srt: "SubRip captions", sub: "MicroDVD captions", html: "Web page", pdf: "PDF",
};

export const writeFormat = (format: string): string => FORMATS[format] ?? format;

const ENCODINGS: Record<string, string> = {
  "utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16, big-endian", cp1252: "Western European (Windows)",
  "iso-8859-15": "Western European (ISO 8859-15)", mac_roman: "Western European (Mac)", cp1250: "Central European (Windows)",
  cp1251: "Cyrillic (Windows)", cp1253: "Greek (Windows)", cp1254: "Turkish (Windows)", shift_jis: "Japanese (Shift-JIS)",
  euc_jp: "Japanese (EUC)", euc_kr: "Korean (EUC)", gb18030: "Chinese (GB 18030)", big5: "Chinese (Big5)",
};

export const writeEncoding = (encoding: string): string => ENCODINGS[encoding] ?? encoding;

/** "Comments: 3 (412 characters)" */
export function writeDrop({ label, count: things, characters }: Drop): string {
  const size = characters > 0 ? ` (${count(characters, "character")})` : "";
  return `${label}: ${things}${size}`;
}

/** "12:34", or "1:02:09" in a long interview. */
export function writeTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (number: number): string => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`;
}
