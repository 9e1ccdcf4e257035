"use client";
import { Bookmark, BookmarkX } from "lucide-react";
import { MenuItem } from "@/components/ui/menu-item";
import type { ObjectKey } from "@/lib/objects/types";
import { useSaved } from "./use-saved";

/** The entry of a menu that saves an object, or takes it out. */
export function SaveItem({ channelId, object }: { channelId: string; object: ObjectKey }) {
  const { isSaved, toggle } = useSaved(channelId, object);
  return (
    <MenuItem icon={isSaved ? <BookmarkX /> : <Bookmark />} onSelect={toggle}>
      {isSaved ? "Remove from saved" : "Save for later"}
    </MenuItem>
  );
}
