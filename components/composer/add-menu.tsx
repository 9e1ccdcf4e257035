"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import { addUploaded } from "@/components/files/use-uploads";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import type { NewPoll } from "@/lib/polls/schema";

const AddItems = onDemand(() => import("./add-items"));
const PollDialog = onDemand(() => import("@/components/polls/poll-dialog"));
const ImageDialog = onDemand(() => import("@/components/ai/images/image-dialog"));

type AddMenuProps = { channelId: string; streamId: string; onPoll: (poll: NewPoll) => void };

/** What else a message can have. */
export function AddMenu({ channelId, streamId, onPoll }: AddMenuProps) {
  const [open, setOpen] = useState<"poll" | "image">();
  const close = () => setOpen(undefined);
  return (
    <>
      <Menu
        side="top"
        needs={AddItems.code}
        trigger={
          <IconButton label="Add to the message">
            <Plus />
          </IconButton>
        }
      >
        <AddItems onOpen={setOpen} />
      </Menu>
      {open === "poll" && <PollDialog open onOpenChange={close} onCreate={onPoll} />}
      {open === "image" && (
        <ImageDialog
          channelId={channelId}
          insertLabel="Add to message"
          onInsert={(file) => addUploaded(channelId, streamId, file)}
          onClose={close}
        />
      )}
    </>
  );
}
