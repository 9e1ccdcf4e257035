"use client";
import type { ReactElement } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import type { TriggerProps } from "@/components/ui/use-popup-trigger";

const AssigneeList = onDemand(() => import("./assignee-list"), <Skeleton className="h-40 w-full" />);

type AssigneePickerProps = {
  channelId: string;
  assignees: readonly string[];
  onChange: (assignees: string[]) => void;
  trigger: ReactElement<TriggerProps>;
};

/** Makes a button open the choice of those to whom something is assigned. */
export function AssigneePicker({ trigger, ...list }: AssigneePickerProps) {
  return (
    <Popover title="Assignees" hideTitle trigger={trigger} className="p-2">
      <AssigneeList {...list} />
    </Popover>
  );
}
