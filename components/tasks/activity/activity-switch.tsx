"use client";
import { History } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { setActivityShown, useIsActivityShown } from "./shown";

/** Shows and hides what was done between the messages. */
export function ActivitySwitch() {
  const isShown = useIsActivityShown();
  return (
    <IconButton
      label={isShown ? "Hide activity" : "Show activity"}
      aria-pressed={isShown}
      onClick={() => setActivityShown(!isShown)}
    >
      <History />
    </IconButton>
  );
}
