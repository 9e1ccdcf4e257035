"use client";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import type { Editor } from "@tiptap/react";
import { useContext, useEffect } from "react";
import type { Awareness } from "y-protocols/awareness";
import { rangeOf } from "@/components/ai/writing/document-text";
import { HueContext } from "@/components/ui/hues";
import { readAnchor, readPerson } from "@/lib/documents/editor/people";

const key = new PluginKey("aiCarets");

/** Draws where AI writes for somebody, in the color of that person: for all who have the document open. */
export default function AiCarets({ editor, awareness }: { editor: Editor; awareness: Awareness }) {
  const hueOf = useContext(HueContext);
  useEffect(() => {
    const decorations = () =>
      [...awareness.getStates().values()].flatMap((state) => {
        const person = readPerson(state.user);
        const anchor = readAnchor(state.ai);
        const range = person && anchor && rangeSafely(editor, anchor);
        if (!range) return [];
        const hue = String(hueOf(person.id));
        return [
          Decoration.inline(range.from, range.to, {
            class: "document-remote-selection",
            style: `--hue: ${hue}`,
          }),
          Decoration.widget(range.to, () => caret(hue, person.name), { key: `ai-${person.id}`, side: 1 }),
        ];
      });
    const plugin = new Plugin({
      key,
      props: { decorations: ({ doc }) => DecorationSet.create(doc, decorations()) },
    });
    editor.registerPlugin(plugin);
    const draw = () => {
      if (!editor.isDestroyed)
        editor.view.dispatch(editor.state.tr.setMeta(key, true).setMeta("addToHistory", false));
    };
    awareness.on("change", draw);
    return () => {
      awareness.off("change", draw);
      if (!editor.isDestroyed) editor.unregisterPlugin(key);
    };
  }, [editor, awareness, hueOf]);
  return null;
}

function rangeSafely(editor: Editor, anchor: { from: string; to: string }) {
  try {
    const range = rangeOf(editor, anchor);
    return range && range.to <= editor.state.doc.content.size ? range : null;
  } catch {
    // Another browser wrote it.
    return null;
  }
}

function caret(hue: string, name: string): HTMLElement {
  const element = document.createElement("span");
  element.className = "document-caret";
  element.style.setProperty("--hue", hue);
  const label = document.createElement("span");
  label.className = "document-caret-name";
  label.dataset.name = `AI (for ${name})`;
  element.append(label);
  return element;
}
