"use client";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Ellipsis, MessageCircle, ShieldOff } from "lucide-react";
import { useEffect } from "react";
import { showBeside, usePanel } from "@/components/app/beside";
import { useMe, useWorkspaceIds } from "@/components/app/workspace-context";
import { CallButton } from "@/components/calls/call-button";
import { CallSlot } from "@/components/calls/call-slot";
import { ListButtons } from "@/components/channels/channel-extras";
import { PanelSlot } from "@/components/channels/panel-slot";
import { useTabTitle } from "@/components/channels/use-tab-title";
import { MessageListSkeleton } from "@/components/messages/message-list-skeleton";
import { MessageStream } from "@/components/messages/message-stream";
import { PeopleButton } from "@/components/people/people-button";
import { PersonName } from "@/components/people/person-name";
import { useBlocking } from "@/components/people/use-blocking";
import { usePresenceOf } from "@/components/people/use-presence-of";
import { useStatus } from "@/components/people/use-status";
import { PaneHeader } from "@/components/shell/pane-header";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { LinkButton } from "@/components/ui/link-button";
import { Menu } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import type { Person } from "@/lib/accounts/schema";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import { reportDelivered } from "@/lib/conversations/cache-events";
import { conversationQuery, conversationsQuery } from "@/lib/conversations/queries";
import type { Conversation } from "@/lib/conversations/schema";
import { AppError } from "@/lib/http/errors";
import { workspacePath } from "@/lib/workspaces/paths";
import { ConversationIcon } from "./conversation-icon";
import { ConversationMenuItems } from "./conversation-menu";
import { conversationTitle, othersIn } from "./conversation-title";
import { ReceiptsProvider } from "./receipts-provider";

/** As many faces as the header shows. */
const FACES = 3;

const GroupPanel = onDemand(() => import("./group-panel"));

/** A direct or group conversation: the page of a channel, with people where a channel has a topic. */
export function ConversationPage({ channelId }: { channelId: string }) {
  const { slug } = useWorkspaceIds();
  const me = useMe();
  const { data: list } = useInfiniteQuery(conversationsQuery());
  const listed = list?.pages.flatMap(({ items }) => items).find(({ id }) => id === channelId);
  // Hidden and archived ones, and those far down, aren't in the list.
  const alone = useQuery({ ...conversationQuery(channelId), enabled: !listed });
  const conversation = listed ?? alone.data;
  useTabTitle(conversation && conversationTitle(conversation, me.id));

  if (conversation && (listed || !alone.error))
    return <OpenConversation key={channelId} conversation={conversation} />;
  if (!alone.error) return <MessageListSkeleton />;
  if (!(alone.error instanceof AppError && alone.error.code === "not_found"))
    return <ErrorState onRetry={() => void alone.refetch()} />;
  return (
    <EmptyState
      icon={<MessageCircle />}
      title="This conversation isn’t here any more"
      action={<LinkButton href={workspacePath(slug)}>Go to a channel</LinkButton>}
    >
      You have left it, or it was never yours.
    </EmptyState>
  );
}

function OpenConversation({ conversation }: { conversation: Conversation }) {
  const { id, type, people, lastSeq } = conversation;
  const me = useMe();
  const { isPersonal } = CHANNEL_TYPES[type];
  const presenceOf = usePresenceOf();
  const isPanelOpen = usePanel() === "people" && !isPersonal;
  const title = conversationTitle(conversation, me.id);
  const channel = { ...conversation, name: title };
  const [other] = othersIn(conversation, me.id);
  useEffect(() => {
    if (lastSeq > 0) reportDelivered(id, lastSeq);
  }, [id, lastSeq]);

  return (
    <ReceiptsProvider conversation={conversation}>
      <PaneHeader
        title={isPersonal && other ? <PersonName person={other} className="tap-target" /> : title}
        icon={
          <ConversationIcon
            conversation={conversation}
            myId={me.id}
            presence={isPersonal && other ? presenceOf(other.id) : undefined}
          />
        }
        subtitle={isPersonal && other ? <StatusText userId={other.id} /> : undefined}
        extras={<ListButtons />}
        actions={
          <>
            <CallButton channel={channel} />
            {!isPersonal && (
              <PeopleButton
                people={people.slice(0, FACES)}
                count={people.length}
                aria-pressed={isPanelOpen}
                onClick={() => showBeside(isPanelOpen ? null : { panel: "people" })}
              />
            )}
            <Menu
              align="end"
              trigger={
                <IconButton label="Conversation menu">
                  <Ellipsis />
                </IconButton>
              }
            >
              <ConversationMenuItems conversation={conversation} />
            </Menu>
          </>
        }
      />
      <CallSlot channel={channel} />
      {conversation.isBlocked && other && <BlockedBanner person={other} />}
      <MessageStream channel={channel} />
      <PanelSlot channel={channel} />
      {isPanelOpen && <GroupPanel conversation={conversation} onClose={() => showBeside(null)} />}
    </ReceiptsProvider>
  );
}

function StatusText({ userId }: { userId: string }) {
  return useStatus(userId)?.text ?? null;
}

function BlockedBanner({ person }: { person: Person }) {
  const { setBlocked, isPending } = useBlocking(person);
  return (
    <Banner
      tone="warn"
      icon={<ShieldOff />}
      action={
        <Button size="sm" loading={isPending} onClick={() => void setBlocked(false)}>
          Unblock
        </Button>
      }
    >
      You have blocked <bdi>{person.name}</bdi>. Neither of you can write here.
    </Banner>
  );
}
