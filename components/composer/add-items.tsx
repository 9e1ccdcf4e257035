"use client";
import { ChartBar, ImagePlus } from "lucide-react";
import { MenuItem } from "@/components/ui/menu-item";
import type { Added } from "./add-dialog";

export default function AddItems({ onOpen }: { onOpen: (what: Added) => void }) {
  return (
    <>
      <MenuItem icon={<ChartBar />} onSelect={() => onOpen("poll")}>
        Make a poll
      </MenuItem>
      <MenuItem icon={<ImagePlus />} onSelect={() => onOpen("image")}>
        Create an image with AI
      </MenuItem>
    </>
  );
}
