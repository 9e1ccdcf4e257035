"use client";
import { GitFork } from "lucide-react";
import { useState } from "react";
import { useWorkspace } from "@/components/app/workspace-context";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { stopSharingAiSessionContract } from "@/lib/ai/sessions/contract";
import { mayInChat } from "@/lib/ai/sessions/policy";
import type { AiSession } from "@/lib/ai/sessions/schema";
import { call } from "@/lib/http/client";
import { useCopyChat } from "./use-copy-chat";

/** In place of the composer, for who reads a chat that somebody else shares. */
export default function ReaderBar({ session }: { session: AiSession }) {
  const workspace = useWorkspace();
  const { isBusy, copy } = useCopyChat(session);
  const [isEnding, setEnding] = useState(false);
  const { id, owner, visibility } = session;
  const mayEnd = workspace && mayInChat({ isOwner: false, role: workspace.role, visibility }, "unshare");
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-lg border border-dashed px-3 py-2 text-muted text-sm">
      <p className="flex-1">{owner.name} shares this chat with the workspace.</p>
      {mayEnd && (
        <Button size="sm" variant="ghost" onClick={() => setEnding(true)}>
          Stop sharing…
        </Button>
      )}
      <Button size="sm" icon={<GitFork />} loading={isBusy} onClick={copy}>
        Fork
      </Button>
      <ConfirmDialog
        open={isEnding}
        onOpenChange={setEnding}
        title="Stop sharing this chat?"
        description={`It is ${owner.name}’s alone then: nobody else can open it, nor can you. Forks of it stay.`}
        confirmLabel="Stop sharing"
        onConfirm={async () => {
          await call(stopSharingAiSessionContract, { params: { aiSessionId: id } });
        }}
      />
    </div>
  );
}
