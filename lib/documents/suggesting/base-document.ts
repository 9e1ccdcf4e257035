import { Fragment, type Node, type Schema } from "@tiptap/pm/model";
import {
  absolutePositionToRelativePosition,
  initProseMirrorDoc,
  relativePositionToAbsolutePosition,
} from "@tiptap/y-tiptap";
import * as Y from "yjs";
import type { NewDocumentComment } from "../comments/schema";
import { DOCUMENT_FIELD } from "../names";

/** A document as it is, without suggestions, and places in it that stay as it changes. */
export function baseDocument(doc: Y.Doc, schema: Schema) {
  const fragment = doc.getXmlFragment(DOCUMENT_FIELD);
  const mapping: ReturnType<typeof initProseMirrorDoc>["meta"]["mapping"] = new Map();
  /** What was read of each block, so that a change costs its own block alone. */
  const blocks = new Map<unknown, Node>();
  let node = read();

  function forget(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) {
    for (const { target } of events) {
      let block: Y.AbstractType<unknown> | null = target;
      while (block && block.parent !== fragment) block = block.parent as Y.AbstractType<unknown> | null;
      blocks.delete(block);
    }
  }
  fragment.observeDeep(forget);

  function read(): Node {
    const all = fragment.toArray();
    const missing = all.filter((block) => !blocks.has(block));
    const part = initProseMirrorDoc({ toArray: () => missing } as Y.XmlFragment, schema).meta.mapping;
    for (const [type, made] of part) mapping.set(type, made);
    for (const block of missing) {
      const made = part.get(block);
      if (made && !Array.isArray(made)) blocks.set(block, made);
    }
    const content = all.flatMap((block) => blocks.get(block) ?? []);
    const { topNodeType } = schema;
    // A document that nobody has written in has no blocks.
    const empty = content.length === 0 ? topNodeType.createAndFill() : null;
    return empty ?? topNodeType.create(null, Fragment.from(content));
  }
  const relative = (position: number) => absolutePositionToRelativePosition(position, fragment, mapping);
  const absolute = (place: Y.RelativePosition) =>
    relativePositionToAbsolutePosition(doc, fragment, place, mapping);
  const encode = (position: number) =>
    btoa(String.fromCharCode(...Y.encodeRelativePosition(relative(position))));

  return {
    node: () => node,
    /** Reads what has changed. */
    update() {
      node = read();
    },
    relative,
    absolute,
    anchorAt: (from: number, to: number) => ({ from: encode(from), to: encode(to) }),
    /** Where an anchor begins; null where that is gone. */
    startOf(anchor: NonNullable<NewDocumentComment["anchor"]>): number | null {
      try {
        const bytes = Uint8Array.from(atob(anchor.from), (sign) => sign.charCodeAt(0));
        return absolute(Y.decodeRelativePosition(bytes));
      } catch {
        return null;
      }
    },
    end: () => fragment.unobserveDeep(forget),
  };
}
