"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Settings } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useWorkspace } from "@/components/app/workspace-context";
import { ImagePicker } from "@/components/files/image-picker";
import { PaneHeader } from "@/components/shell/pane-header";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { useAttempt } from "@/components/use-attempt";
import { setWorkspacePictureContract } from "@/lib/files/contract";
import { call } from "@/lib/http/client";
import { updateWorkspaceContract } from "@/lib/workspaces/contract";
import { workspacesQuery } from "@/lib/workspaces/queries";
import type { Workspace } from "@/lib/workspaces/schema";
import { DeleteWorkspace } from "./delete-workspace";
import { PageBody, PageSection } from "./page-body";
import { WorkspaceSettingsSection } from "./workspace-settings-section";

const waiting = <Skeleton className="h-32 w-full" />;
const EmojiSection = onDemand(() => import("@/components/emoji/emoji-section"), waiting);
const BudgetSection = onDemand(() => import("@/components/ai-usage/budget-section"), waiting);
const SecureSection = onDemand(() => import("./secure-section"), waiting);
const IntegrationsSection = onDemand(() => import("./integrations-section"), waiting);
const StickerSection = onDemand(() => import("@/components/stickers/sticker-section"), waiting);

export function SettingsPage() {
  const workspace = useWorkspace();
  return (
    <>
      <PaneHeader title="Workspace settings" icon={<Settings className="size-4" aria-hidden="true" />} />
      <PageBody>
        {workspace && <RenameSection key={workspace.id} workspace={workspace} />}
        {workspace && <IconSection workspace={workspace} />}
        {workspace?.can.update && <WorkspaceSettingsSection workspaceId={workspace.id} />}
        {workspace && <EmojiSection workspace={workspace} />}
        {workspace?.can.update && <StickerSection workspaceId={workspace.id} />}
        {workspace?.can.secure && <SecureSection workspaceId={workspace.id} />}
        {workspace?.can.update && <BudgetSection workspaceId={workspace.id} />}
        {workspace?.can.update && <IntegrationsSection slug={workspace.slug} />}
        {workspace?.can.delete && <DeleteWorkspace workspace={workspace} />}
      </PageBody>
    </>
  );
}

function IconSection({ workspace }: { workspace: Workspace }) {
  const client = useQueryClient();
  const { id: workspaceId, name, image } = workspace;

  async function choose(fileId: string | null) {
    await call(setWorkspacePictureContract, { params: { workspaceId }, body: { fileId } });
    await client.invalidateQueries({ queryKey: workspacesQuery().queryKey });
  }

  return (
    <PageSection title="Icon" description="Stands for the workspace at the edge of the window.">
      <div className="flex items-center gap-4">
        <Avatar name={name} seed={workspaceId} src={image} size="xl" shape="square" />
        {workspace.can.update && (
          <ImagePicker purpose="WORKSPACE_ICON" noun="icon" hasImage={image !== null} onChoose={choose} />
        )}
      </div>
    </PageSection>
  );
}

function RenameSection({ workspace }: { workspace: Workspace }) {
  const client = useQueryClient();
  const [name, setName] = useState(workspace.name);
  const { error, isBusy, attempt } = useAttempt();

  async function save(event: FormEvent) {
    event.preventDefault();
    await attempt(async () => {
      await call(updateWorkspaceContract, { params: { workspaceId: workspace.id }, body: { name } });
      await client.invalidateQueries({ queryKey: workspacesQuery().queryKey });
      toast.success("Saved");
    });
  }

  return (
    <PageSection title="Name" description={`Its address is /w/${workspace.slug}, and stays that.`}>
      <form onSubmit={save} className="flex items-start gap-2" noValidate>
        <Field
          label="Workspace name"
          hideLabel
          error={error}
          className="flex-1"
          disabled={!workspace.can.update}
        >
          <Input
            value={name}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        {workspace.can.update && (
          <Button
            type="submit"
            variant="primary"
            loading={isBusy}
            disabled={!name.trim() || name === workspace.name}
          >
            Save
          </Button>
        )}
      </form>
      {!workspace.can.update && <p className="text-muted text-sm">Only admins and owners can rename it.</p>}
    </PageSection>
  );
}
