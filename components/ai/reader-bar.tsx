"use client";
import { GitFork } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { AiSession } from "@/lib/ai/sessions/schema";
import { useCopyChat } from "./use-copy-chat";

/** In place of the composer, for who reads a chat that somebody else shares. */
export function ReaderBar({ session }: { session: AiSession }) {
  const { isBusy, copy } = useCopyChat(session);
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 rounded-lg border border-dashed px-3 py-2 text-muted text-sm">
      <p>{session.owner.name} shares this chat with the workspace.</p>
      <Button size="sm" icon={<GitFork />} loading={isBusy} onClick={copy}>
        Fork
      </Button>
    </div>
  );
}
