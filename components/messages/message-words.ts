import { plainText } from "@/lib/markdown/plain-text";
import type { Message } from "@/lib/messages/schema";

const WITHOUT_WORDS: Record<Message["kind"], string> = {
  TEXT: "",
  IMAGE: "A picture",
  FILE: "A file",
  VOICE: "A voice note",
  STICKER: "A sticker",
  POLL: "A poll",
  SYSTEM: "",
};

/** A message's text in one line, or a description of a message without text. */
export const messageWords = ({ body, kind, poll }: Pick<Message, "body" | "kind"> & Partial<Message>) =>
  plainText(body) || poll?.question || WITHOUT_WORDS[kind];
