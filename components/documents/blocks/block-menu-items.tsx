"use client";
import { Selection, TextSelection } from "@tiptap/pm/state";
import type { Editor } from "@tiptap/react";
import {
  ArrowDown,
  ArrowUp,
  CopyPlus,
  Link,
  ListTodo,
  MessageSquareQuote,
  Repeat2,
  Sparkles,
  Trash2,
} from "lucide-react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { copyText } from "@/components/copy-text";
import { MenuItem, MenuSeparator, SubMenu } from "@/components/ui/menu-item";
import { toast } from "@/components/ui/toast";
import { duplicateBlocks, idOfBlock, removeBlocks } from "@/lib/documents/editor/blocks/block-edits";
import { placeBeside } from "@/lib/documents/editor/blocks/block-places";
import { type BlockRange, nodeAt, positionIn } from "@/lib/documents/editor/blocks/block-range";
import { asOneUndo } from "@/lib/documents/editor/blocks/move-blocks";
import { channelPath } from "@/lib/workspaces/paths";
import { askAi } from "../ask-ai";
import type { FormatAction } from "../format-action";
import { TURN_INTO_ACTIONS } from "../format-actions";
import { type TaskLine, taskLines } from "./task-lines";

type BlockMenuItemsProps = {
  editor: Editor;
  /** The document that has the block; null for a part of something else, where blocks have no address. */
  channelId: string | null;
  range: () => BlockRange | null;
  onMove: (by: -1 | 1) => void;
  /** Comments on what is selected; null for who may not. */
  onComment: (() => void) | null;
  /** Turns the items of task lists into tasks. */
  onTasks: (lines: readonly TaskLine[]) => void;
};

/** What can be done with a block, or with all that are selected. */
export function BlockMenuItems({
  editor,
  channelId,
  range,
  onMove,
  onComment,
  onTasks,
}: BlockMenuItemsProps) {
  const { slug } = useWorkspaceIds();
  const shown = range();
  if (!shown) return null;
  const { doc } = editor.state;
  const texts = textIn(editor, shown);
  const tasks = taskLines(editor, shown);
  const act = (run: (range: BlockRange) => void) => () => {
    const now = range();
    if (now) run(now);
    // Once the menu has given the focus back to what opened it.
    setTimeout(() => !editor.isDestroyed && editor.view.focus());
  };
  return (
    <>
      {texts && (
        <SubMenu label="Turn into" icon={<Repeat2 />}>
          {TURN_INTO_ACTIONS.map((action) => (
            <MenuItem
              key={action.id}
              icon={<action.icon aria-hidden="true" />}
              onSelect={act((now) => turnInto(editor, now, action))}
            >
              {action.label}
            </MenuItem>
          ))}
        </SubMenu>
      )}
      {tasks.length > 0 && (
        <MenuItem
          icon={<ListTodo />}
          shortcut="mod+shift+enter"
          onSelect={() => {
            const now = range();
            if (now) onTasks(taskLines(editor, now));
          }}
        >
          {tasks.length === 1 ? "Turn into a task…" : "Turn into tasks…"}
        </MenuItem>
      )}
      <MenuItem icon={<CopyPlus />} onSelect={act((now) => duplicateBlocks(editor.view, now))}>
        Duplicate
      </MenuItem>
      {channelId && (
        <MenuItem
          icon={<Link />}
          onSelect={act((now) => void copyLink(editor, now, channelPath(slug, channelId)))}
        >
          Copy link to block
        </MenuItem>
      )}
      {texts?.hasWords && (
        <MenuItem
          icon={<Sparkles />}
          shortcut="mod+alt+a"
          onSelect={() => {
            const now = range();
            const text = now && textIn(editor, now);
            if (!text) return;
            editor.view.dispatch(
              editor.state.tr.setSelection(TextSelection.create(editor.state.doc, text.from, text.to)),
            );
            // Once the menu has given the focus back.
            setTimeout(() => !editor.isDestroyed && askAi(editor.view));
          }}
        >
          Ask AI
        </MenuItem>
      )}
      {onComment && (
        <MenuItem
          icon={<MessageSquareQuote />}
          disabled={!texts?.hasWords}
          onSelect={() => {
            const now = range();
            const text = now && textIn(editor, now);
            if (!text) return;
            editor.view.dispatch(
              editor.state.tr.setSelection(TextSelection.create(editor.state.doc, text.from, text.to)),
            );
            onComment();
          }}
        >
          Comment
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem
        icon={<ArrowUp />}
        shortcut="alt+shift+arrowup"
        disabled={!placeBeside(doc, shown, -1)}
        onSelect={act(() => onMove(-1))}
      >
        Move up
      </MenuItem>
      <MenuItem
        icon={<ArrowDown />}
        shortcut="alt+shift+arrowdown"
        disabled={!placeBeside(doc, shown, 1)}
        onSelect={act(() => onMove(1))}
      >
        Move down
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Trash2 />} tone="danger" onSelect={act((now) => removeBlocks(editor.view, now))}>
        Delete
      </MenuItem>
    </>
  );
}

/** The text of blocks; null where they have none that could be of another kind, as in a table or a picture. */
function textIn({ state: { doc } }: Editor, { path, from, to }: BlockRange) {
  const nodes = nodeAt(doc, path).children.slice(from, to);
  if (!nodes.every((node) => node.type.name !== "table" && !node.isLeaf)) return null;
  const start = Selection.findFrom(doc.resolve(positionIn(doc, path, from)), 1, true)?.from;
  const end = Selection.findFrom(doc.resolve(positionIn(doc, path, to)), -1, true)?.to;
  if (start === undefined || end === undefined) return null;
  return { from: start, to: end, hasWords: doc.textBetween(start, end).trim() !== "" };
}

function turnInto(editor: Editor, range: BlockRange, { id, isActive, run }: FormatAction) {
  selectIn(editor, range);
  // A paragraph in a list is text as well.
  if (id === "paragraph" || !isActive(editor)) asOneUndo(editor.view, () => run(editor.chain()).run());
}

/** What is selected within blocks stays; else the caret goes to their beginning. */
function selectIn(editor: Editor, { path, from, to }: BlockRange) {
  const { doc, selection, tr } = editor.state;
  const [start, end] = [positionIn(doc, path, from), positionIn(doc, path, to)];
  if (selection.from > start && selection.to < end) return;
  editor.view.dispatch(tr.setSelection(Selection.near(doc.resolve(start), 1)));
}

async function copyLink(editor: Editor, { path, from }: BlockRange, place: string) {
  const id = idOfBlock(editor.view, path, from);
  if (!id) return;
  const isCopied = await copyText(`${location.origin}${place}?block=${id}`);
  if (isCopied) toast.success("Link copied");
  else toast.error("The browser didn’t allow copying.");
}
