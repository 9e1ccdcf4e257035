"use client";
import { useEffect, useState } from "react";
import { SidebarSection } from "@/components/shell/sidebar-section";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";

const RecentChats = onDemand(() => import("./recent-chats"), <Skeleton className="mx-4 h-6" />);
const KEY = "guildhall.recent-ai-chats";

/** My latest AI chats in the sidebar: closed, and not loaded, until somebody opens it; this browser remembers that. */
export function RecentChatsSection() {
  // Null on the server, which knows nothing of it.
  const [isOpen, setOpen] = useState<boolean | null>(null);
  useEffect(() => setOpen(localStorage.getItem(KEY) !== null), []);
  function change(open: boolean) {
    setOpen(open);
    try {
      if (open) localStorage.setItem(KEY, "open");
      else localStorage.removeItem(KEY);
    } catch {
      // The browser's storage is full or off: it holds as long as the page.
    }
  }
  return (
    <SidebarSection
      key={isOpen === null ? "server" : "browser"}
      label="Recent AI chats"
      defaultOpen={isOpen ?? false}
      onOpenChange={change}
    >
      {isOpen && <RecentChats />}
    </SidebarSection>
  );
}
