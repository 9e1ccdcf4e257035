"use client";
import type { ReactElement } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import type { TriggerProps } from "@/components/ui/use-popup-trigger";
import type { LabelListProps } from "./label-list";

const LabelList = onDemand(() => import("./label-list"));

type LabelPickerProps = LabelListProps & { trigger: ReactElement<TriggerProps> };

/** Makes a button open the choice of labels of a channel, which can be made and changed there. */
export function LabelPicker({ trigger, ...list }: LabelPickerProps) {
  return (
    <Popover title="Labels" hideTitle needs={LabelList.code} trigger={trigger}>
      <LabelList {...list} />
    </Popover>
  );
}
