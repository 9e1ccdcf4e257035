"use client";
import type { ReactElement } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import type { TriggerProps } from "@/components/ui/use-popup-trigger";
import type { RepeatFormProps } from "./repeat-form";

const RepeatForm = onDemand(() => import("./repeat-form"));

/** Makes a button open the choice of how something repeats. */
export function RepeatPicker({
  trigger,
  ...repeat
}: RepeatFormProps & { trigger: ReactElement<TriggerProps> }) {
  return (
    <Popover title="Repeat" hideTitle needs={RepeatForm.code} trigger={trigger} className="w-72">
      <RepeatForm {...repeat} />
    </Popover>
  );
}
