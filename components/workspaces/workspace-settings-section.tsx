"use client";
import { useQuery } from "@tanstack/react-query";
import { FormFailure } from "@/components/accounts/form-failure";
import { SettingFields } from "@/components/settings/setting-fields";
import { useSettingChange } from "@/components/settings/use-setting-change";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { call } from "@/lib/http/client";
import type { WorkspaceSettings } from "@/lib/settings/schema";
import { updateWorkspaceSettingsContract } from "@/lib/workspaces/contract";
import { workspaceSettingsQuery } from "@/lib/workspaces/queries";
import { PageSection } from "./page-body";

export function WorkspaceSettingsSection({ workspaceId }: { workspaceId: string }) {
  const query = workspaceSettingsQuery(workspaceId);
  const { data: settings, isError, refetch } = useQuery(query);
  const { failure, change } = useSettingChange<WorkspaceSettings>(query.queryKey, (body) =>
    call(updateWorkspaceSettingsContract, { params: { workspaceId }, body }),
  );
  return (
    <PageSection title="Members" description="Who may bring people in.">
      <FormFailure>{failure}</FormFailure>
      {settings ? (
        <SettingFields
          scope="workspace"
          section="members"
          values={settings}
          onChange={(part) => void change(part)}
        />
      ) : isError ? (
        <ErrorState onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-10 w-full" />
      )}
    </PageSection>
  );
}
