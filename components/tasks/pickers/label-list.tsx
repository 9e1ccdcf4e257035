"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { nameHas } from "@/components/ui/fold";
import { toast } from "@/components/ui/toast";
import { useAttempt } from "@/components/use-attempt";
import { call } from "@/lib/http/client";
import { createLabelContract } from "@/lib/labels/contract";
import { MAX_LABEL_NAME } from "@/lib/labels/limits";
import { labelsQuery } from "@/lib/labels/queries";
import type { Label } from "@/lib/labels/schema";
import { MAX_TASK_LABELS } from "@/lib/tasks/limits";
import { LabelDot } from "./label-chip";
import { LabelEditor } from "./label-editor";
import { OptionList } from "./option-list";

export type LabelListProps = {
  channelId: string;
  labelIds: readonly string[];
  onChange: (labelIds: string[]) => void;
};

/** The labels of a channel to choose from. What is typed makes a new one where there is none of that name. */
export default function LabelList({ channelId, labelIds, onChange }: LabelListProps) {
  const client = useQueryClient();
  const { queryKey } = labelsQuery(channelId);
  const { data: labels } = useQuery(labelsQuery(channelId));
  const [typed, setTyped] = useState("");
  const [isEditing, setEditing] = useState(false);
  const { error, isBusy, attempt } = useAttempt();
  const name = typed.trim();
  const found = labels?.filter((label) => nameHas(label.name, name));
  const isNew = name !== "" && labels?.every((label) => label.name.toLowerCase() !== name.toLowerCase());

  function toggle(id: string) {
    if (labelIds.includes(id)) return onChange(labelIds.filter((one) => one !== id));
    if (labelIds.length >= MAX_TASK_LABELS) return void toast.error(`${MAX_TASK_LABELS} labels at most.`);
    setTyped("");
    onChange([...labelIds, id]);
  }

  const create = () =>
    attempt(async () => {
      const label = await call(createLabelContract, { params: { channelId }, body: { name } });
      client.setQueryData<Label[]>(queryKey, (known) =>
        known?.some(({ id }) => id === label.id) ? known : known && [...known, label],
      );
      toggle(label.id);
    });

  if (isEditing && labels)
    return <LabelEditor channelId={channelId} labels={labels} onDone={() => setEditing(false)} />;
  return (
    <>
      <OptionList
        label="Labels"
        placeholder="Find or create a label…"
        maxLength={MAX_LABEL_NAME}
        typed={typed}
        onTyped={setTyped}
        options={found?.map((label) => ({
          id: label.id,
          label: label.name,
          icon: <LabelDot color={label.color} className="mx-1" />,
        }))}
        chosenIds={labelIds}
        onToggle={toggle}
        onEnterWithout={isNew ? () => void create() : undefined}
        empty={name ? `No label is called “${name}”.` : "This channel has no labels yet: type a name."}
      />
      {error && (
        <p role="alert" className="px-2 py-1 text-danger text-sm">
          {error}
        </p>
      )}
      <div className="mt-1 flex flex-col border-t pt-1 *:justify-start *:px-2">
        {isNew && (
          <Button variant="ghost" size="sm" icon={<Plus />} loading={isBusy} onClick={() => void create()}>
            <span className="truncate">Create “{name}”</span>
          </Button>
        )}
        {labels && labels.length > 0 && (
          <Button variant="ghost" size="sm" icon={<Pencil />} onClick={() => setEditing(true)}>
            Edit labels
          </Button>
        )}
      </div>
    </>
  );
}
