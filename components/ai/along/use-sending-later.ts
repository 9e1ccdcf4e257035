"use client";
import { useEffect, useState } from "react";

type Given = {
  /** Ends the waiting where it changes. */
  text: string;
  canSend: boolean;
  /** What is attached is on its way, and nothing else hinders. */
  mayWait: boolean;
  send: () => void;
};

/** Sends at once, or once what is attached is ready: unless that fails, the text is changed, or it is cancelled. */
export function useSendingLater({ text, canSend, mayWait, send }: Given) {
  const [waitingText, setWaitingText] = useState<string | null>(null);
  const isWaiting = waitingText === text && mayWait;
  useEffect(() => {
    if (waitingText === null || isWaiting) return;
    setWaitingText(null);
    if (waitingText === text && canSend) send();
  });
  return {
    isWaiting,
    submit() {
      if (canSend) send();
      else if (mayWait) setWaitingText(text);
    },
    cancel: () => setWaitingText(null),
  };
}
