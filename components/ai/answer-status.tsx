"use client";
import { useEffect, useRef, useState } from "react";
import type { AiMessage } from "@/lib/ai/messages/schema";

const ASKS = "The model asks you to confirm a change";

/** What a screen reader is told of an answer: that it is written, and how that ended. The text itself is in no live region. */
export function AnswerStatus({ message }: { message: AiMessage | undefined }) {
  const [said, setSaid] = useState({ text: "", isError: false });
  const writing = useRef<string | null>(null);
  const { id = null, finish = null, error = null } = message ?? {};
  const isAsking = message?.parts.some((part) => part.type === "tool" && part.state === "asked") ?? false;
  useEffect(() => {
    if (id && finish === null) {
      writing.current = id;
      setSaid({ text: "Answering", isError: false });
    } else if (id && writing.current === id) {
      writing.current = null;
      setSaid(
        finish === "FAILED"
          ? { text: error?.message ?? "The answer failed.", isError: true }
          : {
              text: finish === "STOPPED" ? "Answer stopped" : isAsking ? ASKS : "Answer ready",
              isError: false,
            },
      );
    }
  }, [id, finish, error, isAsking]);
  return (
    <>
      <p role="status" className="sr-only">
        {!said.isError && said.text}
      </p>
      <p role="alert" className="sr-only">
        {said.isError && said.text}
      </p>
    </>
  );
}
