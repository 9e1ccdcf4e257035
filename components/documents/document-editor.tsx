"use client";
import { Collaboration } from "@tiptap/extension-collaboration";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import { Placeholder } from "@tiptap/extensions";
import { type Editor, EditorContent, useEditor, useEditorState } from "@tiptap/react";
import { memo, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { MessageChannel } from "@/components/messages/message-channel";
import { useActions } from "@/components/shell/actions";
import { isTyping } from "@/components/shell/shortcut-keys";
import { useHasInput } from "@/components/ui/first-input";
import { HueContext } from "@/components/ui/hues";
import { onDemand } from "@/components/ui/on-demand";
import { useMedia } from "@/components/ui/use-media";
import type { Me } from "@/lib/accounts/schema";
import { Autoformat, OWN_RULES } from "@/lib/documents/editor/autoformat";
import { DrawAnyway } from "@/lib/documents/editor/draw-anyway";
import { FindHost } from "@/lib/documents/editor/find-host";
import { KeepCaret } from "@/lib/documents/editor/keep-caret";
import { KeepWords } from "@/lib/documents/editor/keep-words";
import { MarginHost } from "@/lib/documents/editor/margin-host";
import { createMenuKeys } from "@/lib/documents/editor/menu";
import { KeepOthersCarets, ofOthers } from "@/lib/documents/editor/others-carets";
import type { DocumentSession } from "@/lib/documents/editor/session";
import { SkipSelectionWalk } from "@/lib/documents/editor/skip-selection-walk";
import { WriteChanged } from "@/lib/documents/editor/write-changed";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { documentExtensions } from "@/lib/documents/rich-text/extensions";
import "./document-editor.css";
import { useAskedAi } from "./ask-ai";
import { DocumentBlocks } from "./blocks/document-blocks";
import { setBoxes, withOwnBoxes } from "./blocks/task-items";
import type { TaskLine } from "./blocks/task-lines";
import { drawCarets } from "./carets";
import { DocumentCode } from "./code/document-code";
import { type SelectedText, selectedText } from "./comments/selected-text";
import { useMenuQuery } from "./editor-menu";
import { DocumentFiles } from "./files/document-files";
import { ImageByAi } from "./files/image-by-ai";
import { setPictures } from "./files/image-view";
import { LeaveByEscape } from "./leave-by-escape";
import { DocumentMentions } from "./mentions/document-mentions";
import { useHasMentions } from "./mentions/use-has-mentions";
import { DocumentPaste } from "./paste-extension";
import { SlashMenu } from "./slash-menu";
import { DocumentTables } from "./tables/document-tables";
import { isInsideTable } from "./tables/table-actions";
import { useHasAiWriters } from "./use-ai-writers";
import { useFocusWhenCreated } from "./use-focus-when-created";
import { type KeptPlace, useKeptPlace } from "./use-kept-place";
import { useLinkedBlock } from "./use-linked-block";
import { useMentionClicks } from "./use-mention-clicks";

const AiCarets = onDemand(() => import("./ai-carets"), <span hidden />);
const DocumentWriting = onDemand(() => import("@/components/ai/writing/document-writing"));
const BubbleToolbar = onDemand(() => import("./bubble-toolbar"));
const TouchToolbar = onDemand(() => import("./touch-toolbar"));
const TableMenu = onDemand(() => import("./tables/table-menu"));
const LinesDialog = onDemand(() => import("@/components/conversions/lines-dialog"));
const BlockHandle = onDemand(() => import("./blocks/block-handle"));
const CommentsLayer = onDemand(() => import("./comments/comments-layer"), <span hidden />);
const DatePicker = onDemand(() => import("./dates/date-picker"));
const MentionPreviews = onDemand(() => import("./mentions/mention-previews"), <span hidden />);
const MentionMenu = onDemand(() => import("./mention-menu"));
const UnreadChangesBar = onDemand(() => import("./unread-changes/unread-changes-bar"), <span hidden />);
const FindBar = onDemand(() => import("./find/find-bar"));
const Outline = onDemand(() => import("./outline"), <span hidden />);

type DocumentEditorProps = {
  session: DocumentSession;
  me: Me;
  channel: MessageChannel;
  /** The document's name, for screen readers. */
  label: string;
  isEditable: boolean;
  /** Whether something else is shown in its place. */
  isBehind?: boolean;
  /** Whether it is a part of something that has comments of its own, such as the description of a task. */
  isPart?: boolean;
  /** Whether the caret goes to its end at once. */
  focuses?: boolean;
  /** Where the caret and the page were in the editor that it takes the place of. */
  keptPlace?: KeptPlace;
  title?: ReactNode;
};

/** As `TouchRow` is shown. */
const TOUCH_OR_NARROW = "(pointer: coarse), (width < 40rem)";
/** Without what computes after each letter what was deleted, for nobody. */
const CORE = { delete: false } as const;

/** The text of a document. Rendered only after the document has loaded, and not again for each letter that is saved. */
export const DocumentEditor = memo(function DocumentEditor(props: DocumentEditorProps) {
  const { session, me, channel, label, isEditable, isBehind = false, isPart = false, title } = props;
  const { focuses = false } = props;
  const [menuKeys] = useState(createMenuKeys);
  const hueOf = useContext(HueContext);
  const editor = useEditor(
    {
      immediatelyRender: false,
      shouldRerenderOnTransaction: false,
      injectCSS: false,
      editable: isEditable,
      enableInputRules: OWN_RULES,
      enablePasteRules: OWN_RULES,
      enableCoreExtensions: CORE,
      extensions: [
        ...documentExtensions.map(withOwnBoxes),
        menuKeys.extension,
        ...(isPart ? [LeaveByEscape] : []),
        Autoformat,
        DocumentPaste,
        DocumentBlocks,
        DocumentCode,
        DocumentMentions,
        DocumentTables,
        DocumentFiles.configure({ channelId: channel.id }),
        Placeholder.configure({
          placeholder: ({ node, editor }) =>
            node.type.name === "heading"
              ? `Heading ${node.attrs.level}`
              : editor.isEmpty
                ? "Write, or press / for blocks"
                : "",
        }),
        Collaboration.configure({
          document: session.doc,
          field: DOCUMENT_FIELD,
          onFirstRender: session.noteDrawn,
        }),
        DrawAnyway,
        WriteChanged,
        FindHost,
        MarginHost,
        KeepCaret,
        KeepWords.configure({ confirmedClock: session.confirmedClock, adopted: session.adopted }),
        CollaborationCaret.configure({
          provider: { awareness: session.provider.awareness && ofOthers(session.provider.awareness) },
          user: { id: me.id, name: me.name },
          ...drawCarets(hueOf),
        }),
        KeepOthersCarets,
        SkipSelectionWalk,
      ],
      editorProps: {
        attributes: { role: "textbox", "aria-multiline": "true", class: "document-text" },
      },
    },
    [session],
  );

  useEffect(() => {
    editor?.setEditable(isEditable, false);
    if (!editor) return;
    setBoxes(editor.view.dom, isEditable);
    setPictures(editor.view.dom, isEditable);
  }, [editor, isEditable]);
  useEffect(() => {
    editor?.view.dom.setAttribute("aria-label", label);
    editor?.view.dom.setAttribute("aria-readonly", String(!isEditable));
    // What can't be edited takes no focus by itself, and couldn't be scrolled by keys.
    if (isEditable) editor?.view.dom.removeAttribute("tabindex");
    else editor?.view.dom.setAttribute("tabindex", "0");
  }, [editor, label, isEditable]);

  useKeptPlace(editor, props.keptPlace);
  useLinkedBlock(editor, session.doc);
  useFocusWhenCreated(editor, isPart ? "" : channel.id);
  useEffect(() => {
    // It may have taken a while, and somebody who writes elsewhere by now goes on there.
    if (editor && focuses && isEditable && !isTyping(document.activeElement)) editor.commands.focus("end");
  }, [editor, focuses, isEditable]);
  useMentionClicks(editor);
  // There is nothing to format before somebody has selected something.
  const hasInput = useHasInput();
  // What it can do is computed for each letter.
  const isTouch = useMedia(TOUCH_OR_NARROW);
  const mention = useMenuQuery(editor, "@");
  const named = useMenuQuery(editor, "#");
  const [commented, setCommented] = useState<SelectedText | null>(null);
  const comment = useMemo(
    () =>
      editor && !isPart && channel.actions.includes("message.create") && !channel.isArchived
        ? () => setCommented(selectedText(editor))
        : null,
    [editor, isPart, channel.actions, channel.isArchived],
  );
  const [lines, setLines] = useState<readonly TaskLine[]>([]);
  const hasMentions = useHasMentions(editor);
  const { awareness } = session.provider;
  const canSuggest = !isPart && comment !== null;
  const ai = useAskedAi(editor, isEditable);
  const hasAiWriters = useHasAiWriters(awareness);
  const { hasTableMenu, hasDate } = useEditorState({ editor, selector: selectParts }) ?? {};
  /** How often the words to find were asked for; 0 while nobody looks for any. */
  const [findAsked, setFindAsked] = useState(0);
  useActions(
    isBehind || isPart
      ? []
      : [
          {
            id: "document.find",
            label: isEditable ? "Find and replace in this document" : "Find in this document",
            group: "Document",
            shortcut: "mod+f",
            run: () => setFindAsked(findAsked + 1),
          },
        ],
  );

  return (
    <div className="relative flex min-h-full flex-col">
      {editor && findAsked > 0 && (
        <FindBar editor={editor} isEditable={isEditable} asked={findAsked} onClose={() => setFindAsked(0)} />
      )}
      {editor && !isPart && <UnreadChangesBar editor={editor} documentId={channel.id} />}
      <div className="document-columns flex-1">
        <div className="document-page" data-part={isPart || undefined}>
          {title}
          <EditorContent editor={editor} className="document-body" />
          {hasInput && editor && (isEditable || comment) && (
            <BubbleToolbar editor={editor} canFormat={isEditable} onComment={comment} onTasks={setLines} />
          )}
          {hasInput && editor && isEditable && !isPart && (
            <BlockHandle editor={editor} channelId={channel.id} onComment={comment} onTasks={setLines} />
          )}
          {editor && !isPart && (
            <CommentsLayer
              editor={editor}
              channel={channel}
              selected={commented}
              onDone={() => setCommented(null)}
            />
          )}
          {editor && lines.length > 0 && (
            <LinesDialog
              editor={editor}
              documentId={session.documentId}
              isPart={isPart}
              lines={lines}
              onClose={() => setLines([])}
            />
          )}
          {editor && isEditable && <SlashMenu editor={editor} keys={menuKeys} />}
          {editor && ai.asked && (
            <DocumentWriting
              {...{ editor, awareness, canSuggest }}
              documentId={session.documentId}
              asked={ai.asked}
              canEdit={isEditable}
              onClose={ai.close}
            />
          )}
          {editor && awareness && hasAiWriters && <AiCarets editor={editor} awareness={awareness} />}
          {editor && isEditable && <ImageByAi editor={editor} channelId={channel.id} />}
          {editor && hasTableMenu && <TableMenu editor={editor} />}
          {editor && hasDate && <DatePicker editor={editor} />}
          {editor && hasMentions && <MentionPreviews editor={editor} />}
          {editor && mention && (
            <MentionMenu editor={editor} keys={menuKeys} trigger="@" query={mention} channel={channel} />
          )}
          {editor && named && (
            <MentionMenu editor={editor} keys={menuKeys} trigger="#" query={named} channel={channel} />
          )}
        </div>
        {editor && !isPart && <Outline editor={editor} />}
      </div>
      {hasInput && isTouch && editor && isEditable && (
        <TouchToolbar
          editor={editor}
          channelId={isPart ? null : channel.id}
          onComment={comment}
          onTasks={setLines}
        />
      )}
    </div>
  );
});

/** What is shown beside the text for what is in it. */
const selectParts = ({ editor }: { editor: Editor | null }) =>
  editor && {
    hasTableMenu: editor.isEditable && isInsideTable(editor),
    hasDate: editor.isEditable && editor.isActive("date"),
  };
