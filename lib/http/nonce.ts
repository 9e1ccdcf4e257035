import { createHash } from "node:crypto";
import { AppError } from "./errors";

// A program makes a nonce for each thing that it creates, and sends it again where no answer came. What is made has an id
// that follows from the nonce, so the second call finds what the first one made, and needs no table of nonces.

/** The kinds of calls: what one makes is nothing that another one has made with the same nonce. */
type Call = "task" | "column" | "lines" | "edit";

const hashOf = (call: Call, userId: string, nonce: string, index: number) =>
  createHash("sha256").update(`${call} ${userId} ${nonce} ${index}`).digest("hex");

/** The id of what a call makes: with the time of its nonce, and nobody else's. */
export function idOfNonce(call: Call, userId: string, nonce: string, index = 0): string {
  const hash = hashOf(call, userId, nonce, index);
  return `${nonce.slice(0, 13)}-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}

/** The Yjs client that writes an edit: what it has written stays known to the document for good. */
export const clientOfNonce = (userId: string, nonce: string): number =>
  Number.parseInt(hashOf("edit", userId, nonce, 0).slice(0, 12), 16);

/**
 * Whether an earlier call with the same nonce has made what has its id.
 * @param word what it is called, such as "task"
 * @throws AppError conflict where it was deleted, or is in another channel
 */
export function isMadeHere(
  made: { channelId: string; deletedAt: Date | null } | null,
  channelId: string,
  word: string,
): boolean {
  if (!made) return false;
  if (made.channelId === channelId && !made.deletedAt) return true;
  const where = made.deletedAt ? "was deleted" : "is in another channel";
  throw new AppError("conflict", `This nonce is that of a ${word} that ${where}. Use another one.`);
}
