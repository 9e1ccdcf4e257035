"use client";
import { useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { includesObject } from "@/components/saved/use-saved";
import { openThread } from "@/components/threads/thread-place";
import { atFirstInput } from "@/components/ui/first-input";
import { showError } from "@/components/ui/show-error";
import { savedInChannelQuery } from "@/lib/saved/queries";
import type { ActionContext, MessageAction } from "./action-types";

type Offered = typeof import("./actions").offeredActions;
let offered: Offered | null = null;
const loadOffered = async () => {
  offered ??= (await import("./actions")).offeredActions;
  return offered;
};
atFirstInput(loadOffered);

type Options = Pick<ActionContext, "message" | "channel" | "userId" | "isRoot" | "edit">;

/** Doing something with one message: by its buttons, its menu or a key. `dialog` is what an action has opened. */
export function useMessageActions(options: Options) {
  const client = useQueryClient();
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
    // Also on a picture or another button in the row, which has no letters of its own; not in what it has opened.
    const target = event.target as HTMLElement;
    const isRow = target === event.currentTarget || target.matches("button, a, summary");
    const isHere = event.currentTarget.contains(target);
    if (!isRow || !isHere || event.ctrlKey || event.metaKey || event.altKey) return;
    if (offered && runKey(offered, event.key)) return event.preventDefault();
    // The first key of all. The row's buttons report it where the code can't be loaded.
    if (!offered)
      void loadOffered().then(
        (actionsOf) => runKey(actionsOf, event.key),
        () => {},
      );
  }

  /** Runs the action of a key; returns whether the key has one. */
  function runKey(actionsOf: Offered, pressed: string): boolean {
    const action = actionsOf({ ...context, isSaved: false }).find(({ key }) => key === pressed);
    if (action?.Control) setOpenControl(action.id);
    else if (action) onAction(action);
    return action !== undefined;
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

/** Runs an action, and shows its error if it fails. */
async function runAction({ run }: MessageAction, context: ActionContext) {
  try {
    await run?.(context);
  } catch (error) {
    showError(error);
  }
}
