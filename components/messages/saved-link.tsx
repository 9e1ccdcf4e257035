"use client";
import { Bookmark } from "lucide-react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { SidebarLink } from "@/components/shell/sidebar-link";

export const savedPath = (slug: string) => `/w/${slug}/saved`;

export function SavedLink() {
  const { slug } = useWorkspaceIds();
  return <SidebarLink href={savedPath(slug)} icon={<Bookmark />} label="Saved" />;
}
