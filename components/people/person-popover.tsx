"use client";
import { type ReactElement, useState } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import type { TriggerProps } from "@/components/ui/use-popup-trigger";
import type { Person } from "@/lib/accounts/schema";

const PersonCard = onDemand(() => import("./person-card"), <Skeleton className="h-32 w-full" />);
const ReportDialog = onDemand(() => import("@/components/moderation/report-dialog"));

type PersonPopoverProps = { person: Person; trigger: ReactElement<TriggerProps> };

/** Makes a button open somebody's card, which is loaded then. */
export function PersonPopover({ person, trigger }: PersonPopoverProps) {
  const [open, setOpen] = useState(false);
  const [isReporting, setReporting] = useState(false);
  const close = () => setOpen(false);
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
          onReport={() => {
            close();
            setReporting(true);
          }}
        />
      </Popover>
      {isReporting && (
        <ReportDialog target={{ userId: person.id }} noun={person.name} onClose={() => setReporting(false)} />
      )}
    </>
  );
}
