"use client";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Search, Users } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useDeferredValue, useState } from "react";
import { useMe, useWorkspace, useWorkspaceIds } from "@/components/app/workspace-context";
import { usePresenceOf } from "@/components/people/use-presence-of";
import { PaneHeader } from "@/components/shell/pane-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { membersQuery, workspaceKeys } from "@/lib/workspaces/queries";
import { InvitesSection } from "./invites-section";
import { MemberRow } from "./member-row";
import { PageBody, PageSection } from "./page-body";

export function MembersPage() {
  const workspace = useWorkspace();
  return (
    <>
      <PaneHeader title="Members" icon={<Users className="size-4" aria-hidden="true" />} />
      <PageBody>
        {workspace?.can.invite && <InvitesSection canList={workspace.can.manageMembers} />}
        <MembersSection />
      </PageBody>
    </>
  );
}

function MembersSection() {
  const client = useQueryClient();
  const { id } = useWorkspaceIds();
  const me = useMe();
  const workspace = useWorkspace();
  const presenceOf = usePresenceOf();
  const [search, setSearch] = useState(useSearchParams().get("search") ?? "");
  const query = membersQuery(id, useDeferredValue(search.trim()));
  const { data, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...query,
    placeholderData: (before) => before,
  });
  const members = data?.pages.flatMap((page) => page.items);
  const refresh = () => void client.invalidateQueries({ queryKey: workspaceKeys.membersOf(id) });

  return (
    <PageSection title="People">
      <div className="relative">
        <Search className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted" aria-hidden="true" />
        <Input
          type="search"
          aria-label="Find people"
          placeholder="Find people by name"
          className="pl-8"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {isError && !members && <ErrorState onRetry={() => void refetch()} />}
      {!members && !isError && <Skeleton className="h-12 w-full" />}
      {members?.length === 0 && <EmptyState title="Nobody is called that" />}
      <ul className="divide-y divide-line">
        {members?.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            isMe={member.id === me.id}
            myRole={workspace?.role ?? "GUEST"}
            presence={presenceOf(member.id)}
            onChanged={refresh}
          />
        ))}
      </ul>
      {hasNextPage && (
        <Button className="self-center" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </PageSection>
  );
}
