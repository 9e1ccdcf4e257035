import { beforeEach, describe, expect, it } from "vitest";
import { listChannelsContract } from "@/lib/channels/contract";
import { doneWithInboxContract } from "@/lib/inbox/contract";
import { setWorkspaceNotificationsContract } from "@/lib/notifications/contract";
import { makePair, type SignedIn } from "@/tests/factories";
import { send } from "@/tests/setup/request";
import { at, EVERYONE, inbox, kinds, levelIn, sayingIn } from "./inbox-helpers";

let ada: SignedIn;
let ben: SignedIn;
let workspace: { id: string };
let channelId: string;
let say: ReturnType<typeof sayingIn>;
let set: ReturnType<typeof levelIn>;

beforeEach(async () => {
  ({ ada, ben, workspace, channelId } = await makePair());
  say = sayingIn(channelId);
  set = levelIn(channelId);
});

describe("levels", () => {
  it("lets through everything, mentions, or nothing", async () => {
    await set(ben, "ALL");
    await say(ada, "Plain");
    await say(ada, "Plain again");
    expect(await inbox(ben)).toMatchObject([{ kind: "MESSAGE", excerpt: "Plain again" }]);
    await send(ben, doneWithInboxContract, { body: {} });
    await set(ben, "MENTIONS");
    await say(ada, "Plain");
    expect(await inbox(ben)).toEqual([]);
    await set(ben, "NONE");
    await say(ada, at(ben));
    expect(await inbox(ben)).toEqual([]);
  });

  it("takes the workspace's where the channel says nothing", async () => {
    const params = { workspaceId: workspace.id };
    await send(ben, setWorkspaceNotificationsContract, { params, body: { level: "ALL" } });
    await say(ada, "Plain");
    expect(await kinds(ben)).toEqual(["MESSAGE"]);
    await set(ben, "NONE");
    await say(ada, at(ben));
    expect(await kinds(ben)).toEqual(["MESSAGE"]);
  });

  it("of a muted channel lets only through what names one", async () => {
    await set(ben, "ALL", true);
    await say(ada, "Plain");
    await say(ada, EVERYONE);
    expect(await inbox(ben)).toEqual([]);
    await say(ada, at(ben));
    expect(await kinds(ben)).toEqual(["MENTION"]);
    const tree = await send(ben, listChannelsContract, { params: { workspaceId: workspace.id } });
    expect(tree.items).toMatchObject([{ isMuted: true, level: "ALL", mentionCount: 1 }]);
  });
});
