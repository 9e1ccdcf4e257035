"use client";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { Search, UserPlus, Users } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useDeferredValue, useState } from "react";
import { useMe, useWorkspace, useWorkspaceIds } from "@/components/app/workspace-context";
import { useOpenChannelDialog } from "@/components/channels/channel-dialogs";
import { usePresenceOf } from "@/components/people/use-presence-of";
import { PaneHeader } from "@/components/shell/pane-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { nameHas } from "@/components/ui/fold";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { stepThrough } from "@/components/ui/step-through";
import { can } from "@/lib/permissions";
import { memberDetailsQuery } from "@/lib/workspaces/members/queries";
import { invitesQuery, membersQuery, workspaceKeys } from "@/lib/workspaces/queries";
import type { Invite, Member, MemberDetails } from "@/lib/workspaces/schema";
import { InviteRow } from "./invite-row";
import { MemberRow } from "./member-row";
import { PageBody, PageSection } from "./page-body";
import { workspaceRoles } from "./workspace-roles";

type Filter = "everyone" | Member["role"] | "invited";

/** Who is in the workspace, and who was asked to come. */
export function MembersPage() {
  const workspace = useWorkspace();
  const open = useOpenChannelDialog();
  return (
    <>
      <PaneHeader title="Members" icon={<Users className="size-4" aria-hidden="true" />} />
      <PageBody isWide>
        <PageSection
          title="People"
          action={
            workspace?.can.invite && (
              <Button variant="primary" icon={<UserPlus />} onClick={() => open({ kind: "invite" })}>
                Invite people
              </Button>
            )
          }
        >
          {workspace && <People myRole={workspace.role} />}
        </PageSection>
      </PageBody>
    </>
  );
}

function People({ myRole }: { myRole: Member["role"] }) {
  const { id } = useWorkspaceIds();
  const [search, setSearch] = useState(useSearchParams().get("search") ?? "");
  const [filter, setFilter] = useState<Filter>("everyone");
  const isManager = can(myRole, "member.readDetails");
  const wanted = useDeferredValue(search.trim());
  const role = filter === "everyone" || filter === "invited" ? undefined : filter;
  const invites = useQuery({ ...invitesQuery(id), enabled: can(myRole, "invite.list") });
  const shown = filter === "everyone" || filter === "invited" ? (invites.data ?? []) : [];
  const filters: { value: Filter; label: string }[] = [
    { value: "everyone", label: "Everyone" },
    ...workspaceRoles.map(({ value, label }) => ({ value, label: `${label}s` })),
    ...(isManager ? [{ value: "invited" as const, label: "Open invites" }] : []),
  ];
  return (
    <>
      <div className="flex gap-2 max-sm:flex-col">
        <div className="relative flex-1">
          <Search
            className="-translate-y-1/2 absolute top-1/2 left-2.5 size-4 text-muted"
            aria-hidden="true"
          />
          <Input
            type="search"
            aria-label="Find people"
            placeholder={isManager ? "Find people by name or address" : "Find people by name"}
            className="pl-8"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
        <Field label="Show" hideLabel className="sm:w-44">
          <Select options={filters} value={filter} onValueChange={setFilter} />
        </Field>
      </div>
      <MemberTable
        wanted={wanted}
        role={role}
        myRole={myRole}
        isManager={isManager}
        hasMembers={filter !== "invited"}
        invites={shown.filter(({ email, createdBy }) => !wanted || nameHas(email ?? createdBy.name, wanted))}
      />
    </>
  );
}

type MemberTableProps = {
  wanted: string;
  role: Member["role"] | undefined;
  myRole: Member["role"];
  isManager: boolean;
  hasMembers: boolean;
  invites: Invite[];
};

function MemberTable({ wanted, role, myRole, isManager, hasMembers, invites }: MemberTableProps) {
  const { id } = useWorkspaceIds();
  const me = useMe();
  const client = useQueryClient();
  const presenceOf = usePresenceOf();
  const kept = { placeholderData: <T,>(before: T) => before };
  const plain = useInfiniteQuery({ ...membersQuery(id, wanted, role), ...kept, enabled: !isManager });
  const detailed = useInfiniteQuery({ ...memberDetailsQuery(id, wanted, role), ...kept, enabled: isManager });
  const query = isManager ? detailed : plain;
  const found: (Member | MemberDetails)[] | undefined = query.data?.pages.flatMap<Member | MemberDetails>(
    (page) => page.items,
  );
  const members = hasMembers ? found : [];

  if (!members) return query.isError ? <ErrorState onRetry={() => void query.refetch()} /> : <Waiting />;
  if (members.length + invites.length === 0) {
    return (
      <EmptyState title={wanted ? "Nobody is called that" : "Nobody yet"}>
        {hasMembers ? "" : "Whom you invite stands here until they come."}
      </EmptyState>
    );
  }
  return (
    <>
      <table className="w-full border-collapse text-left">
        <thead className="border-b text-muted text-xs">
          <tr className="[&>th]:py-2 [&>th]:pr-3 [&>th]:font-medium">
            <th scope="col">Name</th>
            {isManager && (
              <th scope="col" className="max-lg:hidden">
                E-mail
              </th>
            )}
            <th scope="col">Role</th>
            <th scope="col" className="max-md:hidden">
              Joined
            </th>
            <th scope="col" className="max-md:hidden">
              Active
            </th>
            <th scope="col">
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line" onKeyDown={stepThrough}>
          {members.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              details={"email" in member ? member : undefined}
              isMe={member.id === me.id}
              myRole={myRole}
              presence={presenceOf(member.id)}
              onChanged={() => void client.invalidateQueries({ queryKey: workspaceKeys.membersOf(id) })}
            />
          ))}
          {invites.map((invite) => (
            <InviteRow key={invite.id} invite={invite} />
          ))}
        </tbody>
      </table>
      {hasMembers && query.hasNextPage && (
        <Button
          className="self-center"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </>
  );
}

/** Of the shape of the rows. */
function Waiting() {
  return (
    <div aria-busy="true" className="flex flex-col gap-3">
      <span className="sr-only">Loading the members</span>
      {["a", "b", "c", "d"].map((key) => (
        <Skeleton key={key} className="h-11 w-full" />
      ))}
    </div>
  );
}
