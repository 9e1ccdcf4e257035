"use client";
import { useQuery } from "@tanstack/react-query";
import { Ellipsis, FileJson, FileText, GitFork, Users } from "lucide-react";
import { useState } from "react";
import { useMe, useWorkspace } from "@/components/app/workspace-context";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { downloadFrom } from "@/components/ui/download";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { MenuItem, MenuSeparator } from "@/components/ui/menu-item";
import { onDemand } from "@/components/ui/on-demand";
import { Spinner } from "@/components/ui/spinner";
import { mayInChat } from "@/lib/ai/sessions/policy";
import { aiChatQuery } from "@/lib/ai/sessions/queries";
import type { AiSession } from "@/lib/ai/sessions/schema";
import { useCopyChat } from "./use-copy-chat";

const ShareDialog = onDemand(() => import("./share-dialog"));

/** What one does with the chat that is open, in the header of the page. */
export default function ChatActions({ sessionId }: { sessionId: string }) {
  const session = useQuery(aiChatQuery(sessionId)).data?.session;
  return session?.leafId ? <Actions key={sessionId} session={session} /> : null;
}

function Actions({ session }: { session: AiSession }) {
  const me = useMe();
  const workspace = useWorkspace();
  const [isSharing, setSharing] = useState(false);
  const { isBusy, copy } = useCopyChat(session);
  const { id, leafId, visibility } = session;
  const isOwner = session.owner.id === me.id;
  const isShared = visibility === "WORKSPACE";
  const mayShare = workspace && mayInChat({ isOwner, role: workspace.role, visibility }, "share");
  const exportAs = (format: string) =>
    downloadFrom(`/api/ai/sessions/${id}/export?format=${format}&leafId=${leafId}`);
  return (
    <>
      {isShared && !isOwner && <Badge tone="accent">Shared</Badge>}
      {isOwner && (mayShare || isShared) && (
        <Button variant="ghost" size="sm" icon={<Users />} onClick={() => setSharing(true)}>
          {isShared ? "Shared" : "Share"}
        </Button>
      )}
      <Menu
        align="end"
        trigger={
          <IconButton label="More about this chat" aria-busy={isBusy}>
            {isBusy ? <Spinner /> : <Ellipsis />}
          </IconButton>
        }
      >
        <MenuItem icon={<GitFork />} disabled={isBusy} onSelect={copy}>
          {isBusy ? "Forking to a new chat" : "Fork to a new chat"}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<FileText />} onSelect={() => exportAs("markdown")}>
          Export as Markdown
        </MenuItem>
        <MenuItem icon={<FileJson />} onSelect={() => exportAs("json")}>
          Export as JSON
        </MenuItem>
      </Menu>
      <ShareDialog session={session} open={isSharing} onOpenChange={setSharing} />
    </>
  );
}
