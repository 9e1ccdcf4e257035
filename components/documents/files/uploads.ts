import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { insertPoint } from "@tiptap/pm/transform";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from "@tiptap/y-tiptap";
import { toast } from "@/components/ui/toast";
import { canChangeBlocks } from "@/lib/documents/suggesting/suggest-key";
import { PICTURE_TYPES } from "@/lib/files/limits";
import type { FileInfo } from "@/lib/files/schema";
import { newId } from "@/lib/new-id";
import { uploadBox } from "./upload-box";

/** `anchor` is the place in the document of Yjs: a remote edit replaces the whole text, and maps no position. */
type Upload = { id: string; position: number; anchor: unknown; box: HTMLElement };
type State = { channelId: string; uploads: readonly Upload[] };
type Change = { add: Upload } | { remove: string };

const key = new PluginKey<State>("uploads");
/** As many files at once as anybody means to. */
const MAX_AT_ONCE = 20;

/** Files on their way into the text, each at its place. */
export const uploadsPlugin = (channelId: string) =>
  new Plugin<State>({
    key,
    state: {
      init: () => ({ channelId, uploads: [] }),
      apply(transaction, { uploads }, _before, now) {
        const change: Change | undefined = transaction.getMeta(key);
        const moved = transaction.docChanged ? uploads.map((one) => move(one, transaction, now)) : uploads;
        if (!change) return { channelId, uploads: moved };
        if ("add" in change) return { channelId, uploads: [...moved, change.add] };
        return { channelId, uploads: moved.filter(({ id }) => id !== change.remove) };
      },
    },
    props: {
      decorations(state) {
        const { uploads } = key.getState(state) ?? { uploads: [] };
        const widgets = uploads.map(({ id, position, box }) =>
          Decoration.widget(position, box, { key: id, side: 1, stopEvent: () => true }),
        );
        return DecorationSet.create(state.doc, widgets);
      },
    },
  });

function move(upload: Upload, transaction: Transaction, now: EditorState): Upload {
  if (!transaction.getMeta(ySyncPluginKey)?.isChangeOrigin)
    return { ...upload, position: transaction.mapping.map(upload.position) };
  const binding = ySyncPluginKey.getState(now)?.binding;
  const found = binding
    ? relativePositionToAbsolutePosition(binding.doc, binding.type, upload.anchor, binding.mapping)
    : null;
  return { ...upload, position: Math.min(found ?? upload.position, transaction.doc.content.size) };
}

/** Uploads files for the text's channel, and puts each where it was dropped or pasted when it is there. */
export function uploadInto(view: EditorView, files: readonly File[], position: number): void {
  const state = key.getState(view.state);
  if (!state || !canChangeBlocks(view)) return;
  if (files.length > MAX_AT_ONCE) toast.error(`Up to ${MAX_AT_ONCE} files at once.`, { id: "not-pasted" });
  for (const file of files.slice(0, MAX_AT_ONCE)) {
    const id = newId();
    const box = uploadBox({
      file,
      channelId: state.channelId,
      onDone: (uploaded) => put(view, id, uploaded),
      onGone: () => !view.isDestroyed && view.dispatch(view.state.tr.setMeta(key, { remove: id })),
    });
    const binding = ySyncPluginKey.getState(view.state)?.binding;
    const anchor = binding && absolutePositionToRelativePosition(position, binding.type, binding.mapping);
    view.dispatch(view.state.tr.setMeta(key, { add: { id, position, anchor, box } }));
  }
}

function put(view: EditorView, id: string, file: FileInfo) {
  if (view.isDestroyed) return;
  const { state } = view;
  const upload = key.getState(state)?.uploads.find((one) => one.id === id);
  const node = nodeOf(state, file);
  if (!upload || !node) return;
  if (!canChangeBlocks(view)) {
    tellNotPut(file);
    return view.dispatch(state.tr.setMeta(key, { remove: id }));
  }
  view.dispatch(withNode(state.tr.setMeta(key, { remove: id }), upload.position, node));
}

/** Puts a file that is up where the caret is. */
export function insertUploaded(view: EditorView, file: FileInfo): void {
  if (view.isDestroyed) return;
  const node = nodeOf(view.state, file);
  if (!node) return;
  if (!canChangeBlocks(view)) return void tellNotPut(file);
  view.dispatch(withNode(view.state.tr, view.state.selection.from, node).scrollIntoView());
}

const tellNotPut = ({ name }: FileInfo) =>
  toast.error(`“${name}” wasn’t put in: this document can’t be changed any more.`);

function withNode(tr: Transaction, position: number, node: Node): Transaction {
  const $place = tr.doc.resolve(position);
  const isEmptyLine = $place.parent.isTextblock && $place.parent.content.size === 0 && $place.depth > 0;
  if (isEmptyLine) return tr.replaceRangeWith($place.before(), $place.after(), node);
  const inText = $place.parent.isTextblock ? $place.after() : null;
  return tr.insert(insertPoint(tr.doc, position, node.type) ?? inText ?? tr.doc.content.size, node);
}

function nodeOf({ schema: { nodes } }: EditorState, { id, name, type, width, height, alt }: FileInfo) {
  if (!PICTURE_TYPES.includes(type) || !width || !height) return nodes.file?.create({ fileId: id, name });
  return nodes.image?.create({ fileId: id, ratio: height / width, ...(alt && { alt }) });
}
