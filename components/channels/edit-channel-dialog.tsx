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
import { AppError } from "@/lib/http/errors";

export default function EditChannelDialog({
  channel,
  onClose,
}: {
  channel: TreeChannel;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const [before, setBefore] = useState({ name: channel.name, topic: channel.topic });
  const [name, setName] = useState(before.name);
  const [topic, setTopic] = useState(before.topic);
  const [otherTopic, setOtherTopic] = useState<string>();
  const { error, setError, isBusy, attempt } = useAttempt();

  async function save(event: FormEvent) {
    event.preventDefault();
    if (!name.trim()) return setError("Give it a name.");
    await attempt(async () => {
      // What isn't changed here may have been changed elsewhere meanwhile.
      const changed = topic !== before.topic && { topic, topicBasedOn: before.topic };
      const body = { ...(name !== before.name && { name }), ...changed };
      const params = { channelId: channel.id };
      try {
        if (Object.keys(body).length > 0) await call(updateChannelContract, { params, body });
      } catch (error) {
        const now = error instanceof AppError && error.code === "conflict" && error.details?.topic;
        if (typeof now !== "string") throw error;
        setOtherTopic(now);
        return setBefore({ ...before, topic: now });
      }
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
        <Field
          label="Topic"
          optional
          description="Shown at the top of the channel."
          error={
            otherTopic !== undefined &&
            `Somebody changed it meanwhile to “${otherTopic}”. Save again to replace that.`
          }
        >
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
