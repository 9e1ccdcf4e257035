import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback } from "react";
import { useOpenChannelId } from "@/components/app/open-channel";
import { ChannelPage } from "@/components/channels/channel-page";
import { KnownTrees } from "@/components/messages/known-trees";
import { messageTrees } from "@/components/messages/message-trees";
import { SendQueueProvider } from "@/components/messages/send-queue-provider";
import { WorkspaceShell } from "@/components/workspaces/workspace-shell";
import { openCallsQuery } from "@/lib/calls/queries";
import type { Call } from "@/lib/calls/schema";
import { channelsQuery } from "@/lib/channels/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import { bindEvents } from "@/lib/composition/cache-events";
import { catchUpEverything } from "@/lib/composition/catch-up";
import { conversationsQuery } from "@/lib/conversations/queries";
import { draftsQuery } from "@/lib/drafts/queries";
import { emojiQuery } from "@/lib/emoji/queries";
import { unreadQuery } from "@/lib/inbox/queries";
import { messagesQuery } from "@/lib/messages/queries";
import type { Message } from "@/lib/messages/schema";
import { personSettingsQuery, statusesQuery } from "@/lib/people/queries";
import type { CacheBinding } from "@/lib/realtime/cache-binding";
import { RealtimeProvider } from "@/lib/realtime/client";
import type { ServerEvent, ServerEventName } from "@/lib/realtime/events";
import { defaultsOf } from "@/lib/settings/settings";
import { channelPath } from "@/lib/workspaces/paths";
import { membersQuery, workspacesQuery } from "@/lib/workspaces/queries";
import { fakeChat, windowOf } from "./fake-chat";
import { currentPath, navigate } from "./next-navigation";
import { ben, makeTreeChannel, me, WORKSPACE, workspace } from "./people";
import { draw, fakeServer } from "./stage";

type Given = {
  channels?: TreeChannel[];
  /** What is open in them. */
  calls?: Call[];
  /** By the channel's id. */
  messages?: Record<string, Message[]>;
  /** In place of a channel. */
  page?: ReactNode;
  /** The first channel's, if none is given. */
  path?: string;
};

const JOINED = "2026-11-01T09:00:00.000Z";
const START = { url: window.realtimeNode.url, port: 0, pusher: null, token: "Ada's", position: "" };

/** Draws Ada's workspace as its layout does, with a channel or another page in it. Events come by `receive`. */
export function showWorkspace({
  channels = [makeTreeChannel()],
  messages = {},
  calls = [],
  page,
  path,
}: Given) {
  const chat = fakeChat(messages);
  navigate(path ?? channelPath(WORKSPACE.slug, channels[0]?.id ?? ""));
  window.realtimeNode.answerBy(fakeServer().respond);
  const around = Number(new URL(currentPath(), location.href).searchParams.get("m")) || undefined;
  const windows = Object.entries(messages).map(([id, stored]) => [id, windowOf(stored, { around })] as const);
  const client = draw(
    <Connected>
      <SendQueueProvider userId={me.id}>
        <WorkspaceShell workspaceId={WORKSPACE.id} slug={WORKSPACE.slug}>
          <KnownTrees trees={messageTrees(windows)}>{page ?? <OpenChannel />}</KnownTrees>
        </WorkspaceShell>
      </SendQueueProvider>
    </Connected>,
  );
  for (const [channelId, window] of windows) client.setQueryData(messagesQuery(channelId).queryKey, window);
  client.setQueryData(openCallsQuery().queryKey, calls);
  client.setQueryData(workspacesQuery().queryKey, [workspace]);
  client.setQueryData(channelsQuery(WORKSPACE.id).queryKey, channels);
  client.setQueryData(conversationsQuery().queryKey, {
    pages: [{ items: [], nextCursor: null }],
    pageParams: [""],
  });
  client.setQueryData(membersQuery(WORKSPACE.id).queryKey, {
    pages: [
      {
        items: [
          { id: me.id, name: me.name, image: null, role: "OWNER" as const, joinedAt: JOINED },
          { ...ben, role: "MEMBER" as const, joinedAt: JOINED },
        ],
        nextCursor: null,
      },
    ],
    pageParams: [""],
  });
  client.setQueryData(unreadQuery().queryKey, {});
  client.setQueryData(personSettingsQuery().queryKey, {
    ...defaultsOf("person"),
    ...{ presence: "AUTO", quietHours: null, timeZone: "Europe/Berlin", status: null },
    // Not that of the machine that the tests run on.
    deviceTimeZone: false,
  });
  client.setQueryData(statusesQuery().queryKey, {});
  client.setQueryData(draftsQuery().queryKey, []);
  client.setQueryData(emojiQuery(WORKSPACE.id).queryKey, []);
  return {
    client,
    chat,
    /** What the server sends over the socket. */
    receive: <Name extends ServerEventName>(name: Name, data: ServerEvent<Name>) =>
      window.realtimeNode.send(name, data),
  };
}

function OpenChannel() {
  const channelId = useOpenChannelId();
  return channelId && <ChannelPage channelId={channelId} />;
}

/** As `SignedIn` does, but for leaving the page. */
function Connected({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const bind = useCallback(
    (binding: CacheBinding) => bindEvents(binding, { onSessionEnded: fail, onAccessLost: fail }),
    [],
  );
  const catchUp = useCallback(
    (live: ReadonlySet<unknown>, isRetry: boolean) => catchUpEverything(client, live, isRetry),
    [client],
  );
  return (
    <RealtimeProvider userId={me.id} start={START} onSocket={bind} catchUp={catchUp} onSessionEnded={fail}>
      {children}
    </RealtimeProvider>
  );
}

function fail() {
  throw new Error("The view was asked to leave the page");
}
