import { Extension } from "@tiptap/core";
import { DOMSerializer, type Node, type Schema } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { Change } from "@/lib/documents/versions/change";
import { diffDocuments, groupChanges } from "@/lib/documents/versions/diff";
import { formatsOf } from "./history-words";

type Group = ReturnType<typeof groupChanges>[number];
type Drawn = { changes: readonly Change[]; groups: readonly Group[]; decorations: DecorationSet };

const key = new PluginKey<Drawn>("changes");

/** Draws what differs from an earlier version into an editor that only shows a later one. */
export const DrawnChanges = Extension.create<{ before: unknown }>({
  name: "drawnChanges",
  addOptions: () => ({ before: null }),
  addProseMirrorPlugins() {
    const { before } = this.options;
    return [
      new Plugin<Drawn>({
        key,
        state: {
          init: (_, { doc }) => {
            const changes = before === null ? [] : compare(before, doc);
            return draw(changes, groupChanges(changes), doc, null);
          },
          apply: (transaction, drawn) => {
            const current: number | undefined = transaction.getMeta(key);
            if (current === undefined) return drawn;
            return draw(drawn.changes, drawn.groups, transaction.doc, drawn.groups[current] ?? null);
          },
        },
        props: { decorations: (state) => key.getState(state)?.decorations },
      }),
    ];
  },
});

export const drawnChanges = (view: EditorView) => key.getState(view.state) ?? { changes: [], groups: [] };

/** Marks one group of changes as the current one, and scrolls to it. */
export function showChange(view: EditorView, index: number) {
  view.dispatch(view.state.tr.setMeta(key, index));
  view.dom.querySelector("[data-current-change]")?.scrollIntoView({ block: "center" });
}

function compare(before: unknown, doc: Node): Change[] {
  return diffDocuments(doc.type.schema.nodeFromJSON(before), doc);
}

function draw(changes: readonly Change[], groups: readonly Group[], doc: Node, current: Group | null): Drawn {
  const decorations = changes.map((change, index) => {
    const isCurrent = current !== null && change.from >= current.from && change.to <= current.to;
    return decorationOf(change, doc.type.schema, index, isCurrent);
  });
  return { changes, groups, decorations: DecorationSet.create(doc, decorations) };
}

const CLASSES = {
  added: "change-added",
  removed: "change-removed",
  moved: "change-moved",
  formatted: "change-formatted",
};

function decorationOf(change: Change, schema: Schema, index: number, isCurrent: boolean): Decoration {
  const { kind, from, to, isBlock } = change;
  const className = `${CLASSES[kind]}${isBlock ? " change-block" : ""}`;
  const attributes = { class: className, ...(isCurrent && { "data-current-change": "" }) };
  if (kind === "removed")
    return Decoration.widget(from, () => removedElement(change, schema, attributes), {
      side: -1,
      key: `${index} ${isCurrent}`,
    });
  if (kind === "formatted") Object.assign(attributes, { title: `Changed: ${formatsOf(change)}` });
  if (isBlock) return Decoration.node(from, to, attributes);
  return Decoration.inline(from, to, kind === "added" ? { ...attributes, nodeName: "ins" } : attributes);
}

function removedElement(
  { removed, isBlock }: Change,
  schema: Schema,
  attributes: Record<string, string>,
): HTMLElement {
  const serializer = DOMSerializer.fromSchema(schema);
  const node = removed?.firstChild;
  const block = isBlock && node ? serializer.serializeNode(node) : null;
  const element = block instanceof HTMLElement ? block : document.createElement("del");
  if (!block && removed) element.append(serializer.serializeFragment(removed));
  for (const [name, value] of Object.entries(attributes))
    element.setAttribute(name, name === "class" ? `${element.className} ${value}`.trim() : value);
  element.contentEditable = "false";
  for (const box of element.querySelectorAll("input")) box.disabled = true;
  return element;
}
