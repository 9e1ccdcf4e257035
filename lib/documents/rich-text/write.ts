import { initProseMirrorDoc, updateYFragment } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { richTextSchema } from "./schema";

/**
 * Makes a rich text what `content` is (the editor's JSON), by the smallest edit that the binding finds: what both have in
 * common stays as it is, with its authors.
 */
export function writeRichText(fragment: Y.XmlFragment, content: unknown): void {
  const { doc } = fragment;
  if (!doc) return;
  const { mapping } = initProseMirrorDoc(fragment, richTextSchema);
  updateYFragment(doc, fragment, richTextSchema.nodeFromJSON(content), { mapping, isOMark: new Map() });
}
