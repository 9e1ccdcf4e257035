"use client";
import { GitFork } from "lucide-react";
import Link from "next/link";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { aiChatPath } from "@/lib/ai/sessions/paths";
import type { AiOrigin } from "@/lib/ai/sessions/schema";
import { titleOf } from "./chat-title";

/** What a chat was copied from. */
export function ChatOrigin({ origin: { chat } }: { origin: AiOrigin }) {
  const { slug } = useWorkspaceIds();
  return (
    <p className="flex items-center gap-1.5 text-muted text-sm">
      <GitFork className="size-3.5 shrink-0" aria-hidden="true" />
      {chat ? (
        <span className="min-w-0 truncate">
          Forked from{" "}
          <Link href={aiChatPath(slug, chat.id)} className="text-accent underline underline-offset-2">
            {titleOf(chat)}
          </Link>{" "}
          by {chat.owner.name}
        </span>
      ) : (
        "Forked from a chat that you can’t open any more"
      )}
    </p>
  );
}
