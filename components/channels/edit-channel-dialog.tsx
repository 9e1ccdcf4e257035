"use client";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useAttempt } from "@/components/use-attempt";
import { updateChannelContract } from "@/lib/channels/contract";
import { channelKeys } from "@/lib/channels/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import { call } from "@/lib/http/client";

export default function EditChannelDialog({
  channel,
  onClose,
}: {
  channel: TreeChannel;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const [before] = useState({ name: channel.name, topic: channel.topic });
  const [name, setName] = useState(before.name);
  const [topic, setTopic] = useState(before.topic);
  const { error, setError, isBusy, attempt } = useAttempt();

  async function save(event: FormEvent) {
    event.preventDefault();
    if (!name.trim()) return setError("Give it a name.");
    await attempt(async () => {
      // What isn't changed here may have been changed elsewhere meanwhile.
      const body = { ...(name !== before.name && { name }), ...(topic !== before.topic && { topic }) };
      if (Object.keys(body).length > 0)
        await call(updateChannelContract, { params: { channelId: channel.id }, body });
      void client.invalidateQueries({ queryKey: channelKeys.treeOf(channel.workspaceId) });
      onClose();
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Edit ${channel.name}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="edit-channel" variant="primary" loading={isBusy}>
            Save
          </Button>
        </>
      }
    >
      <form id="edit-channel" onSubmit={save} className="flex flex-col gap-4" noValidate>
        <Field label="Name" error={error}>
          <Input
            value={name}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field label="Topic" optional description="Shown at the top of the channel.">
          <Input
            value={topic}
            maxLength={250}
            autoComplete="off"
            onChange={(event) => setTopic(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
