// A document in ProseMirror with y-tiptap and nothing else, for the browser.
import { EditorState } from "@tiptap/pm/state";
import { EditorView } from "@tiptap/pm/view";
import { ySyncPlugin } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { richTextSchema } from "@/lib/documents/rich-text/schema";

declare global {
  interface Window {
    openBare: (encoded: string) => void;
  }
}

window.openBare = (encoded) => {
  const doc = new Y.Doc();
  Y.applyUpdate(
    doc,
    Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0)),
  );
  const plugins = [ySyncPlugin(doc.getXmlFragment(DOCUMENT_FIELD))];
  const state = EditorState.create({ schema: richTextSchema, plugins });
  new EditorView(document.body, { state, attributes: { class: "document-text", "aria-label": "Bare" } });
};
