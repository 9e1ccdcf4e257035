"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { useTimeFormat } from "@/components/ui/time";
import { useAttempt } from "@/components/use-attempt";
import { call } from "@/lib/http/client";
import { createInviteContract } from "@/lib/workspaces/contract";
import { inviteLinkQuery, invitesQuery } from "@/lib/workspaces/queries";
import { InviteLinkField } from "./invite-link-field";
import { type InviteRole, useInviteRoles } from "./use-invite-roles";
import { workspaceRoleName } from "./workspace-roles";

const LASTS = [
  { value: "24", label: "One day" },
  { value: "168", label: "One week" },
  { value: "720", label: "30 days" },
] as const;
const USES = [
  { value: "any", label: "Any number of people" },
  { value: "1", label: "One person" },
  { value: "10", label: "10 people" },
  { value: "100", label: "100 people" },
] as const;

/** My link for members; its settings make another one. */
export function InviteByLink({ workspaceId }: { workspaceId: string }) {
  const client = useQueryClient();
  const format = useTimeFormat();
  const { data: opened, isError, refetch } = useQuery(inviteLinkQuery(workspaceId));
  const [created, setCreated] = useState<Created>();
  const invite = created ?? opened;
  const [isSetting, setSetting] = useState(false);
  const copy = useRef<HTMLButtonElement>(null);
  const isThere = invite !== undefined;
  useEffect(() => {
    if (!isThere) return;
    focusUnlessTyping(copy.current);
    // It may just have been made.
    void client.invalidateQueries({ queryKey: invitesQuery(workspaceId).queryKey });
  }, [isThere, client, workspaceId]);

  if (isError && !invite) return <ErrorState className="py-2" onRetry={() => void refetch()} />;
  if (!invite) return <Skeleton className="h-14" />;
  const { role, maxUses, expires, url } = invite;
  return (
    <section aria-label="By link" className="flex flex-col gap-2">
      <InviteLinkField url={url} copyRef={copy} />
      <div className="flex items-start justify-between gap-3 text-muted text-sm">
        <p className="min-w-0 flex-1">
          {maxUses === 1 ? "One person" : maxUses ? `${maxUses} people` : "Whoever has it"} can join as{" "}
          {workspaceRoleName(role).toLowerCase()}, until {format.full(expires)}.
        </p>
        <Button size="sm" variant="ghost" aria-expanded={isSetting} onClick={() => setSetting(!isSetting)}>
          Link settings
        </Button>
      </div>
      {isSetting && (
        <LinkSettings
          workspaceId={workspaceId}
          onCreated={(next) => {
            setCreated(next);
            void client.invalidateQueries({ queryKey: invitesQuery(workspaceId).queryKey });
            setSetting(false);
            focusUnlessTyping(copy.current);
          }}
        />
      )}
    </section>
  );
}

/** Somebody may have begun to write addresses below. */
function focusUnlessTyping(button: HTMLButtonElement | null) {
  const { activeElement } = document;
  if (activeElement instanceof HTMLTextAreaElement && activeElement.value !== "") return;
  button?.focus();
}

type Created = Awaited<ReturnType<typeof createLink>>;
type LinkSettingsProps = { workspaceId: string; onCreated: (invite: Created) => void };

const createLink = (workspaceId: string, role: InviteRole, hours: string, uses: string) =>
  call(createInviteContract, {
    params: { workspaceId },
    body: { role, expiresInHours: Number(hours), maxUses: uses === "any" ? null : Number(uses) },
  });

function LinkSettings({ workspaceId, onCreated }: LinkSettingsProps) {
  const roles = useInviteRoles();
  const [role, setRole] = useState<InviteRole>("MEMBER");
  const [lasts, setLasts] = useState<(typeof LASTS)[number]["value"]>("168");
  const [uses, setUses] = useState<(typeof USES)[number]["value"]>("any");
  const { error, isBusy, attempt } = useAttempt();

  function create(event: FormEvent) {
    event.preventDefault();
    void attempt(async () => onCreated(await createLink(workspaceId, role, lasts, uses)));
  }

  return (
    <form onSubmit={create} className="flex flex-col gap-3 rounded-md border border-line p-3" noValidate>
      <Field label="They join as">
        <Select options={roles} value={role} onValueChange={setRole} />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="Link works for">
          <Select options={LASTS} value={lasts} onValueChange={setLasts} />
        </Field>
        <Field label="And for">
          <Select options={USES} value={uses} onValueChange={setUses} />
        </Field>
      </div>
      {error && (
        <p role="alert" className="text-danger text-sm">
          {error}
        </p>
      )}
      <p className="flex justify-end">
        <Button type="submit" loading={isBusy}>
          Make another link
        </Button>
      </p>
    </form>
  );
}
