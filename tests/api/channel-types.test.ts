import { beforeAll, describe, expect, it } from "vitest";
import { accessChannel } from "@/lib/channels/access";
import { channelTypeOf, channelTypes } from "@/lib/channels/types";
import { CHANNEL_ACTIONS } from "@/lib/permissions";
import { makeActor, makeChannel, makeSignedIn, makeWorkspace } from "../factories";

let workspace: Awaited<ReturnType<typeof makeWorkspace>>;
let manager: Awaited<ReturnType<typeof makeActor>>;

beforeAll(async () => {
  const owner = await makeSignedIn();
  workspace = await makeWorkspace(owner);
  manager = await makeActor(owner);
});

describe.each(channelTypes)("a channel of type %s", (type) => {
  let channelId: string;
  beforeAll(async () => {
    channelId = (await makeChannel(workspace, { type })).id;
  });

  it.each(CHANNEL_ACTIONS)("refuses %s to its manager unless the type lists it", async (action) => {
    const access = accessChannel(manager, channelId, action);
    if (channelTypeOf(type).actions.includes(action)) expect(await access).toMatchObject({ type });
    else await expect(access).rejects.toMatchObject({ code: "forbidden" });
  });
});
