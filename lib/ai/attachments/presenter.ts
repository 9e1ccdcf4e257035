import { PICTURE_TYPES } from "@/lib/files/limits";
import type { File, FileText } from "@/lib/generated/prisma/client";
import { estimateTokens } from "../usage/cost";
import { isStuck } from "./begin-reading";
import { PICTURE_TOKENS } from "./limits";
import type { AiFile } from "./schema";

export const isPicture = ({ type }: { type: string }) => PICTURE_TYPES.includes(type);

/** A picture is seen, not read. */
export function toAiFile(file: File & { text: FileText | null }): AiFile {
  const { id, name, type, text } = file;
  const shared = { id, name, type, size: Number(file.size) };
  if (isPicture(file))
    return {
      ...shared,
      ...{ isPicture: true, status: "READY", problem: null, notes: [], tokens: PICTURE_TOKENS },
    };
  const isUnread = !text || isStuck(text);
  return {
    ...shared,
    isPicture: false,
    status: isUnread ? "FAILED" : text.status,
    problem: isUnread ? "This file wasn’t read. Try again." : text.problem,
    notes: text?.notes ?? [],
    tokens: estimateTokens(text?.pages ?? []),
  };
}
