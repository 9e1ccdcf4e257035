import { useQueryClient } from "@tanstack/react-query";
import type { Editor } from "@tiptap/react";
import { PencilLine } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { isInputMethodKey } from "@/components/ui/input-method";
import { Textarea } from "@/components/ui/textarea";
import { createDocumentCommentContract } from "@/lib/documents/comments/contract";
import { MAX_QUOTED, MAX_SUGGESTED } from "@/lib/documents/comments/limits";
import { documentCommentsQuery } from "@/lib/documents/comments/queries";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { newId } from "@/lib/new-id";
import { useAnchor } from "../use-anchor";
import { keepComment, keepReplacement, keptComment, keptReplacement } from "./kept-comment";
import type { SelectedText } from "./selected-text";

type CommentFormProps = { editor: Editor; documentId: string; selected: SelectedText; onDone: () => void };

/** Writes a comment on the selected text, beside it. */
export default function CommentForm({ editor, documentId, selected, onDone }: CommentFormProps) {
  const client = useQueryClient();
  const box = useRef<HTMLFormElement>(null);
  const [id, setId] = useState(newId);
  const [body, setBody] = useState(() => keptComment(documentId));
  const [state, setState] = useState<"writing" | "sending" | { error: string }>("writing");
  /** What the text should become, while that is suggested. */
  const [replacement, setReplacement] = useState(() => keptReplacement(documentId, selected.quote));
  const isTooLong = selected.quote.length > (replacement === null ? MAX_QUOTED : MAX_SUGGESTED);
  const canSuggest = !/[\n\uFFFC]/.test(selected.quote);
  const isReady = replacement === null ? body.trim() !== "" : replacement !== selected.quote;
  useAnchor(editor, box, selected, "bottom");
  const isSuggesting = replacement !== null;
  // Only ever shown because the person asked for it.
  useEffect(() => {
    const field = isSuggesting ? '[aria-label="Suggested text"]' : "textarea";
    box.current?.querySelector<HTMLElement>(field)?.focus({ preventScroll: true });
  }, [isSuggesting]);

  /** What was refused or lost is another comment once it is changed, unless it arrived. */
  function renew() {
    const known = client.getQueryData(documentCommentsQuery(documentId).queryKey);
    if (typeof state === "object" && !known?.some((comment) => comment.id === id)) {
      setId(newId());
      setState("writing");
    }
  }
  function write(text: string) {
    setBody(text);
    renew();
    keepComment(documentId, text);
  }
  function suggest(text: string) {
    const line = text.replace(/[\r\n]+/g, " ");
    setReplacement(line);
    renew();
    keepReplacement(documentId, selected.quote, line);
  }
  function close() {
    onDone();
    if (editor.isEditable) editor.commands.focus();
    else editor.view.dom.focus({ preventScroll: true });
  }
  async function send() {
    if (!isReady || isTooLong || state === "sending") return;
    setState("sending");
    const { quote, anchor } = selected;
    try {
      const comment = await call(createDocumentCommentContract, {
        params: { documentId },
        body: { id, quote, anchor, body: body.trim() ? body : "Suggests another wording", replacement },
      });
      client.setQueryData(documentCommentsQuery(documentId).queryKey, (comments) =>
        comments && !comments.some((known) => known.id === id) ? [...comments, comment] : comments,
      );
      keepComment(documentId, "");
      keepReplacement(documentId, quote, quote);
      // By now it may be written on other text.
      if (box.current) close();
    } catch (error) {
      setState({ error: error instanceof AppError ? error.message : "Not sent. Try again." });
    }
  }
  function onKeyDown(event: KeyboardEvent) {
    if (isInputMethodKey(event.nativeEvent)) return;
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && !event.shiftKey && event.target instanceof HTMLTextAreaElement)
      void send();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <form
      ref={box}
      aria-label="New comment"
      className="absolute z-30 flex w-80 max-w-[calc(100%-1rem)] flex-col gap-2 rounded-lg border border-line bg-raised p-2 shadow-lg"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {replacement !== null && (
        <Textarea
          aria-label="Suggested text"
          rows={2}
          value={replacement}
          maxLength={MAX_SUGGESTED}
          onValueChange={suggest}
          readOnly={state === "sending"}
        />
      )}
      <Textarea
        aria-label="Comment"
        placeholder={replacement === null ? "Comment on the selected text" : "Why? (optional)"}
        rows={replacement === null ? 2 : 1}
        value={body}
        onValueChange={write}
        readOnly={state === "sending"}
      />
      {(isTooLong || typeof state === "object") && (
        <p role="alert" className="px-1 text-danger text-xs">
          {isTooLong
            ? "That is too much text for one comment: select less of it."
            : (state as { error: string }).error}
        </p>
      )}
      <div className="flex justify-end gap-2">
        {canSuggest && replacement === null && (
          <Button
            size="sm"
            variant="ghost"
            className="mr-auto"
            icon={<PencilLine />}
            onClick={() => setReplacement(selected.quote)}
          >
            Suggest an edit
          </Button>
        )}
        <Button size="sm" variant="ghost" onClick={close}>
          Cancel
        </Button>
        <Button
          size="sm"
          variant="primary"
          type="submit"
          disabled={!isReady || isTooLong || state === "sending"}
        >
          {replacement === null ? "Comment" : "Suggest"}
        </Button>
      </div>
    </form>
  );
}
