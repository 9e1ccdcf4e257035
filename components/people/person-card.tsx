"use client";
import { useQuery } from "@tanstack/react-query";
import { AtSign, Clock, Ellipsis, Flag, MessageCircle, ShieldOff } from "lucide-react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { useOpenConversation } from "@/components/conversations/use-open-conversation";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { MenuItem, MenuSeparator } from "@/components/ui/menu-item";
import { PresenceDot, presenceNames } from "@/components/ui/presence-dot";
import { workspaceRoleName } from "@/components/workspaces/workspace-roles";
import { ASSISTANT_ID } from "@/lib/accounts/assistant";
import { HOOKS_ID } from "@/lib/accounts/hooks";
import { meQuery } from "@/lib/accounts/queries";
import type { Person } from "@/lib/accounts/schema";
import { personQuery } from "@/lib/people/queries";
import { useBlocking } from "./use-blocking";
import { usePresenceOf } from "./use-presence-of";
import { useIsOver } from "./use-status";

type PersonCardProps = {
  person: Person;
  onClose: () => void;
  /** Opens one in place of the card. */
  onDialog: (dialog: "report" | "backlinks") => void;
};

/** A person's card: profile, presence and actions. The assistant and webhooks are nobody's account, and have none of these. */
export default function PersonCard(props: PersonCardProps) {
  const { id } = props.person;
  const about = id === ASSISTANT_ID ? ASSISTANT : id === HOOKS_ID ? WEBHOOK : null;
  return about ? <NobodyCard person={props.person} about={about} /> : <Card {...props} />;
}

const ASSISTANT =
  "Mention @assistant in a message to ask. It uses only what everyone in that place may read.";
const WEBHOOK =
  "A program posted this by an incoming webhook, under a name of its own. It is nobody’s account. Managers of the channel see its webhooks in the channel’s menu.";

const NobodyCard = ({ person, about }: { person: Person; about: string }) => (
  <div className="flex items-center gap-3">
    <Avatar name={person.name} seed={person.id} src={person.image} size="xl" />
    <div className="min-w-0 text-sm">
      <div className="font-semibold text-md">{person.name}</div>
      <p className="text-muted">{about}</p>
    </div>
  </div>
);

function Card({ person, onClose, onDialog }: PersonCardProps) {
  const { data: me } = useQuery(meQuery());
  const { data, isError } = useQuery(personQuery(person.id));
  const presence = usePresenceOf()(person.id);
  const isMe = me?.id === person.id;
  const isBlocked = data?.isBlocked ?? false;
  const { setBlocked, isPending } = useBlocking(person);
  const { id: workspaceId } = useWorkspaceIds();
  const role = data?.roles.find((it) => it.workspaceId === workspaceId)?.role;
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
            {role && `, ${workspaceRoleName(role).toLowerCase()}`}
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
      <div className="flex gap-2">
        {!isMe && <MessageButton person={person} onClose={onClose} />}
        <Menu
          align="end"
          trigger={
            <IconButton label={`More about ${person.name}`} className="border border-line-strong">
              <Ellipsis />
            </IconButton>
          }
        >
          <MenuItem icon={<AtSign />} onSelect={() => onDialog("backlinks")}>
            Mentioned in…
          </MenuItem>
          {!isMe && (
            <>
              <MenuSeparator />
              <MenuItem
                icon={<ShieldOff />}
                disabled={isPending}
                onSelect={() => void setBlocked(!isBlocked)}
              >
                {isBlocked ? "Unblock" : "Block"}
              </MenuItem>
              <MenuItem icon={<Flag />} tone="danger" onSelect={() => onDialog("report")}>
                Report…
              </MenuItem>
            </>
          )}
        </Menu>
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

function MessageButton({ person, onClose }: Pick<PersonCardProps, "person" | "onClose">) {
  const open = useOpenConversation();
  return (
    <Button
      variant="primary"
      icon={<MessageCircle />}
      className="flex-1"
      loading={open.isPending}
      onClick={() => void open.withPeople([person.id]).then((isOpen) => isOpen && onClose())}
    >
      Message
    </Button>
  );
}
