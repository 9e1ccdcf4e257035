import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, it } from "vitest";
import { applyAccessChange } from "./cache-events";
import { actionsIn } from "./policy";
import type { TreeChannel } from "./schema";

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
const tree = () => client.getQueryData<TreeChannel[]>(["channels", workspaceId]);
const apply = (channels: { gained?: TreeChannel[]; changed?: TreeChannel[]; lost?: string[] }) =>
  applyAccessChange(client, { workspaceId, channels: { gained: [], changed: [], lost: [], ...channels } });

beforeEach(() => {
  client = new QueryClient();
  client.setQueryData(["channels", workspaceId], [channel("channel-a"), channel("channel-b")]);
});

describe("a change of access", () => {
  it("adds what was gained and removes what was lost, without a question to the server", () => {
    apply({ gained: [channel("channel-c")], lost: ["channel-a"] });
    expect(tree()?.map(({ id }) => id)).toEqual(["channel-b", "channel-c"]);
    expect(client.getQueryState(["channels", workspaceId])?.isInvalidated).toBe(false);
  });

  it("takes over the role, and keeps numbers that an event has already raised", () => {
    apply({ changed: [channel("channel-a", { role: "VIEWER", lastSeq: 4, readSeq: 3 })] });
    expect(tree()?.[0]).toMatchObject({ role: "VIEWER", actions: ["channel.read"], lastSeq: 5, readSeq: 5 });
  });

  it("takes an archived channel out of the tree, and puts it back", () => {
    client.setQueryData(["channel", "channel-a"], channel("channel-a"));
    apply({ changed: [channel("channel-a", { isArchived: true })] });
    expect(tree()?.map(({ id }) => id)).toEqual(["channel-b"]);
    expect(client.getQueryData(["channel", "channel-a"])).toMatchObject({ isArchived: true });
    apply({ changed: [channel("channel-a")] });
    expect(tree()?.map(({ id }) => id)).toEqual(["channel-b", "channel-a"]);
  });

  it("forgets what was read of a lost channel, and reports that pages may still show it", () => {
    expect(apply({ lost: ["channel-a"] })).toBe(false);
    client.setQueryData(["messages", "channel-b", null], { items: ["Between us"] });
    expect(apply({ lost: ["channel-b"] })).toBe(true);
    expect(client.getQueryData(["messages", "channel-b", null])).toBeUndefined();
  });

  it("has only those cards read again that it can concern", () => {
    client.setQueryData(["references", "message", "hidden"], { isVisible: false });
    client.setQueryData(["references", "message", "there"], {
      isVisible: true,
      place: { channelId: "channel-a" },
    });
    client.setQueryData(["references", "message", "else"], {
      isVisible: true,
      place: { channelId: "channel-z" },
    });
    const stale = () =>
      ["hidden", "there", "else"].filter(
        (id) => client.getQueryState(["references", "message", id])?.isInvalidated,
      );
    apply({ gained: [channel("new", { lastSeq: 0 })] });
    expect(stale()).toEqual([]);
    apply({ lost: ["channel-a"] });
    expect(stale()).toEqual(["there"]);
    apply({ gained: [channel("old")] });
    expect(stale()).toEqual(["hidden", "there"]);
  });

  it("reads the tree again where more than one channel may have changed", () => {
    expect(applyAccessChange(client, { workspaceId })).toBe(true);
    expect(client.getQueryState(["channels", workspaceId])?.isInvalidated).toBe(true);
  });
});
