import { PICTURE_TYPES } from "@/lib/files/limits";
import type { File, FileText } from "@/lib/generated/prisma/client";
import { estimateTokens } from "../usage/cost";
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
  return {
    ...shared,
    isPicture: false,
    status: text?.status ?? "FAILED",
    problem: text ? text.problem : "This file wasn’t read. Try again.",
    notes: text?.notes ?? [],
    tokens: estimateTokens(text?.pages ?? []),
  };
}
