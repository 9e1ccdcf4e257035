"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Check, Copy } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useWorkspace, useWorkspaceIds } from "@/components/app/workspace-context";
import { copyText } from "@/components/copy-text";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { useAttempt } from "@/components/use-attempt";
import { call } from "@/lib/http/client";
import { canAssign } from "@/lib/permissions";
import { createInviteContract } from "@/lib/workspaces/contract";
import { invitesQuery } from "@/lib/workspaces/queries";
import { workspaceRoles } from "./workspace-roles";

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

type InviteRole = "ADMIN" | "MEMBER" | "GUEST";

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const { id: workspaceId } = useWorkspaceIds();
  const myRole = useWorkspace()?.role ?? "GUEST";
  const [role, setRole] = useState<InviteRole>("MEMBER");
  const [lasts, setLasts] = useState<(typeof LASTS)[number]["value"]>("168");
  const [uses, setUses] = useState<(typeof USES)[number]["value"]>("any");
  const [email, setEmail] = useState("");
  const [url, setUrl] = useState("");
  const { error, isBusy, attempt } = useAttempt();
  const roles = workspaceRoles.flatMap(({ value, ...rest }) =>
    value !== "OWNER" && (value !== "ADMIN" || canAssign(myRole, "MEMBER", "ADMIN"))
      ? [{ value, ...rest }]
      : [],
  );

  async function create(event: FormEvent) {
    event.preventDefault();
    await attempt(async () => {
      const invite = await call(createInviteContract, {
        params: { workspaceId },
        body: {
          role,
          expiresInHours: Number(lasts),
          maxUses: uses === "any" ? null : Number(uses),
          ...(email.trim() && { email }),
        },
      });
      setUrl(invite.url);
      void client.invalidateQueries({ queryKey: invitesQuery(workspaceId).queryKey });
    });
  }

  const dialog = { open: true, onOpenChange: (open: boolean) => !open && onClose() };
  if (url) return <CreatedInvite {...dialog} url={url} email={email.trim()} onClose={onClose} />;
  return (
    <Dialog
      {...dialog}
      title="Invite people"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="invite" variant="primary" loading={isBusy}>
            Make invite link
          </Button>
        </>
      }
    >
      <form id="invite" onSubmit={create} className="flex flex-col gap-4" noValidate>
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
        <Field
          label="E-mail"
          optional
          error={error}
          description="Sends the link there, and only that address can use it."
        >
          <Input
            type="email"
            value={email}
            autoComplete="off"
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}

type CreatedInviteProps = {
  url: string;
  email: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onClose: () => void;
};

function CreatedInvite({ url, email, onClose, ...dialog }: CreatedInviteProps) {
  const [isCopied, setCopied] = useState(false);
  async function copy() {
    if (await copyText(url)) setCopied(true);
    else toast.error("The browser didn’t allow copying.");
  }
  return (
    <Dialog
      {...dialog}
      title="Invite link"
      description={
        email
          ? `It is on its way to ${email}. The link is shown only now.`
          : "Send it to the people you want here. It is shown only now."
      }
      footer={<Button onClick={onClose}>Done</Button>}
    >
      <div className="flex gap-2">
        <Input aria-label="Invite link" readOnly value={url} onFocus={(event) => event.target.select()} />
        <Button variant="primary" icon={isCopied ? <Check /> : <Copy />} onClick={() => void copy()}>
          {isCopied ? "Copied" : "Copy"}
        </Button>
      </div>
    </Dialog>
  );
}
