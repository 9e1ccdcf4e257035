import { getSchema } from "@tiptap/core";
import { documentExtensions } from "./extensions";

/** The ProseMirror schema of a rich text: what its editor can show. */
export const richTextSchema = getSchema(documentExtensions);
