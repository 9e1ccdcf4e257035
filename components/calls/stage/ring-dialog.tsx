"use client";
import { useQuery } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import { useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { showError } from "@/components/ui/show-error";
import { Skeleton } from "@/components/ui/skeleton";
import { ringContract } from "@/lib/calls/contract";
import type { Call, CallInvite } from "@/lib/calls/schema";
import { listReadersContract } from "@/lib/channels/contract";
import { channelKeys } from "@/lib/channels/queries";
import { call as request } from "@/lib/http/client";

const ANSWERS: Record<CallInvite["status"], string> = {
  RINGING: "Ringing…",
  ACCEPTED: "Was here",
  DECLINED: "Declined",
  MISSED: "No answer",
};
const SHOWN = 50;

type RingDialogProps = { open: boolean; onOpenChange: (open: boolean) => void; call: Call };

/** Rings for people of the channel who aren't in the call. */
export default function RingDialog({ open, onOpenChange, call }: RingDialogProps) {
  const me = useMe();
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const readers = useQuery({
    queryKey: [...channelKeys.members, call.channelId, "to-ring"],
    queryFn: () =>
      request(listReadersContract, { params: { channelId: call.channelId }, query: { limit: SHOWN } }),
  });
  const inside = new Set(call.participants.map(({ person }) => person.id));
  const people = readers.data?.items.filter(({ id }) => id !== me.id && !inside.has(id)) ?? [];

  async function ring(userId: string) {
    setAsked((before) => new Set([...before, userId]));
    try {
      await request(ringContract, { params: { callId: call.id }, body: { userIds: [userId] } });
    } catch (error) {
      showError(error);
    }
    setAsked((before) => new Set([...before].filter((id) => id !== userId)));
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Ring people"
      description="It rings for 40 seconds. The others here can come in without it."
    >
      {readers.isPending && <Skeleton className="h-24 w-full" />}
      {readers.isError && <ErrorState onRetry={() => void readers.refetch()} />}
      {readers.isSuccess && people.length === 0 && (
        <EmptyState icon={<Bell />} title="Everybody is here">
          There is nobody else in this channel to ring for.
        </EmptyState>
      )}
      <ul className="flex flex-col">
        {people.map((person) => {
          const invite = call.invites.find(({ userId }) => userId === person.id);
          const isRinging = invite?.status === "RINGING";
          return (
            <li key={person.id} className="flex min-h-11 items-center gap-2">
              <Avatar name={person.name} seed={person.id} src={person.image} />
              <bdi className="min-w-0 flex-1 truncate">{person.name}</bdi>
              {invite && <span className="text-muted text-sm">{ANSWERS[invite.status]}</span>}
              {!isRinging && (
                <Button
                  size="sm"
                  aria-label={`Ring ${person.name}`}
                  loading={asked.has(person.id)}
                  onClick={() => void ring(person.id)}
                >
                  {invite ? "Ring again" : "Ring"}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
