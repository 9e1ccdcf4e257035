import type { Processor } from "@/lib/events/processor";
import { findReferences, refersToAnything, storeReferences } from "@/lib/references/service";
import { restoreComments } from "./comments/restore";
import { editedDocument } from "./edited";
import { keepFiles } from "./files/service";
import { storeLastEdits } from "./visits/last-edits";

/** Maximum distinct links of a document that are resolved to references. */
const MAX_LINKS = 1_000;

/** Keeps the text by which a document is found. */
export const textOfEditedDocument: Processor<"document.edited"> = {
  name: "text",
  process: async (delivery) => void (await editedDocument(delivery)),
};

/** Stores what a document refers to by its links. What a description refers to, its task does. */
export const referencesOfEditedDocument: Processor<"document.edited"> = {
  name: "references",
  process: async (delivery) => {
    const document = await editedDocument(delivery);
    if (!document || document.taskId) return;
    const hrefs = new Set(document.blocks.flatMap(({ links }) => links.map(({ href }) => `[](${href})`)));
    const links = [...hrefs].filter(refersToAnything).slice(0, MAX_LINKS);
    const targets = await findReferences(delivery.tx, ...links);
    await storeReferences(delivery.tx, { type: "document", ...document }, targets);
  },
};

/** A comment stays on its text where somebody wrote that anew who didn't have the mark. */
export const commentsOfEditedDocument: Processor<"document.edited"> = {
  name: "comments",
  process: async (delivery) => {
    const document = await editedDocument(delivery);
    if (document) await restoreComments(delivery.tx, document);
  },
};

/** By which the others see that it has unread changes. */
export const lastEditsOfDocument: Processor<"document.edited"> = {
  name: "last edits",
  process: ({ tx, objectId }) => storeLastEdits(tx, objectId),
};

/** Gives the readers of a document its pictures and files. */
export const filesOfEditedDocument: Processor<"document.edited"> = {
  name: "files",
  process: async (delivery) => {
    const document = await editedDocument(delivery);
    if (document) await keepFiles(delivery.tx, document.id, document.files);
  },
};
