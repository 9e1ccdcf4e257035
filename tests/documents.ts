import * as Y from "yjs";
import { transaction } from "@/lib/db";
import { appendToDocument } from "@/lib/documents/append";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { deliveriesSettled } from "@/lib/events/delivery-queue";

export type WrittenDocument = {
  /** As its author sees it. */
  fragment: Y.XmlFragment;
  /** Changes it, saves that, and waits for what follows. */
  edit: (change: (fragment: Y.XmlFragment) => void) => Promise<void>;
};

/** A document as one author writes it, from its beginning. */
export async function writeDocument(
  { id }: { id: string },
  author: { id: string },
  ...paragraphs: string[]
): Promise<WrittenDocument> {
  const document = new Y.Doc();
  const fragment = document.getXmlFragment(DOCUMENT_FIELD);
  const edit: WrittenDocument["edit"] = async (change) => {
    const before = Y.encodeStateVector(document);
    document.transact(() => change(fragment));
    const update = Uint8Array.from(Y.encodeStateAsUpdate(document, before));
    await transaction((tx) => appendToDocument(tx, id, update, author.id));
    await deliveriesSettled();
  };
  await edit(() =>
    fragment.insert(
      0,
      paragraphs.map((text) => paragraph(text)),
    ),
  );
  return { fragment, edit };
}

/** A paragraph; the whole of it is a link where `href` is given. */
export function paragraph(text: string, href?: string): Y.XmlElement {
  const element = new Y.XmlElement("paragraph");
  const content = new Y.XmlText();
  content.insert(0, text, href === undefined ? undefined : { link: { href } });
  element.insert(0, [content]);
  return element;
}
