"use client";
import type { ReactElement } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import type { TriggerProps } from "@/components/ui/use-popup-trigger";
import type { AssigneeListProps } from "./assignee-list";

const AssigneeList = onDemand(() => import("./assignee-list"));

type AssigneePickerProps = AssigneeListProps & { trigger: ReactElement<TriggerProps> };

/** Makes a button open the choice of those to whom something is assigned. */
export function AssigneePicker({ trigger, ...list }: AssigneePickerProps) {
  return (
    <Popover title="Assignees" hideTitle needs={AssigneeList.code} trigger={trigger}>
      <AssigneeList {...list} />
    </Popover>
  );
}
