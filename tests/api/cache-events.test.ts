import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { updateMeContract } from "@/lib/accounts/contract";
import { listChannelsContract, updateChannelContract } from "@/lib/channels/contract";
import { channelsQuery } from "@/lib/channels/queries";
import { deleteDraftContract, listDraftsContract, saveDraftContract } from "@/lib/drafts/contract";
import { draftsQuery } from "@/lib/drafts/queries";
import { getUnreadContract } from "@/lib/inbox/contract";
import { unreadQuery } from "@/lib/inbox/queries";
import {
  createMessageContract,
  deleteMessageContract,
  listMessagesContract,
  markReadContract,
  markUnreadContract,
  updateMessageContract,
} from "@/lib/messages/contract";
import { listPinsContract, pinMessageContract } from "@/lib/messages/pins/contract";
import { pinsQuery } from "@/lib/messages/pins/queries";
import { messagesQuery } from "@/lib/messages/queries";
import { followThreadContract, getThreadContract } from "@/lib/messages/threads/contract";
import { threadQuery } from "@/lib/messages/threads/queries";
import { setChannelNotificationsContract } from "@/lib/notifications/contract";
import {
  getPersonSettingsContract,
  listStatusesContract,
  updatePersonSettingsContract,
} from "@/lib/people/contract";
import { personSettingsQuery, statusesByPerson, statusesQuery } from "@/lib/people/queries";
import { bindPollEvents } from "@/lib/polls/cache-events";
import { closePollContract, getMyVotesContract, setVotesContract } from "@/lib/polls/contract";
import { myVotesQuery } from "@/lib/polls/queries";
import { bindReactionEvents } from "@/lib/reactions/cache-events";
import { addReactionContract, removeReactionContract } from "@/lib/reactions/contract";
import { channelRoom, userRoom, workspaceRoom } from "@/lib/realtime/rooms";
import { listSavedInChannelContract, saveContract } from "@/lib/saved/contract";
import { savedInChannelQuery } from "@/lib/saved/queries";
import { ada, ben, channelId, makePair, workspaceId } from "@/tests/pair";
import { send } from "@/tests/setup/request";
import { type Held, verifyCache } from "@/tests/setup/verify-cache";
import { at, say } from "./inbox-helpers";

// Ben looks at a page. What Ada does, or he himself on another device, comes to it as events.

let said: Awaited<ReturnType<typeof say>>;
let poll: Awaited<ReturnType<typeof say>>;
beforeEach(async () => {
  await makePair();
  said = await say(ada, "First");
  await say(ada, "A reply", { threadId: said.id });
  await send(ben, followThreadContract, { params: { threadId: said.id }, body: { isFollowing: true } });
  poll = await send(ada, createMessageContract, {
    params: { channelId },
    body: {
      ...{ nonce: randomUUID(), body: "" },
      poll: { question: "When?", options: ["Now", "Later"], isAnonymous: true },
    },
  });
});

/** All that a page with the channel and the thread holds. */
function pageOfBen(): Held[] {
  const inChannel = { params: { channelId } };
  const thread = { params: { threadId: said.id } };
  const stream = (threadId?: string) => async () =>
    send(ben, listMessagesContract, { ...inChannel, query: { limit: 50, ...(threadId && { threadId }) } });
  return [
    [
      channelsQuery(workspaceId).queryKey,
      async () => (await send(ben, listChannelsContract, { params: { workspaceId } })).items,
    ],
    [messagesQuery(channelId).queryKey, stream()],
    [messagesQuery(channelId, said.id).queryKey, stream(said.id)],
    [threadQuery(said.id).queryKey, () => send(ben, getThreadContract, thread)],
    [pinsQuery(channelId).queryKey, async () => (await send(ben, listPinsContract, inChannel)).items],
    [
      savedInChannelQuery(channelId).queryKey,
      async () => (await send(ben, listSavedInChannelContract, inChannel)).items,
    ],
    [draftsQuery().queryKey, async () => (await send(ben, listDraftsContract)).items],
    [unreadQuery().queryKey, () => send(ben, getUnreadContract)],
    [personSettingsQuery().queryKey, () => send(ben, getPersonSettingsContract)],
    [statusesQuery().queryKey, async () => statusesByPerson(await send(ben, listStatusesContract))],
    [
      myVotesQuery(poll.id).queryKey,
      async () => (await send(ben, getMyVotesContract, { params: { messageId: poll.id } })).optionIds,
    ],
  ];
}

const verify = (work: () => Promise<unknown>) =>
  verifyCache(
    {
      viewer: { id: ben.id, rooms: [userRoom(ben.id), workspaceRoom(workspaceId), channelRoom(channelId)] },
      held: pageOfBen(),
      mayInvalidate: [threadQuery(said.id).queryKey, pinsQuery(channelId).queryKey],
      views: [bindReactionEvents, bindPollEvents],
    },
    work,
  );

const message = () => ({ params: { messageId: said.id } });
const reaction = () => ({ params: { messageId: said.id, emoji: "👍" } });

it.each<[what: string, event: string, work: () => Promise<unknown>]>([
  ["a message", "message.created", () => say(ada, "Second")],
  ["a message of mine", "message.created", () => say(ben, "Second")],
  ["a mention", "inbox.changed", () => say(ada, at(ben))],
  ["a reply", "message.created", () => say(ada, "Another", { threadId: said.id })],
  ["a reply of mine", "message.created", () => say(ben, "Another", { threadId: said.id })],
  ...(["Ada", "Ben"] as const).map((name): [string, string, () => Promise<unknown>] => [
    `a reply of ${name}'s that is also sent to the channel, and edited`,
    "message.created",
    async () => {
      const who = name === "Ada" ? ada : ben;
      const { id: messageId } = await say(who, "For all", { threadId: said.id, isBroadcast: true });
      await send(who, updateMessageContract, { params: { messageId }, body: { body: "For everyone" } });
      await send(ada, addReactionContract, { params: { messageId, emoji: "👍" } });
    },
  ]),
  [
    "an edit",
    "message.updated",
    () => send(ada, updateMessageContract, { ...message(), body: { body: "1st" } }),
  ],
  ["a deletion", "message.deleted", () => send(ada, deleteMessageContract, message())],
  ["a pin", "message.updated", () => send(ada, pinMessageContract, message())],
  ["a reaction", "reaction.changed", () => send(ada, addReactionContract, reaction())],
  [
    "a reaction taken back",
    "reaction.changed",
    async () => {
      await send(ben, addReactionContract, reaction());
      await send(ben, removeReactionContract, reaction());
    },
  ],
  [
    "a saved message",
    "saved.changed",
    () => send(ben, saveContract, { params: { type: "message", targetId: said.id } }),
  ],
  [
    "an unfollowed thread",
    "thread.changed",
    () => send(ben, followThreadContract, { params: { threadId: said.id }, body: { isFollowing: false } }),
  ],
  [
    "reading",
    "channel.read",
    () => send(ben, markReadContract, { params: { channelId }, body: { seq: said.seq } }),
  ],
  [
    "marking unread",
    "channel.unread",
    async () => {
      await send(ben, markReadContract, { params: { channelId }, body: { seq: said.seq } });
      await send(ben, markUnreadContract, { params: { channelId }, body: { seq: said.seq } });
    },
  ],
  [
    "a draft",
    "draft.saved",
    () =>
      send(ben, saveDraftContract, {
        params: { channelId },
        body: { body: "I think", basedOn: null },
      }),
  ],
  [
    "a draft that is deleted",
    "draft.deleted",
    async () => {
      const body = { body: "I think", basedOn: null };
      const { revision } = await send(ben, saveDraftContract, { params: { channelId }, body });
      await send(ben, deleteDraftContract, { params: { channelId }, body: { basedOn: revision } });
    },
  ],
  [
    "a vote",
    "poll.voted",
    () =>
      send(ben, setVotesContract, {
        params: { messageId: poll.id },
        body: { optionIds: poll.poll!.options.slice(0, 1).map(({ id }) => id) },
      }),
  ],
  [
    "a closed poll",
    "message.patched",
    () => send(ada, closePollContract, { params: { messageId: poll.id } }),
  ],
  [
    "a reply that is deleted",
    "message.patched",
    async () => {
      const { id: messageId } = await say(ada, "Wrong", { threadId: said.id });
      await send(ada, deleteMessageContract, { params: { messageId } });
    },
  ],
  [
    "a channel that is renamed",
    "channel.updated",
    () => send(ada, updateChannelContract, { params: { channelId }, body: { name: "lounge" } }),
  ],
  [
    "how I am notified",
    "notifications.changed",
    () =>
      send(ben, setChannelNotificationsContract, {
        params: { channelId },
        body: { level: "ALL", isMuted: true },
      }),
  ],
  ["somebody's name", "person.updated", () => send(ada, updateMeContract, { body: { name: "Ada L." } })],
  [
    "a status",
    "person.updated",
    () =>
      send(ada, updatePersonSettingsContract, {
        body: { status: { emoji: "🌴", text: "Away", expires: null } },
      }),
  ],
  [
    "my settings",
    "settings.changed",
    () => send(ben, updatePersonSettingsContract, { body: { sharesReceipts: false } }),
  ],
])("%s leaves a page as if it had been read again", async (_what, event, work) => {
  expect(await verify(work)).toContain(event);
});
