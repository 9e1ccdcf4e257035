import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { actionsIn } from "@/lib/channels/policy";
import { channelKeys, channelQuery } from "@/lib/channels/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import { messagesQuery } from "@/lib/messages/queries";
import type { ServerEvent, ServerEventName } from "@/lib/realtime/events";
import { bindReferenceEvents } from "@/lib/references/cache-events";
import { referenceKeys } from "@/lib/references/queries";
import { bindEvents } from "./cache-events";

const workspaceId = "w";
const channel = (id: string, given: Partial<TreeChannel> = {}): TreeChannel => {
  const own = { type: "CHAT", role: "EDITOR", isArchived: false, ...given } as const;
  return {
    ...{
      id,
      workspaceId,
      visibility: "WORKSPACE",
      isIndexed: false,
      defaultRole: "EDITOR",
      name: id,
      topic: "",
      parentId: null,
    },
    ...{ position: id, lastSeq: 5, readSeq: 5, mentionCount: 0, isMuted: false, level: null },
    ...own,
    actions: actionsIn(own),
  };
};

let client: QueryClient;
let receive: <N extends ServerEventName>(event: N, data: ServerEvent<N>) => void;
const onAccessLost = vi.fn();

const tree = () => client.getQueryData<TreeChannel[]>(channelKeys.treeOf(workspaceId));
const apply = (channels: { gained?: TreeChannel[]; changed?: TreeChannel[]; lost?: string[] }) =>
  receive("access.changed", { workspaceId, channels: { gained: [], changed: [], lost: [], ...channels } });

beforeEach(() => {
  client = new QueryClient();
  client.setQueryData(channelKeys.treeOf(workspaceId), [channel("channel-a"), channel("channel-b")]);
  onAccessLost.mockClear();
  const handlers: [event: string, handler: (data: never) => void][] = [];
  const on = (event: string, handler: (data: never) => void) => void handlers.push([event, handler]);
  receive = (event, data) => {
    for (const [of, handler] of handlers) if (of === event) handler(data as never);
  };
  const binding = { socket: { on }, client, userId: "me", live: new Set() };
  bindEvents(binding, { onSessionEnded: () => {}, onAccessLost });
  bindReferenceEvents(binding);
});

describe("a change of access", () => {
  it("adds what was gained and removes what was lost, without a question to the server", () => {
    apply({ gained: [channel("channel-c")], lost: ["channel-a"] });
    expect(tree()?.map(({ id }) => id)).toEqual(["channel-b", "channel-c"]);
    expect(client.getQueryState(channelKeys.treeOf(workspaceId))?.isInvalidated).toBe(false);
  });

  it("takes over the role, and keeps numbers that an event has already raised", () => {
    apply({ changed: [channel("channel-a", { role: "VIEWER", lastSeq: 4, readSeq: 3 })] });
    expect(tree()?.[0]).toMatchObject({ role: "VIEWER", lastSeq: 5, readSeq: 5 });
    expect(tree()?.[0]?.actions).not.toContain("message.create");
  });

  it("takes an archived channel out of the tree, and puts it back", () => {
    client.setQueryData(channelQuery("channel-a").queryKey, channel("channel-a"));
    apply({ changed: [channel("channel-a", { isArchived: true })] });
    expect(tree()?.map(({ id }) => id)).toEqual(["channel-b"]);
    expect(client.getQueryData(channelQuery("channel-a").queryKey)).toMatchObject({ isArchived: true });
    apply({ changed: [channel("channel-a")] });
    expect(tree()?.map(({ id }) => id)).toEqual(["channel-b", "channel-a"]);
  });

  it("forgets what was read of a lost channel, and reports that pages may still show it", async () => {
    apply({ lost: ["channel-a"] });
    const { queryKey } = messagesQuery("channel-b");
    client.setQueryData(queryKey, { items: [], hasBefore: false, hasAfter: false });
    apply({ lost: ["channel-b"] });
    expect(client.getQueryData(queryKey)).toBeUndefined();
    await vi.waitFor(() => expect(onAccessLost).toHaveBeenCalledOnce());
  });

  it("has only those cards read again that it can concern", () => {
    client.setQueryData([...referenceKeys.references, "hidden"], { isVisible: false });
    client.setQueryData([...referenceKeys.references, "there"], {
      isVisible: true,
      place: { channelId: "channel-a" },
    });
    client.setQueryData([...referenceKeys.references, "else"], {
      isVisible: true,
      place: { channelId: "channel-z" },
    });
    const stale = () =>
      ["hidden", "there", "else"].filter(
        (id) => client.getQueryState([...referenceKeys.references, id])?.isInvalidated,
      );
    apply({ gained: [channel("new", { lastSeq: 0 })] });
    expect(stale()).toEqual([]);
    apply({ lost: ["channel-a"] });
    expect(stale()).toEqual(["there"]);
    apply({ gained: [channel("old")] });
    expect(stale()).toEqual(["hidden", "there"]);
    receive("channel.deleted", { id: "channel-z", workspaceId });
    expect(stale()).toEqual(["hidden", "there", "else"]);
  });

  it("reads the tree again where more than one channel may have changed", async () => {
    receive("access.changed", { workspaceId });
    expect(client.getQueryState(channelKeys.treeOf(workspaceId))?.isInvalidated).toBe(true);
    await vi.waitFor(() => expect(onAccessLost).toHaveBeenCalledOnce());
  });
});
