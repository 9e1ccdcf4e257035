import type { Node } from "@tiptap/pm/model";
import { initProseMirrorDoc, updateYFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { keepComments } from "./keep-comments";
import { richTextSchema } from "./schema";

/**
 * Makes a rich text what `content` is (the editor's JSON), by the smallest edit that the binding finds: what both have in
 * common stays as it is, with its authors and comments.
 */
export function writeRichText(fragment: Y.XmlFragment, content: unknown): void {
  const { doc } = fragment;
  if (!doc) return;
  const { doc: before, meta } = initProseMirrorDoc(fragment, richTextSchema);
  updateYFragment(doc, fragment, keepComments(before, richTextSchema.nodeFromJSON(content)), meta);
}

const freshMeta = () => ({ mapping: new Map(), isOMark: new Map() });

/** Inserts blocks, and leaves all others as they are. */
export function insertBlocks(fragment: Y.XmlFragment, at: number, blocks: readonly Node[]): void {
  const elements = blocks.map(({ type }) => new Y.XmlElement(type.name));
  fragment.insert(at, elements);
  for (const [index, element] of elements.entries())
    updateYFragment(fragment.doc!, element, blocks[index]!, freshMeta());
}

/** Puts blocks in the place of one. It stays the same where the first is of its type: what both have in common stays. */
export function replaceBlock(fragment: Y.XmlFragment, at: number, blocks: readonly Node[]): void {
  const { doc } = initProseMirrorDoc(fragment, richTextSchema);
  const { topNodeType } = richTextSchema;
  const kept = keepComments(
    topNodeType.create(null, doc.maybeChild(at)),
    topNodeType.create(null, [...blocks]),
  );
  const [first, ...more] = kept.children;
  const element = fragment.get(at);
  if (element instanceof Y.XmlElement && first && element.nodeName === first.type.name) {
    updateYFragment(fragment.doc!, element, first, freshMeta());
    insertBlocks(fragment, at + 1, more);
  } else {
    fragment.delete(at);
    insertBlocks(fragment, at, kept.children);
  }
}
