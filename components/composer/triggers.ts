import { NOT_IN_WORD } from "@/lib/markdown/word-borders";
import { isInCode } from "./code-fences";

export type Trigger = { kind: "person" | "channel" | "command" | "emoji"; query: string; start: number };

const NAME = new RegExp(`${NOT_IN_WORD}([@#])([^\\s@#]*(?: [^\\s@#]+)?)$`, "v");
const EMOJI = new RegExp(`(?<![:\\/])${NOT_IN_WORD}(:)([a-z0-9_+\\-]{2,30})$`, "iv");
const COMMAND = /^\/([a-z]*)$/i;
/** A name may be a part of an address, which isn't meant to name anybody. */
const ADDRESS = /(?:https?:\/\/|www\.)[\x21-\x7E]*$/i;

/** The mention, channel, emoji or command right before the cursor that can be completed. */
export function triggerAt(text: string, caret: number): Trigger | null {
  const before = text.slice(0, caret);
  const command = COMMAND.exec(before);
  if (command) return { kind: "command", query: command[1] ?? "", start: 0 };
  const line = before.slice(Math.max(before.lastIndexOf("\n") + 1, caret - 80));
  const name = NAME.exec(line);
  const emoji = name ? null : EMOJI.exec(line);
  const found = name ?? emoji;
  if (!found || isNoProse(text, caret - found[0].length)) return null;
  const query = found[2] ?? "";
  const kind = emoji ? "emoji" : found[1] === "@" ? "person" : "channel";
  return { kind, query, start: caret - query.length - 1 };
}

/** Whether the position is in code or an address, where nothing is completed or replaced. */
export function isNoProse(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  // An odd number of backticks before it: it stands in code.
  return (line.match(/`/g)?.length ?? 0) % 2 === 1 || ADDRESS.test(line) || isInCode(text, at);
}
