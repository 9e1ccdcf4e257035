import type { Processor } from "@/lib/events/processor";
import { storeText } from "./store-text";

/** Keeps the text by which a document is found. */
export const textOfEditedDocument: Processor<"document.edited"> = {
  name: "text",
  process: async ({ tx, objectId }) => void (await storeText(tx, objectId)),
};
