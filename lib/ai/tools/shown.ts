import type { ObjectKey } from "@/lib/objects/types";
import type { ToolPart } from "../parts";
import { findTool } from "./table";

/**
 * What is stored of a result. Never what was read: who looks at the answer later gets names from the objects themselves,
 * as they may see them then.
 */
export type Shown = {
  /** How much was found. */
  count?: number;
  /** What was read or made. */
  object?: ObjectKey;
  /** Of what was made: what the model is told. */
  text?: string;
};

/** For others than whoever asked: what was read isn't theirs to know, nor what was looked for. */
export const withoutReads = <P extends { type: string }>(part: P): P => {
  if (part.type !== "tool") return part;
  const { output: _, ...call } = part as unknown as ToolPart;
  return findTool(call.name)?.kind === "read" ? ({ ...call, input: {} } as unknown as P) : part;
};

const NOT_RUN = {
  calling: "It was stopped.",
  running: "It was stopped.",
  stopped: "It was stopped.",
  denied: "The person declined. It was not done, and isn’t to be done.",
} as const;
const NOT_KEPT = "It was read then, and isn’t kept. Read it again where you need it.";

/** What a model is told later of a call in an earlier answer. What was read has to be read again, with the rights of then. */
export function laterResult(
  { name, state, output, request }: ToolPart,
  now: Date,
): { text: string; isError: boolean } {
  if (state === "asked") {
    const isOver = request !== undefined && Date.parse(request.expiresAt) <= now.getTime();
    const text = isOver ? "The person didn’t answer in time." : "The person hasn’t decided yet.";
    return { text: `${text} It was not done.`, isError: true };
  }
  if (state !== "done" && state !== "failed") return { text: NOT_RUN[state], isError: true };
  const isError = state === "failed";
  if (!isError && findTool(name)) return { text: (output as Shown | undefined)?.text ?? NOT_KEPT, isError };
  return { text: typeof output === "string" ? output : JSON.stringify(output ?? null), isError };
}
