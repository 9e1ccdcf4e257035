import type { Node } from "@tiptap/pm/model";
import { PluginKey } from "@tiptap/pm/state";
import type { DecorationSet, EditorView } from "@tiptap/pm/view";
import type { Entry, Hunk } from "./entries";

export type Suggested = {
  /** The document itself. */
  base: Node;
  /** What was changed in what the editor shows, each with its entry. */
  hunks: readonly Hunk[];
  /** Those whose text isn't in the document any more come last. */
  entries: readonly Entry[];
  decorations: DecorationSet;
};
/** The document has changed, or what is suggested by others of one's pages. */
export type Rebased = { base: Node; entries: readonly Entry[] };

export const suggestKey = new PluginKey<Suggested>("suggest");

/** Whether pictures, boxes and the languages of code can be changed: in a suggestion only words can. */
export const canChangeBlocks = ({ editable, state }: EditorView): boolean =>
  editable && suggestKey.get(state) === undefined;
