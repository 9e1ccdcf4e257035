"use client";
import { useSearchParams } from "next/navigation";
import { showBeside } from "@/components/app/beside";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The thread that the address names. */
export function useThreadId(): string | null {
  const id = useSearchParams().get("thread");
  return id && UUID.test(id) ? id : null;
}

/** Opens a thread beside the page, null closes it. */
export const openThread = (threadId: string | null) => showBeside(threadId ? { thread: threadId } : null);
