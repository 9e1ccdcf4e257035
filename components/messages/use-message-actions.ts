"use client";
import { useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { includesObject } from "@/components/saved/use-saved";
import { useOpenThread } from "@/components/threads/thread-place";
import { savedInChannelQuery } from "@/lib/saved/queries";
import type { ActionContext, MessageAction } from "./action-types";
import { offeredActions, runAction } from "./actions";

type Options = Pick<ActionContext, "message" | "channel" | "userId" | "isRoot" | "edit">;

/** Doing something with one message: by its buttons, its menu or a key. `dialog` is what an action has opened. */
export function useMessageActions(options: Options) {
  const client = useQueryClient();
  const openThread = useOpenThread();
  const { slug } = useWorkspaceIds();
  const [dialog, setDialog] = useState<MessageAction["Dialog"] | null>(null);
  const [openControl, setOpenControl] = useState<string | null>(null);
  const context = { ...options, client, openThread, slug };

  function onAction(action: MessageAction) {
    const saved = client.getQueryData(savedInChannelQuery(options.channel.id).queryKey);
    const isSaved = includesObject(saved, { type: "message", id: options.message.id });
    // A component is a function too: it must not be taken for an update of the state.
    if (action.Dialog) setDialog(() => action.Dialog);
    else void runAction(action, { ...context, isSaved });
  }

  function onKeyDown(event: KeyboardEvent) {
    const isRow = event.target === event.currentTarget;
    if (!isRow || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = offeredActions({ ...context, isSaved: false }).find(({ key }) => key === event.key);
    if (!action) return;
    event.preventDefault();
    if (action.Control) setOpenControl(action.id);
    else onAction(action);
  }

  return {
    context,
    onAction,
    onKeyDown,
    openControl,
    setOpenControl,
    dialog,
    closeDialog: () => setDialog(null),
  };
}
