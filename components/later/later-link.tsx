"use client";
import { useQuery } from "@tanstack/react-query";
import { CalendarClock } from "lucide-react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { SidebarLink } from "@/components/shell/sidebar-link";
import { draftsQuery } from "@/lib/drafts/queries";

export const laterPath = (slug: string) => `/w/${slug}/later`;

/** The way to what isn't sent yet: drafts, scheduled messages, reminders. */
export function LaterLink() {
  const { slug } = useWorkspaceIds();
  const count = useQuery(draftsQuery()).data?.length ?? 0;
  return (
    <SidebarLink href={laterPath(slug)} icon={<CalendarClock />} label="Drafts and later">
      {count > 0 && (
        <span className="text-xs">
          {count}
          <span className="sr-only">{count === 1 ? " draft" : " drafts"}</span>
        </span>
      )}
    </SidebarLink>
  );
}
