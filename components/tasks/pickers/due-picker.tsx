"use client";
import { type ReactElement, useState } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import type { TriggerProps } from "@/components/ui/use-popup-trigger";
import type { DueFormProps } from "./due-form";

const DueForm = onDemand(() => import("./due-form"));

type DuePickerProps = Omit<DueFormProps, "onDone"> & { trigger: ReactElement<TriggerProps> };

/** Makes a button open the choice of a day, with a time of it. */
export function DuePicker({ trigger, ...due }: DuePickerProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover title="Due" hideTitle needs={DueForm.code} open={open} onOpenChange={setOpen} trigger={trigger}>
      <DueForm {...due} onDone={() => setOpen(false)} />
    </Popover>
  );
}
