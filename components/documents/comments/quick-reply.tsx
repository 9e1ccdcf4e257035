import { type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { isInputMethodKey } from "@/components/ui/input-method";
import { Textarea } from "@/components/ui/textarea";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { createMessageContract } from "@/lib/messages/contract";
import { newId } from "@/lib/new-id";
import { keepComment, keptComment } from "./kept-comment";

/** Answers a comment beside the text. What isn't sent is there again. */
export function QuickReply({ channelId, threadId }: { channelId: string; threadId: string }) {
  const [nonce, setNonce] = useState(newId);
  const [body, setBody] = useState(() => keptComment(threadId));
  const [state, setState] = useState<"writing" | "sending" | { error: string }>("writing");

  function write(text: string) {
    setBody(text);
    keepComment(threadId, text);
    // What was refused is another answer once it is changed.
    if (typeof state === "object") {
      setNonce(newId());
      setState("writing");
    }
  }
  async function send() {
    if (!body.trim() || state === "sending") return;
    setState("sending");
    try {
      await call(createMessageContract, { params: { channelId }, body: { nonce, body, threadId } });
      setNonce(newId());
      setBody("");
      keepComment(threadId, "");
      setState("writing");
    } catch (error) {
      setState({ error: error instanceof AppError ? error.message : "Not sent. Try again." });
    }
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.shiftKey || isInputMethodKey(event.nativeEvent)) return;
    event.preventDefault();
    event.stopPropagation();
    void send();
  }
  return (
    <form
      aria-label="Reply"
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Textarea
        aria-label="Reply"
        placeholder="Reply"
        rows={1}
        value={body}
        onValueChange={write}
        onKeyDown={onKeyDown}
        readOnly={state === "sending"}
      />
      {typeof state === "object" && (
        <p role="alert" className="text-danger text-xs">
          {state.error}
        </p>
      )}
      {body.trim() && (
        <Button size="sm" variant="primary" type="submit" disabled={state === "sending"} className="self-end">
          Reply
        </Button>
      )}
    </form>
  );
}
