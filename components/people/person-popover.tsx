"use client";
import { type ReactElement, useState } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import type { TriggerProps } from "@/components/ui/use-popup-trigger";
import type { Person } from "@/lib/accounts/schema";

const PersonCard = onDemand(() => import("./person-card"), <Skeleton className="h-32 w-64" />);

type PersonPopoverProps = { person: Person; trigger: ReactElement<TriggerProps> };

/** Makes a button open somebody's card, which is loaded then. */
export function PersonPopover({ person, trigger }: PersonPopoverProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover title={person.name} hideTitle open={open} onOpenChange={setOpen} trigger={trigger}>
      <PersonCard person={person} onClose={() => setOpen(false)} />
    </Popover>
  );
}
