"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { useChannels, useWorkspaceIds } from "@/components/app/workspace-context";
import { ChannelIcon } from "@/components/shell/channel-icon";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { useAttempt } from "@/components/use-attempt";
import { createChannelContract } from "@/lib/channels/contract";
import { CHANNEL_CREATION, type ImportableType, isImportable } from "@/lib/channels/creation";
import { channelsQuery } from "@/lib/channels/queries";
import { CHANNEL_TYPES, type CreatableType, creatableTypes } from "@/lib/channels/types";
import { call } from "@/lib/http/client";
import { channelPath } from "@/lib/workspaces/paths";
import { IMPORT_DIALOGS } from "./import-dialogs";
import { noteCreated } from "./just-created";
import { VisibilityField } from "./visibility-field";

type CreateChannelDialogProps = {
  parentId: string | null;
  initialType?: CreatableType;
  onClose: () => void;
};

export default function CreateChannelDialog({
  parentId,
  initialType = creatableTypes[0],
  onClose,
}: CreateChannelDialogProps) {
  const client = useQueryClient();
  const router = useRouter();
  const workspace = useWorkspaceIds();
  const parent = useChannels().find((channel) => channel.id === parentId);
  const [type, setType] = useState<CreatableType>(initialType);
  const [visibility, setVisibility] = useState<"WORKSPACE" | "PRIVATE">(
    parent?.visibility === "PRIVATE" ? "PRIVATE" : "WORKSPACE",
  );
  const [name, setName] = useState("");
  const { error, setError, isBusy, attempt } = useAttempt();
  const [importing, setImporting] = useState<ImportableType | null>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const isCreated = useRef(false);

  async function create(event: FormEvent) {
    event.preventDefault();
    if (!name.trim()) return setError("Give it a name.");
    await attempt(async () => {
      const channel = await call(createChannelContract, {
        params: { workspaceId: workspace.id },
        body: { type, name, visibility, parentId },
      });
      client.setQueryData(channelsQuery(workspace.id).queryKey, (tree) =>
        tree && !tree.some((other) => other.id === channel.id) ? [...tree, channel] : tree,
      );
      isCreated.current = true;
      noteCreated(channel.id);
      router.push(channelPath(workspace.slug, channel.id));
      onClose();
    });
  }

  const { imports, placeholder } = CHANNEL_CREATION[type];
  if (importing) {
    const ImportDialog = IMPORT_DIALOGS[importing];
    return <ImportDialog target={{ parentId, visibility }} onClose={onClose} />;
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      initialFocus={nameField}
      // The new channel takes it.
      returnsFocus={() => !isCreated.current}
      title={parent ? `New channel in ${parent.name}` : "New channel"}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="create-channel" variant="primary" loading={isBusy}>
            Create channel
          </Button>
        </>
      }
    >
      <form id="create-channel" onSubmit={create} className="flex flex-col gap-4" noValidate>
        <RadioGroup
          label="What is it for?"
          asCards
          value={type}
          onValueChange={setType}
          options={creatableTypes.map((value) => ({
            value,
            label: CHANNEL_TYPES[value].name,
            description: CHANNEL_TYPES[value].description,
            icon: <ChannelIcon type={value} />,
          }))}
        />
        <Field label="Name" error={error}>
          <Input
            ref={nameField}
            value={name}
            maxLength={80}
            autoComplete="off"
            placeholder={placeholder}
            onChange={(event) => {
              setName(event.target.value);
              setError("");
            }}
          />
        </Field>
        {imports && isImportable(type) && (
          <p className="text-muted text-sm">
            Or{" "}
            <button
              type="button"
              className="font-medium text-accent underline underline-offset-2"
              onClick={() => setImporting(type)}
            >
              {imports.link}
            </button>{" "}
            from {imports.from}.
          </p>
        )}
        <VisibilityField value={visibility} onValueChange={setVisibility} />
      </form>
    </Dialog>
  );
}
