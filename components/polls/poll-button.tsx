"use client";
import { ChartBar } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import type { NewPoll } from "@/lib/polls/schema";

const PollDialog = onDemand(() => import("./poll-dialog"));

/** Asks the channel something. */
export function PollButton({ onCreate }: { onCreate: (poll: NewPoll) => void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton label="Make a poll" onClick={() => setOpen(true)}>
        <ChartBar />
      </IconButton>
      {isOpen && <PollDialog open onOpenChange={setOpen} onCreate={onCreate} />}
    </>
  );
}
