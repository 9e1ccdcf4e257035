import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { DecorationSet } from "@tiptap/pm/view";
import { setMeta, yCursorPluginKey } from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";

type Change = { added: number[]; updated: number[]; removed: number[] };
type Listener = (change: Change, origin: unknown) => void;

/**
 * An awareness that doesn't call when this browser alone has changed. y-tiptap would draw the carets of all others anew
 * after each letter, because the own caret has moved.
 */
export function ofOthers(awareness: Awareness): Awareness {
  const listeners = new Map<Listener, Listener>();
  const filtered = (listener: Listener): Listener => {
    const calls: Listener = (change, origin) => {
      const changed = [...change.added, ...change.updated, ...change.removed];
      if (changed.some((clientId) => clientId !== awareness.clientID)) listener(change, origin);
    };
    listeners.set(listener, calls);
    return calls;
  };
  return new Proxy(awareness, {
    get(target, name) {
      if (name === "on") return (event: "change", listener: Listener) => target.on(event, filtered(listener));
      if (name === "off")
        return (event: "change", listener: Listener) =>
          target.off(event, listeners.get(listener) ?? listener);
      const value = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** y-tiptap takes others' carets away where a block is split or joined, until an awareness changes. */
export const KeepOthersCarets = Extension.create({
  name: "keepOthersCarets",
  addProseMirrorPlugins: () => [
    new Plugin({
      view: () => ({
        update(view, before) {
          const carets = yCursorPluginKey.getState(view.state);
          if (carets !== DecorationSet.empty || yCursorPluginKey.getState(before) === carets) return;
          setMeta(view, yCursorPluginKey, { awarenessUpdated: true });
        },
      }),
    }),
  ],
});
