import type { AiMessage } from "../../messages/schema";

/** What is exported of a chat. */
export type ExportedChat = {
  title: string;
  ownerName: string;
  /** The branch, oldest first. */
  messages: AsyncIterable<AiMessage>;
};

/** How an answer ended, where that isn't its natural end. */
export function endingOf({ finish, error }: Pick<AiMessage, "finish" | "error">): string | null {
  if (finish === "LENGTH") return "Cut off by the model’s output limit.";
  if (finish === "STOPPED") return "Stopped.";
  if (finish === "REFUSED") return error?.message ?? "The model declined to answer this.";
  if (finish === "FAILED") return error?.message ?? "The answer failed.";
  return null;
}
