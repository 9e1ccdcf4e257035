"use client";
import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { showError } from "@/components/ui/show-error";
import { useTimeFormat } from "@/components/ui/time";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/http/client";
import { markAllDoneContract, undoMarkAllDoneContract, updateInboxItemContract } from "@/lib/inbox/contract";
import { inboxKeys, inboxQuery } from "@/lib/inbox/queries";
import type { InboxFilter, InboxItem, InboxItemChange } from "@/lib/inbox/schema";

export type OpenFilter = Exclude<InboxFilter, "snoozed" | "done">;
type Pages = InfiniteData<{ items: InboxItem[]; nextCursor: string | null }>;

/** What one does with items. Each shows at once, and is taken back where the server refuses. */
export function useInboxChanges(filter: InboxFilter) {
  const client = useQueryClient();
  const format = useTimeFormat();
  const refresh = () => client.invalidateQueries({ queryKey: inboxKeys.all });

  async function change(item: InboxItem, body: InboxItemChange) {
    await client.cancelQueries({ queryKey: inboxKeys.all });
    const leaves = body.isDone !== undefined || body.snoozedUntil !== undefined;
    client.setQueryData<Pages>(
      inboxQuery(filter).queryKey,
      (data) => data && patch(data, item.id, body, leaves),
    );
    try {
      await call(updateInboxItemContract, { params: { itemId: item.id }, body });
    } catch (error) {
      showError(error);
    }
    void refresh();
  }

  async function takeBack(doneAt: string) {
    await call(undoMarkAllDoneContract, { body: { doneAt } }).catch(showError);
    void refresh();
  }

  const undo = (item: InboxItem, body: InboxItemChange) => ({
    action: { label: "Undo", onClick: () => void change(item, body) },
  });
  return {
    markRead: (item: InboxItem) => !item.isRead && void change(item, { isRead: true }),
    toggleRead: (item: InboxItem) => void change(item, { isRead: !item.isRead }),
    toggleDone(item: InboxItem) {
      void change(item, { isDone: !item.isDone });
      if (!item.isDone) toast.success("Done", undo(item, { isDone: false, isRead: item.isRead }));
    },
    snooze(item: InboxItem, until: Date) {
      void change(item, { snoozedUntil: until.toISOString() });
      toast.success(
        `Snoozed until ${format.moment(until.toISOString())}`,
        undo(item, { snoozedUntil: null, isRead: item.isRead }),
      );
    },
    wake: (item: InboxItem) => void change(item, { snoozedUntil: null }),
    async doneWithAll(of: OpenFilter) {
      try {
        const { count, doneAt } = await call(markAllDoneContract, { body: { filter: of } });
        toast.success(`${count} done`, {
          action: { label: "Undo", onClick: () => void takeBack(doneAt) },
        });
      } catch (error) {
        showError(error);
      }
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
