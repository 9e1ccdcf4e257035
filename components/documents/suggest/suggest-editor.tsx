"use client";
import { UndoRedo } from "@tiptap/extensions";
import { EditorContent, useEditor, useEditorState } from "@tiptap/react";
import {
  type CSSProperties,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";
import type { MessageChannel } from "@/components/messages/message-channel";
import { useActions } from "@/components/shell/actions";
import { HueContext } from "@/components/ui/hues";
import type { Me } from "@/lib/accounts/schema";
import { FindHost } from "@/lib/documents/editor/find-host";
import { MarginHost } from "@/lib/documents/editor/margin-host";
import type { DocumentSession } from "@/lib/documents/editor/session";
import { SkipSelectionWalk } from "@/lib/documents/editor/skip-selection-walk";
import { documentExtensions } from "@/lib/documents/rich-text/extensions";
import { suggestKey } from "@/lib/documents/suggesting/suggest-key";
import { Suggesting } from "@/lib/documents/suggesting/suggest-plugin";
import { DocumentBlocks } from "../blocks/document-blocks";
import { withOwnBoxes } from "../blocks/task-items";
import BubbleToolbar from "../bubble-toolbar";
import { DocumentCode } from "../code/document-code";
import CommentsLayer from "../comments/comments-layer";
import type { SelectedText } from "../comments/selected-text";
import "../document-editor.css";
import { DocumentFiles } from "../files/document-files";
import FindBar from "../find/find-bar";
import { DocumentMentions } from "../mentions/document-mentions";
import MentionPreviews from "../mentions/mention-previews";
import { useHasMentions } from "../mentions/use-has-mentions";
import Outline from "../outline";
import { DocumentTables } from "../tables/document-tables";
import UnreadChangesBar from "../unread-changes/unread-changes-bar";
import { type KeptPlace, useKeptPlace } from "../use-kept-place";
import { type PlaceOfBlock, useLinkedBlock } from "../use-linked-block";
import { useMentionClicks } from "../use-mention-clicks";
import { SuggestBar } from "./suggest-bar";
import "./suggest.css";
import { SuggestToolbar } from "./suggest-toolbar";
import { useSuggesting } from "./use-suggesting";

type SuggestEditorProps = {
  session: DocumentSession;
  me: Me;
  channel: MessageChannel;
  label: string;
  /** Whether something else is shown in its place. */
  isBehind: boolean;
  /** Null for who may only suggest. */
  onStop: (() => void) | null;
  keptPlace: KeptPlace;
  title: ReactNode;
};

const REFUSAL =
  "Only words can be suggested. Comment on the text to ask for other formatting, paragraphs or pictures.";
const REFUSAL_MS = 8_000;

/** The text of a document in which what is written becomes suggestions of whoever writes. */
export default function SuggestEditor(props: SuggestEditorProps) {
  const { session, me, channel, label, isBehind, onStop, keptPlace, title } = props;
  const hue = useContext(HueContext)(me.id);
  const [refusal, refuse] = useRefusal();
  const editor = useEditor(
    {
      ...{ immediatelyRender: false, shouldRerenderOnTransaction: false, injectCSS: false },
      ...{ enableInputRules: false, enablePasteRules: false },
      extensions: [
        ...documentExtensions.map(withOwnBoxes),
        Suggesting.configure({ onRefused: refuse }),
        ...[
          SkipSelectionWalk,
          UndoRedo,
          FindHost,
          MarginHost,
          DocumentBlocks,
          DocumentCode,
          DocumentMentions,
          DocumentTables,
        ],
        DocumentFiles.configure({ channelId: channel.id }),
      ],
      editorProps: {
        attributes: {
          role: "textbox",
          "aria-multiline": "true",
          class: "document-text",
          "aria-label": label,
        },
      },
    },
    [session],
  );
  const suggesting = useSuggesting(editor, session.doc, channel.id, me.id);
  const placeOf = useCallback<PlaceOfBlock>(
    (_, block) => (suggesting ? (block ? suggesting.placeOf(block) : null) : undefined),
    [suggesting],
  );
  useLinkedBlock(editor, session.doc, placeOf);
  useKeptPlace(
    editor,
    keptPlace,
    useCallback(() => suggesting?.places ?? null, [suggesting]),
  );
  useMentionClicks(editor);
  const hasMentions = useHasMentions(editor);
  const own = useEditorState({
    editor,
    selector: ({ editor }) =>
      editor
        ? suggestKey
            .getState(editor.state)
            ?.entries.filter(({ from }) => from !== null)
            .map(({ id }) => id)
            .join()
        : "",
  });
  const drawn = useMemo(() => new Set(own?.split(",")), [own]);
  const [commented, setCommented] = useState<SelectedText | null>(null);
  const comment = () => {
    if (!editor || !suggesting) return;
    const { from, to } = editor.state.selection;
    const text = suggesting.textAt(from, to);
    setCommented(text.quote.trim() ? { from, to, ...text } : null);
  };
  const [findAsked, setFindAsked] = useState(0);
  useActions(
    isBehind
      ? []
      : [
          {
            id: "document.find",
            label: "Find and replace in this document",
            group: "Document",
            shortcut: "mod+f",
            run: () => setFindAsked(findAsked + 1),
          },
        ],
  );
  return (
    <div className="relative flex min-h-full flex-col" style={{ "--own-hue": hue } as CSSProperties}>
      <div className="sticky top-0 z-20">
        <SuggestBar suggesting={suggesting} refusal={refusal} onStop={onStop} />
        {editor && findAsked > 0 && (
          <FindBar editor={editor} isEditable asked={findAsked} onClose={() => setFindAsked(0)} />
        )}
      </div>
      {editor && suggesting && <UnreadChangesBar editor={editor} documentId={channel.id} />}
      <div className="document-columns flex-1">
        <div className="document-page">
          {title}
          <EditorContent editor={editor} className="document-body" />
          {editor && suggesting && (
            <>
              <BubbleToolbar editor={editor} canFormat={false} onComment={comment} />
              <CommentsLayer
                {...{ editor, channel, drawn }}
                selected={commented}
                onDone={() => setCommented(null)}
              />
            </>
          )}
          {editor && hasMentions && <MentionPreviews editor={editor} />}
        </div>
        {editor && <Outline editor={editor} />}
      </div>
      {editor && suggesting && <SuggestToolbar editor={editor} onComment={comment} />}
    </div>
  );
}

/** Says for a while that something can't be suggested. */
function useRefusal() {
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    if (!refusal) return;
    const timer = setTimeout(() => setRefusal(null), REFUSAL_MS);
    return () => clearTimeout(timer);
  }, [refusal]);
  return [refusal, () => setRefusal(REFUSAL)] as const;
}
