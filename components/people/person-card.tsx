"use client";
import { useQuery } from "@tanstack/react-query";
import { AtSign, Clock, Flag, MessageCircle, ShieldOff } from "lucide-react";
import { useOpenConversation } from "@/components/conversations/use-open-conversation";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { PresenceDot } from "@/components/ui/presence-dot";
import { meQuery } from "@/lib/accounts/queries";
import type { Person } from "@/lib/accounts/schema";
import { personQuery } from "@/lib/people/queries";
import type { Presence } from "@/lib/realtime/presence";
import { useBlocking } from "./use-blocking";
import { usePresenceOf } from "./use-presence-of";
import { useIsOver } from "./use-status";

export const presenceNames: Record<Presence, string> = {
  online: "Online",
  away: "Away",
  dnd: "Do not disturb",
  offline: "Offline",
};

type PersonCardProps = {
  person: Person;
  onClose: () => void;
  /** Opens one in place of the card. */
  onDialog: (dialog: "report" | "backlinks") => void;
};

/** A person's card: profile, presence and actions. */
export default function PersonCard({ person, onClose, onDialog }: PersonCardProps) {
  const { data: me } = useQuery(meQuery());
  const { data, isError } = useQuery(personQuery(person.id));
  const presence = usePresenceOf()(person.id);
  const isMe = me?.id === person.id;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center gap-3">
        <Avatar name={person.name} seed={person.id} src={person.image} size="xl" />
        <div className="min-w-0">
          <div className="truncate font-semibold text-md">{person.name}</div>
          <div className="flex items-center gap-1.5 text-muted text-sm">
            <span aria-hidden="true" className="flex">
              <PresenceDot presence={presence} />
            </span>
            {presenceNames[presence]}
          </div>
        </div>
      </div>
      {data && (data.title || data.pronouns) && (
        <p className="break-words text-sm">{[data.title, data.pronouns].filter(Boolean).join(" · ")}</p>
      )}
      {data?.bio && <p className="whitespace-pre-line break-words text-muted text-sm">{data.bio}</p>}
      {data?.status && <CardStatus {...data.status} />}
      {data?.timeZone && <LocalTime timeZone={data.timeZone} />}
      {isError && <p className="text-muted text-sm">More about them can’t be shown right now.</p>}
      <div className="flex flex-wrap gap-2">
        {!isMe && (
          <CardActions
            person={person}
            isBlocked={data?.isBlocked ?? false}
            onClose={onClose}
            onDialog={onDialog}
          />
        )}
        <Button size="sm" icon={<AtSign />} onClick={() => onDialog("backlinks")}>
          Mentioned in
        </Button>
      </div>
    </div>
  );
}

function CardStatus({ emoji, text, expires }: { emoji: string; text: string; expires: string | null }) {
  if (useIsOver(expires)) return null;
  return (
    <p className="break-words rounded-md bg-hover px-2.5 py-1.5 text-sm">
      {emoji} {text}
    </p>
  );
}

function LocalTime({ timeZone }: { timeZone: string }) {
  const time = new Intl.DateTimeFormat(undefined, { timeZone, hour: "numeric", minute: "2-digit" });
  return (
    <p className="flex items-center gap-1.5 text-muted text-sm">
      <Clock className="size-3.5" aria-hidden="true" />
      {time.format(new Date())} local time
    </p>
  );
}

type CardActionsProps = PersonCardProps & { isBlocked: boolean };

function CardActions({ person, isBlocked, onClose, onDialog }: CardActionsProps) {
  const open = useOpenConversation();
  const { setBlocked, isPending } = useBlocking(person);
  return (
    <>
      <Button
        size="sm"
        variant="primary"
        icon={<MessageCircle />}
        loading={open.isPending}
        onClick={() => void open.withPeople([person.id]).then((isOpen) => isOpen && onClose())}
      >
        Message
      </Button>
      <Button size="sm" icon={<ShieldOff />} loading={isPending} onClick={() => void setBlocked(!isBlocked)}>
        {isBlocked ? "Unblock" : "Block"}
      </Button>
      <Button size="sm" icon={<Flag />} onClick={() => onDialog("report")}>
        Report
      </Button>
    </>
  );
}
