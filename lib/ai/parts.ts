import type { ObjectKey } from "@/lib/objects/types";

/** How far a tool call got. `stopped` and `denied` never ran to an end; `asked` waits for a person's yes. */
export const TOOL_STATES = ["calling", "running", "asked", "done", "failed", "stopped", "denied"] as const;
export type ToolState = (typeof TOOL_STATES)[number];

/** What a person has to confirm before it happens, and where it would happen. */
export type ToolRequest = { id: string; place: string; expiresAt: string };

/** What an answer consists of, in order. `meta` is what a provider wants back with the part, unread. */
export type Part =
  | { type: "text"; text: string }
  /** `ms` is how long it took, once it is over. */
  | { type: "reasoning"; text: string; ms?: number; meta?: unknown }
  | {
      type: "tool";
      callId: string;
      name: string;
      state: ToolState;
      input: unknown;
      /** What people see of the result; of a call that was confirmed, what the model is told as well. */
      output?: unknown;
      request?: ToolRequest;
      meta?: unknown;
    };

export type ToolPart = Extract<Part, { type: "tool" }>;

/** What goes along with a question: a file, and an object of the workspace, which is read anew for each answer. */
export type AttachedPart =
  | { type: "file"; fileId: string; name: string; mediaType: string }
  | { type: "object"; object: ObjectKey };

/** What a message of either role consists of. */
export type MessagePart = Part | AttachedPart;

/** What a run wrote, of an answer. */
export const writtenParts = (parts: readonly MessagePart[]): Part[] =>
  parts.filter((part): part is Part => part.type !== "file" && part.type !== "object");

/**
 * Appends what a run wrote since to what is there: text and reasoning are added to the last part of their type, a tool
 * call replaces its earlier state. Returns a new array and leaves untouched parts identical, so that they aren't drawn
 * again.
 */
export function appendParts(parts: readonly Part[], added: readonly Part[]): Part[] {
  const result = [...parts];
  for (const part of added) {
    const last = result.at(-1);
    if (part.type === "tool") {
      const at = result.findIndex((it) => it.type === "tool" && it.callId === part.callId);
      if (at === -1) result.push(part);
      else result[at] = part;
    } else if (last?.type === part.type) {
      result[result.length - 1] = { ...last, ...part, text: last.text + part.text };
    } else result.push(part);
  }
  return result;
}

/** The text of a question, or of an answer without reasoning and tools. */
export const textOf = (parts: readonly MessagePart[]) =>
  parts
    .flatMap((part) => (part.type === "text" ? [part.text] : []))
    .join("\n\n")
    .trim();
