"use client";
import { useQueryClient } from "@tanstack/react-query";
import { ChevronLeft, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { isInputMethodKey } from "@/components/ui/input-method";
import { Menu } from "@/components/ui/menu";
import { MenuRadioGroup } from "@/components/ui/menu-item";
import { showError } from "@/components/ui/show-error";
import { call } from "@/lib/http/client";
import { deleteLabelContract, updateLabelContract } from "@/lib/labels/contract";
import { LABEL_COLORS, MAX_LABEL_NAME } from "@/lib/labels/limits";
import { labelsQuery } from "@/lib/labels/queries";
import type { Label, LabelChange } from "@/lib/labels/schema";
import { LabelDot } from "./label-chip";
import { LABEL_LOOKS } from "./label-looks";

type LabelEditorProps = { channelId: string; labels: readonly Label[]; onDone: () => void };

/** Names and colors of a channel's labels, for all of its tasks. */
export function LabelEditor({ channelId, labels, onDone }: LabelEditorProps) {
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    <div>
      <Button ref={back} variant="ghost" size="sm" icon={<ChevronLeft />} onClick={onDone}>
        Labels
      </Button>
      <ul aria-label="Labels" className="mt-1 flex max-h-80 flex-col gap-1 overflow-y-auto p-0.5">
        {labels.map((label) => (
          <LabelRow key={label.id} label={label} channelId={channelId} />
        ))}
      </ul>
    </div>
  );
}

function LabelRow({ label, channelId }: { label: Label; channelId: string }) {
  const client = useQueryClient();
  const { queryKey } = labelsQuery(channelId);
  const [name, setName] = useState<string | null>(null);
  const { id, color } = label;

  async function change(body: LabelChange) {
    const set = (next: Label) =>
      client.setQueryData<Label[]>(queryKey, (labels) => labels?.map((one) => (one.id === id ? next : one)));
    set({ ...label, ...body });
    try {
      set(await call(updateLabelContract, { params: { labelId: id }, body }));
    } catch (error) {
      set(label);
      showError(error);
    }
  }

  function rename() {
    const next = name?.trim();
    setName(null);
    if (next && next !== label.name) void change({ name: next });
  }

  async function remove() {
    await call(deleteLabelContract, { params: { labelId: id } });
    client.setQueryData<Label[]>(queryKey, (labels) => labels?.filter((one) => one.id !== id));
  }

  return (
    <li className="flex items-center gap-1">
      <Menu
        trigger={
          <IconButton label={`Color of ${label.name}: ${LABEL_LOOKS[color].name}`}>
            <LabelDot color={color} />
          </IconButton>
        }
      >
        <MenuRadioGroup
          label="Color"
          value={color}
          onValueChange={(next) => void change({ color: next })}
          options={COLORS}
        />
      </Menu>
      <Input
        aria-label={`Name of ${label.name}`}
        value={name ?? label.name}
        maxLength={MAX_LABEL_NAME}
        onChange={(event) => setName(event.target.value)}
        onBlur={rename}
        onKeyDown={({ key, nativeEvent }) => key === "Enter" && !isInputMethodKey(nativeEvent) && rename()}
      />
      <ConfirmDialog
        trigger={
          <IconButton label={`Delete ${label.name}`}>
            <Trash2 />
          </IconButton>
        }
        title={`Delete the label “${label.name}”?`}
        description="It is taken off all tasks of this channel. The tasks stay."
        confirmLabel="Delete label"
        onConfirm={remove}
      />
    </li>
  );
}

const COLORS = LABEL_COLORS.map((color) => ({
  value: color,
  label: LABEL_LOOKS[color].name,
  icon: <LabelDot color={color} className="mx-1" />,
}));
