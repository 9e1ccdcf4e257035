import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { parseMention } from "@/lib/objects/mentions";

/** How mentions are drawn for whoever looks, by address. One that isn't here isn't known yet, and its words are hidden. */
export type DrawnMentions = ReadonlyMap<string, DrawnMention>;
export type DrawnMention = {
  /** What the object is called now; null leaves the words that were written. */
  title: string | null;
  state: "known" | "hidden";
};
type Mention = { href: string; from: number; to: number };
type State = { drawn: DrawnMentions; mentions: readonly Mention[]; decorations: DecorationSet };

export const mentionsKey = new PluginKey<State>("mentions");

/** Draws mentioned objects as they are now. People are called as they were when they were mentioned. */
export const DocumentMentions = Extension.create({
  name: "documentMentions",
  addProseMirrorPlugins: () => [
    new Plugin<State>({
      key: mentionsKey,
      state: {
        init: (_, { doc }) => draw(doc, new Map()),
        apply(transaction, state) {
          const drawn: DrawnMentions | undefined = transaction.getMeta(mentionsKey);
          return drawn || transaction.docChanged ? draw(transaction.doc, drawn ?? state.drawn) : state;
        },
      },
      props: { decorations: (state: EditorState) => mentionsKey.getState(state)?.decorations },
    }),
  ],
});

function draw(doc: Node, drawn: DrawnMentions): State {
  const mentions = mentionsOf(doc);
  const decorations = mentions.flatMap(({ href, from, to }) => {
    const mention = drawn.get(href);
    if (!mention) return [];
    const { title, state } = mention;
    const isRenamed = title !== null && title !== doc.textBetween(from, to);
    return Decoration.inline(from, to, {
      "data-mention": state,
      ...(isRenamed && { "data-title": title, "aria-label": title, role: "img" }),
    });
  });
  return { drawn, mentions, decorations: DecorationSet.create(doc, decorations) };
}

/** Blocks never change: each is read once. */
const known = new WeakMap<Node, readonly Mention[]>();

function mentionsOf(node: Node): readonly Mention[] {
  const before = known.get(node);
  if (before) return before;
  const found: Mention[] = [];
  node.forEach((child, offset) => {
    const start = offset + 1;
    if (child.isText) addText(found, child, offset);
    else if (!child.isLeaf)
      for (const { href, from, to } of mentionsOf(child))
        found.push({ href, from: from + start, to: to + start });
  });
  known.set(node, found);
  return found;
}

function addText(found: Mention[], text: Node, offset: number) {
  const href = text.marks.find(({ type }) => type.name === "link")?.attrs.href;
  const target = typeof href === "string" ? parseMention(href) : null;
  if (!target || !("id" in target) || target.type === "person") return;
  const last = found.at(-1);
  // A word of it that is bold makes it several texts.
  if (last?.href === href && last?.to === offset) last.to = offset + text.nodeSize;
  else found.push({ href, from: offset, to: offset + text.nodeSize });
}
