"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import type { NewPoll } from "@/lib/polls/schema";
import type { Added } from "./add-dialog";

const AddItems = onDemand(() => import("./add-items"));
const AddDialog = onDemand(() => import("./add-dialog"));

type AddMenuProps = { channelId: string; streamId: string; onPoll: (poll: NewPoll) => void };

/** What else a message can have. */
export function AddMenu(props: AddMenuProps) {
  const [open, setOpen] = useState<Added>();
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
      {open && <AddDialog {...props} what={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}
