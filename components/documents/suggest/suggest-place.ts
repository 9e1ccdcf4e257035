import { useEffect, useSyncExternalStore } from "react";
import { useActions } from "@/components/shell/actions";
import type { TreeChannel } from "@/lib/channels/schema";
import { hasKept } from "@/lib/documents/suggesting/kept";

/** The documents in which one suggests, on this page. */
const chosen = new Set<string>();
const listeners = new Set<() => void>();

function choose(documentId: string, isOn: boolean): void {
  if (isOn) chosen.add(documentId);
  else chosen.delete(documentId);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export type SuggestMode = {
  isOn: boolean;
  /** Null for who may only suggest, or not at all. */
  toggle: (() => void) | null;
};

/**
 * Whether what one writes in a document becomes suggestions: where one has chosen that, and for who may comment and not edit.
 * @param isEditable null until the document has come
 */
export function useSuggestMode(
  channel: TreeChannel,
  userId: string,
  isEditable: boolean | null,
): SuggestMode {
  const { id } = channel;
  const isChosen = useSyncExternalStore(
    subscribe,
    () => chosen.has(id),
    () => false,
  );
  const canSuggest = isEditable !== null && channel.actions.includes("message.create") && !channel.isArchived;
  const canEdit = channel.actions.includes("document.update");
  const toggle = canSuggest && isEditable ? () => choose(id, !isChosen) : null;
  const isOn = canSuggest && (canEdit ? isChosen && isEditable : true);
  // What an earlier page couldn't store is there again, to be stored.
  useEffect(() => {
    if (hasKept(userId, id)) choose(id, true);
  }, [userId, id]);
  useActions(
    toggle
      ? [
          {
            id: "document.suggest",
            label: isChosen ? "Stop suggesting" : "Suggest changes",
            group: "Document",
            keywords: "suggestion propose edit mode",
            shortcut: "mod+shift+x",
            run: toggle,
          },
        ]
      : [],
  );
  return { isOn, toggle };
}
