"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useCallback } from "react";
import type { InboxItem } from "@/lib/inbox/schema";

type Place = Pick<InboxItem, "id" | "threadId" | "seq" | "block">;

/**
 * The item that the address names, and how to open another, null closes it. The address also names the item's message
 * and thread, as that of its place does. The server isn't asked for the page again; going back leads to the list.
 */
export function useInboxPlace() {
  const path = usePathname();
  const itemId = useSearchParams().get("item");
  const isOpen = itemId !== null;
  const open = useCallback(
    (item: Place | null) => {
      const search = new URLSearchParams();
      if (item) search.set("item", item.id);
      if (item?.threadId) search.set("thread", item.threadId);
      if (item && item.seq !== null) search.set("m", String(item.seq));
      if (item?.block) search.set("block", item.block);
      const address = item ? `${path}?${search}` : path;
      if (isOpen) history.replaceState(null, "", address);
      else history.pushState(null, "", address);
    },
    [path, isOpen],
  );
  return { itemId, open };
}
