"use client";
import { useEffect, useRef, useState } from "react";
import { toast } from "@/components/ui/toast";

type Given = {
  /** What is written and attached: the waiting ends where it changes. */
  content: string;
  canSend: boolean;
  /** What is attached is on its way, and nothing else hinders. */
  mayWait: boolean;
  send: () => void;
};

/** Sends at once, or once what is attached is ready: unless that fails, the content is changed, or it is cancelled. */
export function useSendingLater({ content, canSend, mayWait, send }: Given) {
  const [awaited, setAwaited] = useState<string | null>(null);
  const isWaiting = awaited === content && mayWait;
  const leaves = useRef(false);
  useEffect(() => {
    leaves.current = isWaiting;
    if (awaited === null || isWaiting) return;
    setAwaited(null);
    if (awaited === content && canSend) send();
  });
  useEffect(
    () => () => {
      if (leaves.current) toast.info("It wasn’t sent: its files weren’t ready yet. It is kept as a draft.");
    },
    [],
  );
  return {
    isWaiting,
    submit() {
      if (canSend) send();
      else if (mayWait) setAwaited(content);
    },
    cancel: () => setAwaited(null),
  };
}
