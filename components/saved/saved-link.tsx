"use client";
import { SidebarLink } from "@/components/shell/sidebar-link";

export function SavedLink() {
  return <SidebarLink page="saved" />;
}
