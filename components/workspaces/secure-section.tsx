"use client";
import RequireTwoFactors from "@/components/accounts/two-factor/require-two-factors";
import { call } from "@/lib/http/client";
import {
  getWorkspaceRequirementContract,
  requireInWorkspaceContract,
} from "@/lib/workspaces/two-factor/contract";
import { PageSection } from "./page-body";

export default function SecureSection({ workspaceId }: { workspaceId: string }) {
  const params = { workspaceId };
  return (
    <PageSection
      title="Two-factor sign-in"
      description="Where it is required, the workspace doesn’t open for members who haven’t set it up in time."
    >
      <RequireTwoFactors
        queryKey={["workspace-two-factor", workspaceId]}
        nouns={["member", "members"]}
        read={() => call(getWorkspaceRequirementContract, { params })}
        write={(graceDays) => call(requireInWorkspaceContract, { params, body: { graceDays } })}
      />
    </PageSection>
  );
}
