"use client";
import { Bookmark } from "lucide-react";
import { SidebarLink } from "@/components/shell/sidebar-link";
import { useWorkspaceIds } from "@/components/workspaces/workspace-context";

export const savedPath = (slug: string) => `/w/${slug}/saved`;

export function SavedLink() {
  const { slug } = useWorkspaceIds();
  return <SidebarLink href={savedPath(slug)} icon={<Bookmark />} label="Saved" />;
}
