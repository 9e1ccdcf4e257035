import type { AiFinish } from "@/lib/generated/prisma/enums";
import type { WritingBlock } from "./schema";

const NUMBERED = /^\s*\[(\d+)\][ \t]?(.*)$/;

/**
 * What a model wrote for each block, by its number from 0: a line begins with the number in brackets. Of one block it may
 * have left that out.
 * @param isCut whether the end is missing: the last block isn't whole
 * @returns null for a text without numbers, which is none of the blocks in other words
 */
export function blocksOfAnswer(text: string, count: number, isCut = false): Map<number, string> | null {
  const blocks = new Map<number, string>();
  let last: number | null = null;
  for (const line of text.split("\n")) {
    const [, number, words = ""] = NUMBERED.exec(line) ?? [];
    if (number !== undefined) {
      last = Number(number) - 1;
      if (last >= 0 && last < count) blocks.set(last, words);
    } else if (last !== null && blocks.has(last) && line.trim()) {
      blocks.set(last, `${blocks.get(last)} ${line.trim()}`);
    }
  }
  if (isCut && last !== null) blocks.delete(last);
  return last === null ? null : blocks;
}

/** Whether the end of an answer is missing. */
export const isCut = (finish: AiFinish | null): boolean => finish !== "DONE";

/** What is written for blocks, also where one block's answer has no number. */
export function answersOf(
  { blocks, action }: { blocks: readonly WritingBlock[]; action: string },
  text: string,
  finish: AiFinish | null,
): Map<number, string> | null {
  const answers = blocksOfAnswer(text, blocks.length, isCut(finish));
  if (answers || blocks.length !== 1 || action === "custom" || !text.trim()) return answers;
  return isCut(finish) ? new Map() : new Map([[0, text.trim().replace(/\s*\n+\s*/g, " ")]]);
}

/** The block that is being written, as far as it is there; null between two. */
export function growingBlock(text: string, count: number): { block: number; text: string } | null {
  const [whole, soFar] = [blocksOfAnswer(text, count, true), blocksOfAnswer(text, count)];
  for (const [block, words] of soFar ?? [])
    if (!whole?.has(block)) return { block, text: words.replace(/⟦[^⟧]*⟧?/g, "") };
  return count === 1 && text && !/^\s*\[\d*\]?$/.test(text) ? { block: 0, text } : null;
}
