"use client";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Person } from "@/lib/accounts/schema";
import { MAX_PEOPLE } from "@/lib/conversations/limits";
import { PeoplePicker } from "./people-picker";
import { useOpenConversation } from "./use-open-conversation";

type NewConversationDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** One person opens the conversation with them, several a group. */
export default function NewConversationDialog({ open, onOpenChange }: NewConversationDialogProps) {
  const [chosen, setChosen] = useState<Person[]>([]);
  const [name, setName] = useState("");
  const search = useRef<HTMLInputElement>(null);
  const { withPeople, isPending } = useOpenConversation();
  const isTooMany = chosen.length >= MAX_PEOPLE;

  async function start() {
    const isOpen = await withPeople(
      chosen.map(({ id }) => id),
      name,
    );
    if (!isOpen) return;
    onOpenChange(false);
    setChosen([]);
    setName("");
  }

  return (
    <Dialog
      title="New message"
      description="Choose one person, or several for a group."
      open={open}
      onOpenChange={onOpenChange}
      initialFocus={search}
      footer={
        <Button
          variant="primary"
          disabled={chosen.length === 0 || isTooMany}
          loading={isPending}
          onClick={() => void start()}
        >
          {chosen.length > 1 ? "Make group" : "Write"}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <PeoplePicker
          ref={search}
          chosen={chosen}
          onChange={setChosen}
          onDone={() => void (isTooMany || isPending || start())}
        />
        {chosen.length > 1 && (
          <Field
            label="Name of the group"
            optional
            error={isTooMany && `A group holds ${MAX_PEOPLE} people: make a channel for more.`}
          >
            <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
          </Field>
        )}
      </div>
    </Dialog>
  );
}
