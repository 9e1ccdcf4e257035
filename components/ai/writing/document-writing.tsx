"use client";
import { useQueryClient } from "@tanstack/react-query";
import type { Editor } from "@tiptap/react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { Awareness } from "y-protocols/awareness";
import { copyText } from "@/components/copy-text";
import type { AskedAi } from "@/components/documents/ask-ai";
import { focusText } from "@/components/documents/focus-text";
import { useAnchor } from "@/components/documents/use-anchor";
import { Button } from "@/components/ui/button";
import { showError } from "@/components/ui/show-error";
import { toast } from "@/components/ui/toast";
import { suggestAiWritingContract } from "@/lib/ai/writing/contract";
import type { WritingInput } from "@/lib/ai/writing/schema";
import { documentCommentsQuery } from "@/lib/documents/comments/queries";
import { followPlace } from "@/lib/documents/editor/same-text";
import { call } from "@/lib/http/client";
import {
  anchorOf,
  applyInEditor,
  blocksIn,
  type Range,
  type Scope,
  scopesOf,
  type TextAt,
  textBefore,
} from "./document-text";
import { insertBelow } from "./insert-below";
import { type Asked, useWritingHelp } from "./use-writing-help";
import { WritingPanel, type WritingUse } from "./writing-panel";

type DocumentWritingProps = {
  editor: Editor;
  documentId: string;
  asked: AskedAi;
  canEdit: boolean;
  /** Whether changes can be suggested: a description has no suggestions. */
  canSuggest: boolean;
  /** Where others see that AI is writing; null where carets aren't shown. */
  awareness: Awareness | null;
  textAt?: TextAt;
  onClose: () => void;
};

const SCOPES: Record<Scope, string> = {
  selection: "Selection",
  block: "Paragraph",
  document: "Whole document",
};

/** Help with the text of a document, beside the text that it is about. Nothing changes before it is accepted. */
export default function DocumentWriting(props: DocumentWritingProps) {
  const { editor, documentId, asked, canEdit, canSuggest, awareness, textAt, onClose } = props;
  const box = useRef<HTMLDivElement>(null);
  const client = useQueryClient();
  const help = useWritingHelp({ type: "document", id: documentId });
  const { scopes, caret } = useHeldRanges(editor);
  const known = (Object.keys(SCOPES) as Scope[]).filter((scope) => scopes[scope]);
  const [chosen, setChosen] = useState<Scope | null>(null);
  const scope = chosen ?? known[0] ?? null;
  const range = (scope && scopes[scope]) || caret;
  const place = scope === "document" ? caret : range;
  useAnchor(editor, box, place, "bottom");
  usePresence(awareness, editor, help.isWriting ? place : null);
  useShownRange(editor, scope === "document" ? null : range);

  const inputFor = ({ action }: Asked): WritingInput => ({
    ...{ instruction: "", option: "", before: "", blocks: [] },
    ...(action === "continue"
      ? { before: textBefore(editor, place.to) }
      : {
          blocks: scope ? blocksIn(editor, range, textAt) : [],
          ...(!scope && { before: textBefore(editor, place.to) }),
        }),
  });

  const isBegun = useRef(false);
  const begin = useEffectEvent(() => {
    if (!asked.action || isBegun.current) return;
    isBegun.current = true;
    void help.start({ action: asked.action }, inputFor({ action: asked.action }));
  });
  useEffect(() => begin(), []);

  function close() {
    help.discard();
    onClose();
    focusText(editor);
  }
  async function suggest(refused: readonly number[]) {
    if (!help.writing) return;
    try {
      const params = { aiWritingId: help.writing.id };
      const { commentIds, left } = await call(suggestAiWritingContract, {
        params,
        body: { refused: [...refused] },
      });
      void client.invalidateQueries(documentCommentsQuery(documentId));
      onClose();
      focusText(editor);
      toast.success(suggestedText(commentIds.length, left));
    } catch (error) {
      showError(error);
    }
  }
  const uses: WritingUse[] = [
    ...(canSuggest
      ? [
          {
            label: "Suggest changes",
            takes: "hunks",
            run: ({ refused }) => suggest(refused),
          } satisfies WritingUse,
        ]
      : []),
    ...(canEdit
      ? [
          {
            label: "Replace",
            takes: "hunks",
            run({ hunks }) {
              const left = applyInEditor(editor, help.given?.blocks ?? [], hunks);
              if (left > 0) toast.error(`${left} changes were left out: their text was edited meanwhile.`);
              close();
            },
          } satisfies WritingUse,
          {
            label: "Insert below",
            takes: "text",
            async run(_, text) {
              if (await insertBelow(editor, place.to, text)) close();
            },
          } satisfies WritingUse,
        ]
      : []),
    { label: "Copy", takes: "text", run: (_, text) => void copy(text) },
  ];
  return (
    <div
      ref={box}
      role="dialog"
      aria-label="Writing help"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
      className="absolute top-0 left-0 z-40 w-[min(32rem,calc(100%-1rem))] rounded-lg border border-line bg-raised p-1.5 shadow-lg"
    >
      <WritingPanel
        {...{ help, inputFor, uses }}
        hasText={scope !== null}
        canContinue={canEdit && textBefore(editor, place.to).trim() !== ""}
        onClose={close}
      >
        {known.length > 1 && (
          <fieldset className="flex gap-1 pb-1">
            <legend className="sr-only">What it is about</legend>
            {known.map((one) => (
              <Button
                key={one}
                size="sm"
                variant="ghost"
                aria-pressed={one === scope}
                className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
                onClick={() => setChosen(one)}
              >
                {SCOPES[one]}
              </Button>
            ))}
          </fieldset>
        )}
      </WritingPanel>
    </div>
  );
}

function suggestedText(made: number, left: number): string {
  const changes = made === 1 ? "1 change is suggested" : `${made} changes are suggested`;
  return left > 0
    ? `${changes}. ${left} were left out: their text was edited meanwhile, or can’t be suggested.`
    : changes;
}

async function copy(text: string) {
  if (await copyText(text)) toast.success("Copied");
  else toast.error("The browser didn’t allow copying.");
}

type Held = { scopes: ReturnType<typeof scopesOf>; caret: Range };

/** What was selected when help was asked for, as it moves while others write. */
function useHeldRanges(editor: Editor): Held {
  const [held, setHeld] = useState<Held>(() => {
    const { from, to } = editor.state.selection;
    return { scopes: scopesOf(editor), caret: { from, to } };
  });
  useEffect(() => {
    const onTransaction: Parameters<typeof editor.on<"transaction">>[1] = ({ transaction }) => {
      if (!transaction.docChanged) return;
      const follow = ({ from, to }: Range): Range => {
        const start = followPlace(transaction, from);
        return { from: start, to: Math.max(start, followPlace(transaction, to)) };
      };
      setHeld(({ scopes: { selection, block, document }, caret }) => ({
        scopes: {
          ...(selection && { selection: follow(selection) }),
          ...(block && { block: follow(block) }),
          ...(document && { document: { from: 0, to: transaction.doc.content.size } }),
        },
        caret: follow(caret),
      }));
    };
    editor.on("transaction", onTransaction);
    return () => void editor.off("transaction", onTransaction);
  }, [editor]);
  return held;
}

/** Says to all who have the document open where AI is writing. */
function usePresence(awareness: Awareness | null, editor: Editor, range: Range | null) {
  const isWriting = range !== null;
  const place = useEffectEvent(() => range && anchorOf(editor, range));
  useEffect(() => {
    if (!awareness || !isWriting) return;
    awareness.setLocalStateField("ai", place());
    return () => awareness.setLocalStateField("ai", null);
  }, [awareness, isWriting]);
}

/** While the panel has the focus, the browser shows no selection. */
function useShownRange(editor: Editor, range: Range | null) {
  const { from, to } = range ?? { from: 0, to: 0 };
  useEffect(() => {
    if (from === to || !("highlights" in CSS)) return;
    const { size } = editor.state.doc.content;
    const [start, end] = [from, to].map((place) => editor.view.domAtPos(Math.min(place, size)));
    if (!start || !end) return;
    const shown = document.createRange();
    shown.setStart(start.node, start.offset);
    shown.setEnd(end.node, end.offset);
    CSS.highlights.set("asked-of-ai", new Highlight(shown));
    return () => void CSS.highlights.delete("asked-of-ai");
  }, [editor, from, to]);
}
