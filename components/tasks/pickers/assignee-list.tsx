"use client";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { Avatar } from "@/components/ui/avatar";
import { nameHas } from "@/components/ui/fold";
import { toast } from "@/components/ui/toast";
import type { Person } from "@/lib/accounts/schema";
import { findReadersQuery } from "@/lib/channels/members/queries";
import { MAX_ASSIGNEES } from "@/lib/tasks/limits";
import { type Assigned, useAssigned } from "../use-assigned";
import { OptionList } from "./option-list";

export type AssigneeListProps = {
  channelId: string;
  assignees: readonly string[];
  onChange: (assignees: string[]) => void;
};

/** The people who can read the channel: me, those who are chosen, then by name. */
export default function AssigneeList({ channelId, assignees, onChange }: AssigneeListProps) {
  const me = useMe();
  const [typed, setTyped] = useState("");
  const wanted = useDeferredValue(typed.trim());
  const { data: found } = useQuery({
    ...findReadersQuery(channelId, wanted),
    placeholderData: (before) => before,
  });
  // Their order stays while this is open.
  const [first] = useState(() => [me.id, ...assignees.filter((id) => id !== me.id)]);
  const leading = useAssigned(channelId, first).filter(({ name }) => nameHas(name, wanted));
  const rest = found?.filter(({ id, name }) => !first.includes(id) && nameHas(name, wanted));

  function toggle(id: string) {
    if (assignees.includes(id)) return onChange(assignees.filter((one) => one !== id));
    if (assignees.length >= MAX_ASSIGNEES) return void toast.error(`${MAX_ASSIGNEES} people at most.`);
    onChange([...assignees, id]);
  }

  return (
    <OptionList
      label="Assignees"
      placeholder="Find people…"
      typed={typed}
      onTyped={setTyped}
      options={rest && [...leading, ...rest].map((person) => toOption(person, person.id === me.id))}
      chosenIds={assignees}
      onToggle={toggle}
      empty="Nobody who can read this channel is called that."
    />
  );
}

const toOption = ({ id, name, image, hasAccess = true }: Person & Partial<Assigned>, isMe: boolean) => ({
  id,
  label: isMe ? `${name} (you)` : hasAccess ? name : `${name} (no access)`,
  icon: <Avatar name={name} seed={id} src={image} size="sm" />,
});
