"use client";
import { useQueryClient } from "@tanstack/react-query";
import { UserMinus, UserPlus } from "lucide-react";
import { type FormEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useMe } from "@/components/app/workspace-context";
import { PersonName } from "@/components/people/person-name";
import { usePresenceOf } from "@/components/people/use-presence-of";
import { PaneHeader } from "@/components/shell/pane-header";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { showError } from "@/components/ui/show-error";
import { SidePanel } from "@/components/workspaces/side-panel";
import type { Person } from "@/lib/accounts/schema";
import { addPeopleContract, removePersonContract, renameGroupContract } from "@/lib/conversations/contract";
import { refreshConversations } from "@/lib/conversations/queries";
import type { Conversation } from "@/lib/conversations/schema";
import { call } from "@/lib/http/client";
import { GroupPicture } from "./group-picture";
import { PeoplePicker } from "./people-picker";

type GroupPanelProps = { conversation: Conversation; onClose: () => void };

/** A group's members, name and picture. */
export default function GroupPanel({ conversation, onClose }: GroupPanelProps) {
  const { id: channelId, people, actions } = conversation;
  const me = useMe();
  const client = useQueryClient();
  const presenceOf = usePresenceOf();
  const refresh = () => refreshConversations(client);

  async function remove(userId: string) {
    await call(removePersonContract, { params: { channelId, userId } });
    refresh();
  }

  return (
    <SidePanel label="People">
      <PaneHeader level={2} title="People" subtitle={`${people.length}`} onClose={onClose} />
      <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto p-4">
        {actions.includes("channel.update") && (
          <>
            <GroupPicture conversation={conversation} />
            <GroupNameForm key={conversation.name} conversation={conversation} />
          </>
        )}
        <ul>
          {people.map((person) => (
            <li key={person.id} className="flex min-h-10 items-center gap-2.5">
              <Avatar
                name={person.name}
                seed={person.id}
                src={person.image}
                presence={presenceOf(person.id)}
              />
              <span className="min-w-0 flex-1">
                <PersonName
                  person={person}
                  suffix={person.id === me.id ? "(you)" : undefined}
                  className="tap-target"
                />
              </span>
              {actions.includes("channel.manageMembers") && person.id !== me.id && (
                <ConfirmDialog
                  title={`Remove ${person.name}?`}
                  description="They can’t read this group any more. What they wrote stays."
                  confirmLabel="Remove"
                  onConfirm={() => remove(person.id)}
                  trigger={
                    <IconButton size="sm" label={`Remove ${person.name}`}>
                      <UserMinus />
                    </IconButton>
                  }
                />
              )}
            </li>
          ))}
        </ul>
        {actions.includes("channel.update") && <AddPeople conversation={conversation} onAdded={refresh} />}
      </div>
    </SidePanel>
  );
}

function GroupNameForm({ conversation: { id: channelId, name: before } }: { conversation: Conversation }) {
  const client = useQueryClient();
  const [name, setName] = useState(before);
  const [isPending, setPending] = useState(false);

  async function save(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    await call(renameGroupContract, { params: { channelId }, body: { name } })
      .then(() => refreshConversations(client))
      .catch(showError);
    setPending(false);
  }
  return (
    <form onSubmit={save} className="flex items-end gap-2">
      <Field label="Name" optional className="min-w-0 flex-1">
        <Input
          value={name}
          maxLength={80}
          placeholder="Named after its people"
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      {name.trim() !== before && (
        <Button type="submit" loading={isPending}>
          Save
        </Button>
      )}
    </form>
  );
}

type AddPeopleProps = { conversation: Conversation; onAdded: () => void };

function AddPeople({ conversation: { id: channelId, people }, onAdded }: AddPeopleProps) {
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Person[]>([]);
  const [isPending, setPending] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const search = useRef<HTMLInputElement>(null);
  /** The clicked element is removed, and the focus with it. */
  function open(next: boolean) {
    flushSync(() => setOpen(next));
    (next ? search : opener).current?.focus();
  }
  if (!isOpen) {
    return (
      <Button ref={opener} icon={<UserPlus />} className="self-start" onClick={() => open(true)}>
        Add people
      </Button>
    );
  }
  async function add() {
    setPending(true);
    try {
      await call(addPeopleContract, {
        params: { channelId },
        body: { userIds: chosen.map(({ id }) => id) },
      });
      setChosen([]);
      open(false);
      onAdded();
    } catch (error) {
      showError(error);
    } finally {
      setPending(false);
    }
  }
  return (
    <section aria-label="Add people" className="flex flex-col gap-3">
      <p className="text-muted text-sm">Whoever you add can read everything said here before.</p>
      <PeoplePicker
        ref={search}
        chosen={chosen}
        onChange={setChosen}
        onDone={() => void (isPending || add())}
        isLeftOut={(userId) => people.some(({ id }) => id === userId)}
      />
      <div className="flex gap-2 self-end">
        <Button onClick={() => open(false)}>Cancel</Button>
        <Button
          variant="primary"
          disabled={chosen.length === 0}
          loading={isPending}
          onClick={() => void add()}
        >
          Add
        </Button>
      </div>
    </section>
  );
}
