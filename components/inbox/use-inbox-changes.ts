"use client";
import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { showError } from "@/components/channels/use-channel-changes";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/http/client";
import { doneWithInboxContract, updateInboxItemContract } from "@/lib/inbox/contract";
import type { InboxFilter, InboxItem, InboxItemChange } from "@/lib/inbox/schema";

type Pages = InfiniteData<{ items: InboxItem[]; nextCursor: string | null }>;

/** What one does with items. Each shows at once, and is taken back where the server refuses. */
export function useInboxChanges(filter: InboxFilter) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ["inbox"] });

  async function change(item: InboxItem, body: InboxItemChange) {
    await client.cancelQueries({ queryKey: ["inbox"] });
    const leaves = body.isDone !== undefined || body.snoozedUntil !== undefined;
    client.setQueryData<Pages>(["inbox", filter], (data) => data && patch(data, item.id, body, leaves));
    try {
      await call(updateInboxItemContract, { params: { itemId: item.id }, body });
    } catch (error) {
      showError(error);
    }
    void refresh();
  }

  const undo = (item: InboxItem, body: InboxItemChange) => ({
    action: { label: "Undo", onClick: () => void change(item, body) },
  });
  return {
    markRead: (item: InboxItem) => !item.isRead && void change(item, { isRead: true }),
    toggleDone(item: InboxItem) {
      void change(item, { isDone: !item.isDone });
      if (!item.isDone) toast.success("Done", undo(item, { isDone: false, isRead: item.isRead }));
    },
    snooze(item: InboxItem, until: Date) {
      void change(item, { snoozedUntil: until.toISOString() });
      toast.success("Snoozed", undo(item, { snoozedUntil: null }));
    },
    wake: (item: InboxItem) => void change(item, { snoozedUntil: null }),
    async doneWithAll(of: Exclude<InboxFilter, "snoozed" | "done">) {
      await call(doneWithInboxContract, { body: { filter: of } }).catch(showError);
      void refresh();
    },
  };
}

function patch(data: Pages, itemId: string, { isRead }: InboxItemChange, leaves: boolean): Pages {
  const change = (item: InboxItem) => (isRead === undefined ? item : { ...item, isRead });
  return {
    ...data,
    pages: data.pages.map((page) => ({
      ...page,
      items: leaves
        ? page.items.filter(({ id }) => id !== itemId)
        : page.items.map((item) => (item.id === itemId ? change(item) : item)),
    })),
  };
}

export type InboxChanges = ReturnType<typeof useInboxChanges>;
