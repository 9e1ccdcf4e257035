import type { Processor } from "@/lib/events/processor";
import { findReferences, storeReferences } from "@/lib/references/service";
import { editedDocument } from "./edited";

/** Keeps the text by which a document is found. */
export const textOfEditedDocument: Processor<"document.edited"> = {
  name: "text",
  process: async (delivery) => void (await editedDocument(delivery)),
};

/** Stores what a document refers to by its links. */
export const referencesOfEditedDocument: Processor<"document.edited"> = {
  name: "references",
  process: async (delivery) => {
    const document = await editedDocument(delivery);
    if (!document) return;
    const links = document.blocks.map((block) => block.links.map(({ href }) => `[](${href})`).join(" "));
    const targets = await findReferences(delivery.tx, ...links);
    await storeReferences(delivery.tx, { type: "document", ...document }, targets);
  },
};
