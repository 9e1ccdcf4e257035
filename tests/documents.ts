import * as Y from "yjs";
import { transaction } from "@/lib/db";
import { appendToDocument } from "@/lib/documents/append";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { deliveriesSettled } from "@/lib/events/delivery-queue";

export type WrittenDocument = {
  /** As its author sees it. */
  fragment: Y.XmlFragment;
  /** Changes it, saves that, and waits for what follows. */
  edit: (change: (fragment: Y.XmlFragment, edit: Y.Transaction) => void) => Promise<void>;
  /** What somebody else has open who has all of it until now. */
  openFor: (author: { id: string }) => WrittenDocument;
};

/** A document as one author writes it, from its beginning. */
export async function writeDocument(
  { id }: { id: string },
  author: { id: string },
  ...paragraphs: string[]
): Promise<WrittenDocument> {
  const written = writer(id, new Y.Doc(), author);
  const content = paragraphs.map((text) => paragraph(text));
  await written.edit((fragment) => fragment.insert(0, content));
  return written;
}

function writer(id: string, document: Y.Doc, author: { id: string }): WrittenDocument {
  const fragment = document.getXmlFragment(DOCUMENT_FIELD);
  return {
    fragment,
    async edit(change) {
      const before = Y.encodeStateVector(document);
      document.transact((edit) => change(fragment, edit));
      const update = Uint8Array.from(Y.encodeStateAsUpdate(document, before));
      await transaction((tx) => appendToDocument(tx, id, update, author.id));
      await deliveriesSettled();
    },
    openFor(other) {
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
      return writer(id, copy, other);
    },
  };
}

/** A paragraph; the whole of it is a link where `href` is given. */
export function paragraph(text: string, href?: string): Y.XmlElement {
  const element = new Y.XmlElement("paragraph");
  const content = new Y.XmlText();
  content.insert(0, text, href === undefined ? undefined : { link: { href } });
  element.insert(0, [content]);
  return element;
}
