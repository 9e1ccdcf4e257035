import { beforeEach, describe, expect, it } from "vitest";
import { listChannelsContract } from "@/lib/channels/contract";
import { markAllDoneContract } from "@/lib/inbox/contract";
import { setWorkspaceNotificationsContract } from "@/lib/notifications/contract";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { send } from "@/tests/setup/request";
import { at, EVERYONE, inbox, kinds, say, setLevel } from "./inbox-helpers";

beforeEach(makePair);

describe("levels", () => {
  it("lets through everything, mentions, or nothing", async () => {
    await setLevel(ben, "ALL");
    await say(ada, "Plain");
    await say(ada, "Plain again");
    expect(await inbox(ben)).toMatchObject([{ kind: "MESSAGE", excerpt: "Plain again" }]);
    await send(ben, markAllDoneContract, { body: {} });
    await setLevel(ben, "MENTIONS");
    await say(ada, "Plain");
    expect(await inbox(ben)).toEqual([]);
    await setLevel(ben, "NONE");
    await say(ada, at(ben));
    expect(await inbox(ben)).toEqual([]);
  });

  it("takes the workspace's where the channel has none", async () => {
    const params = { workspaceId: workspace.id };
    await send(ben, setWorkspaceNotificationsContract, { params, body: { level: "ALL" } });
    await say(ada, "Plain");
    expect(await kinds(ben)).toEqual(["MESSAGE"]);
    await setLevel(ben, "NONE");
    await say(ada, at(ben));
    expect(await kinds(ben)).toEqual(["MESSAGE"]);
  });

  it("of a muted channel lets only through what names one", async () => {
    await setLevel(ben, "ALL", true);
    await say(ada, "Plain");
    await say(ada, EVERYONE);
    expect(await inbox(ben)).toEqual([]);
    await say(ada, at(ben));
    expect(await kinds(ben)).toEqual(["MENTION"]);
    const tree = await send(ben, listChannelsContract, { params: { workspaceId: workspace.id } });
    expect(tree.items).toMatchObject([{ isMuted: true, level: "ALL", mentionCount: 1 }]);
  });
});
