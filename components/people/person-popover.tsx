"use client";
import { type ReactElement, useState } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import type { TriggerProps } from "@/components/ui/use-popup-trigger";
import type { Person } from "@/lib/accounts/schema";

const PersonCard = onDemand(() => import("./person-card"), <Skeleton className="h-32 w-full" />);
const BacklinksDialog = onDemand(() => import("@/components/references/backlinks-dialog"));
const ReportDialog = onDemand(() => import("@/components/moderation/report-dialog"));

type PersonPopoverProps = { person: Person; trigger: ReactElement<TriggerProps> };

/** Makes a button open a person's card, loaded on opening. */
export function PersonPopover({ person, trigger }: PersonPopoverProps) {
  const [open, setOpen] = useState(false);
  const [dialog, setDialog] = useState<"report" | "backlinks" | null>(null);
  const close = () => setOpen(false);
  const closeDialog = () => setDialog(null);
  return (
    <>
      <Popover
        title={person.name}
        hideTitle
        className="w-76"
        open={open}
        onOpenChange={setOpen}
        trigger={trigger}
      >
        <PersonCard
          person={person}
          onClose={close}
          onDialog={(wanted) => {
            close();
            setDialog(wanted);
          }}
        />
      </Popover>
      {dialog === "report" && (
        <ReportDialog target={{ type: "person", id: person.id }} noun={person.name} onClose={closeDialog} />
      )}
      {dialog === "backlinks" && <BacklinksDialog type="person" id={person.id} onClose={closeDialog} />}
    </>
  );
}
