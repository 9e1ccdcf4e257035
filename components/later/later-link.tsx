"use client";
import { useQuery } from "@tanstack/react-query";
import { SidebarLink } from "@/components/shell/sidebar-link";
import { draftsQuery } from "@/lib/drafts/queries";

/** The way to what isn't sent yet: drafts, scheduled messages, reminders. */
export function LaterLink() {
  const count = useQuery(draftsQuery()).data?.length ?? 0;
  return (
    <SidebarLink page="later">
      {count > 0 && (
        <span className="text-xs">
          {count}
          <span className="sr-only">{count === 1 ? " draft" : " drafts"}</span>
        </span>
      )}
    </SidebarLink>
  );
}
