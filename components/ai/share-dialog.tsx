"use client";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useWorkspace, useWorkspaceIds } from "@/components/app/workspace-context";
import { copyText } from "@/components/copy-text";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogClose } from "@/components/ui/dialog-close";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { aiChatPath } from "@/lib/ai/sessions/paths";
import type { AiSession } from "@/lib/ai/sessions/schema";
import { useSharing } from "./use-sharing";

type ShareDialogProps = { session: AiSession; open: boolean; onOpenChange: (open: boolean) => void };

/** Shares the branch of a chat that is open with the workspace, and ends that. */
export default function ShareDialog({ session, open, onOpenChange }: ShareDialogProps) {
  const workspace = useWorkspace();
  const { error, isBusy, share, stop } = useSharing(session);
  const { id, leafId, sharedLeafId, visibility } = session;
  // Its answers quote places that its owner alone may read: they read them first.
  const isFromWorkspace = session.isAsk || session.usesWorkspace;
  const isShared = visibility === "WORKSPACE";
  const what = isFromWorkspace
    ? "can read the chat up to the answer that you have open. What you ask after it stays private until you share that too."
    : "can read the branch that is shared, and what is asked after it. Other branches and your instructions stay private, and what follows a question with places as context until you share that too.";

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={isShared ? "Shared with the workspace" : "Share chat"}
      description={`Everybody in ${workspace?.name ?? "the workspace"} but guests ${what}`}
      footer={
        isShared ? (
          <>
            <Button loading={isBusy} onClick={stop}>
              Stop sharing
            </Button>
            <DialogClose>
              <Button variant="primary">Done</Button>
            </DialogClose>
          </>
        ) : (
          <>
            <DialogClose>
              <Button>Cancel</Button>
            </DialogClose>
            <Button variant="primary" loading={isBusy} disabled={!leafId} onClick={share}>
              Share with the workspace
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-3 text-sm">
        {isShared ? (
          <ChatLink sessionId={id} />
        ) : (
          <p className="text-muted">
            Answers may quote what only you can open. Read them again before sharing.
          </p>
        )}
        {isShared && leafId !== sharedLeafId && (
          <div className="flex flex-wrap items-center justify-between gap-2 rounded-md border px-3 py-2">
            <span>
              {isFromWorkspace
                ? "The answer that you have open isn’t shared yet."
                : "The branch that you have open isn’t the one that is shared."}
            </span>
            <Button size="sm" loading={isBusy} onClick={share}>
              {isFromWorkspace ? "Share up to here" : "Share this one instead"}
            </Button>
          </div>
        )}
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
      </div>
    </Dialog>
  );
}

function ChatLink({ sessionId }: { sessionId: string }) {
  const { slug } = useWorkspaceIds();
  const [isCopied, setCopied] = useState(false);
  const link = `${location.origin}${aiChatPath(slug, sessionId)}`;
  async function copy() {
    if (await copyText(link)) setCopied(true);
    else toast.error("The browser didn’t allow copying.");
  }
  return (
    <div className="flex items-end gap-2">
      <div className="min-w-0 flex-1">
        <Field label="Link">
          <Input readOnly value={link} onFocus={(event) => event.target.select()} />
        </Field>
      </div>
      <Button icon={isCopied ? <Check /> : <Copy />} onClick={() => void copy()}>
        {isCopied ? "Copied" : "Copy link"}
      </Button>
    </div>
  );
}
