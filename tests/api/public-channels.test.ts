import { randomUUID } from "node:crypto";
import { NextRequest } from "next/server";
import { beforeEach, describe, expect, it } from "vitest";
import { GET as getFile } from "@/app/api/public/channels/[channelId]/files/[fileId]/route";
import { updateChannelContract } from "@/lib/channels/contract";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { LIMITS } from "@/lib/http/limits";
import { createMessageContract } from "@/lib/messages/contract";
import { getPublicChannelContract } from "@/lib/public-channels/contract";
import { addReactionContract } from "@/lib/reactions/contract";
import { middleware } from "@/middleware";
import { makeChannel, makeMember, makePicture } from "../factories";
import { ada, ben, channelId, makePair, workspace } from "../pair";
import { refusal, send } from "../setup/request";

beforeEach(makePair);

const publish = (id = channelId) =>
  send(ada, updateChannelContract, { params: { channelId: id }, body: { visibility: "PUBLIC" } });
const takeBack = () =>
  send(ada, updateChannelContract, { params: { channelId }, body: { visibility: "WORKSPACE" } });
const say = (who: typeof ada, body: string, more: object = {}) =>
  send(who, createMessageContract, { params: { channelId }, body: { nonce: randomUUID(), body, ...more } });
const read = (id = channelId) => send(null, getPublicChannelContract, { params: { channelId: id } });
const refused = (id = channelId) => refusal(null, getPublicChannelContract, { params: { channelId: id } });

describe("a public channel", () => {
  it("is there for anyone with the link, until the next request after it is taken back", async () => {
    await say(ben, "Hello, **world**");
    expect((await refused()).code).toBe("not_found");
    await publish();
    const { messages, ...channel } = await read();
    expect(channel).toEqual({
      ...{
        id: channelId,
        type: "CHAT",
        name: "general",
        topic: "",
        isIndexed: false,
        columns: [],
        earlier: null,
      },
    });
    expect(messages).toEqual([
      expect.objectContaining({
        seq: 1,
        authorName: "Ben",
        body: "Hello, **world**",
        reactions: [],
        files: [],
      }),
    ]);
    await takeBack();
    expect((await refused()).code).toBe("not_found");
    const { code, message } = await refused(randomUUID());
    expect(await refused()).toMatchObject({ code, message });
  });

  it("is opened by its managers only, and where the type allows it", async () => {
    const body = { visibility: "PUBLIC" as const };
    const error = await refusal(ben, updateChannelContract, { params: { channelId }, body });
    expect(error.code).toBe("forbidden");
    const list = await makeChannel(workspace, { type: "TODO" });
    expect(await refusal(ada, updateChannelContract, { params: { channelId: list.id }, body })).toMatchObject(
      {
        code: "forbidden",
      },
    );
  });

  it("asks search engines to stay away until somebody allows them, each time anew", async () => {
    await publish();
    const params = { channelId };
    await send(ada, updateChannelContract, { params, body: { isIndexed: true } });
    expect((await read()).isIndexed).toBe(true);
    await takeBack();
    await publish();
    expect((await read()).isIndexed).toBe(false);
  });

  it("shows nothing of people but the names of authors, and nothing that is private", async () => {
    const [cleo, secret] = await Promise.all([
      makeMember(workspace, { name: "Cleo Quiet" }),
      makeChannel(workspace, { name: "secret plans", visibility: "PRIVATE" }),
    ]);
    const open = await makeChannel(workspace, { name: "changelog", visibility: "PUBLIC" });
    const { id } = await say(ben, "First");
    await send(cleo, addReactionContract, { params: { messageId: id, emoji: "👍" } });
    await say(
      ada,
      [
        `[@Ben](mention:person/${ben.id}) [@Cleo Quiet](mention:user/${cleo.id}) [#secret plans](mention:channel/${secret.id})`,
        `[#changelog](mention:channel/${open.id}) \`[@Cleo Quiet](mention:person/${cleo.id})\``,
        `[Cleo [Quiet] Quiet](mention:person/${cleo.id}) ${new URL(env().APP_URL).origin}/w/team/c/${secret.id}`,
      ].join("\n"),
    );
    await publish();
    const page = await read();
    const sent = JSON.stringify(page);
    for (const hidden of ["Quiet", "secret plans", secret.id, cleo.id, ben.id, ada.id, "mention:", "nonce"])
      expect(sent).not.toContain(hidden);
    expect(page.messages[0]?.reactions).toEqual([{ emoji: "👍", count: 1 }]);
    expect(page.messages[1]?.body).toContain("@Ben @someone (a channel for members)");
    expect(page.messages[1]?.body).toContain(`[#changelog](/p/${open.id})`);
  });

  it("leaves out what was deleted, notes of the system and replies in threads", async () => {
    const { id: threadId } = await say(ben, "Question");
    await say(ada, "Answer for members", { threadId });
    await db().message.create({
      data: {
        ...{
          channelId,
          streamId: channelId,
          authorId: ada.id,
          nonce: randomUUID(),
          body: "",
          kind: "SYSTEM",
          seq: 900,
        },
        system: { type: "members.added", people: [{ id: ben.id, name: "Ben", image: null }] },
      },
    });
    await db().message.create({
      data: {
        ...{ channelId, streamId: channelId, authorId: ada.id, nonce: randomUUID(), body: "Gone", seq: 901 },
        deletedAt: new Date(),
      },
    });
    await publish();
    expect((await read()).messages).toEqual([expect.objectContaining({ body: "Question", replyCount: 1 })]);
  });

  it("gives its pages of fifty", async () => {
    for (let n = 1; n <= 51; n++) await say(ada, `Message ${n}`);
    await publish();
    const { messages, earlier } = await read();
    expect([messages[0]?.body, messages.at(-1)?.body, earlier]).toEqual(["Message 2", "Message 51", 2]);
    const first = await send(null, getPublicChannelContract, {
      params: { channelId },
      query: { before: "2" },
    });
    expect([first.messages.map(({ body }) => body), first.earlier]).toEqual([["Message 1"], null]);
  });

  it("gives its files only while it is public, and none of another channel", async () => {
    const picture = await makePicture(ada, "ATTACHMENT" as never);
    const message = await say(ada, "Look");
    await db().file.update({
      where: { id: picture.id },
      data: { purpose: "ATTACHMENT", channelId, messageId: message.id },
    });
    const other = await makeChannel(workspace, { visibility: "PUBLIC" });
    const get = async (id: string) => {
      const url = `${env().APP_URL}/api/public/channels/${id}/files/${picture.id}`;
      const params = Promise.resolve({ channelId: id, fileId: picture.id });
      const response = await getFile(new Request(url), { params });
      return { status: response.status, cache: response.headers.get("cache-control") };
    };
    expect((await get(channelId)).status).toBe(404);
    await publish();
    // The row is there, its bytes aren't stored: what answers is the storage, not the permission.
    expect((await get(channelId)).cache).toBe("no-store");
    expect((await get(other.id)).status).toBe(404);
    expect((await read()).messages[0]?.files).toEqual([expect.objectContaining({ id: picture.id })]);
    await takeBack();
    expect((await get(channelId)).status).toBe(404);
  });
});

describe("the page of a public channel", () => {
  const ask = (path: string, address: string) =>
    middleware(new NextRequest(new URL(path, env().APP_URL), { headers: { "x-forwarded-for": address } }));

  it("is refused with 429 and when to come back where a network asks too often, and other pages aren't", async () => {
    const [path, address] = [`/p/${channelId}`, "198.51.100.7"];
    const limit = Math.ceil((LIMITS.public?.signedOut ?? 0) * env().RATE_LIMIT_FACTOR);
    for (let count = 0; count < limit; count += 1) expect((await ask(path, address)).status).toBe(200);
    const refused = await ask(path, address);
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(await refused.text()).toContain(
      `Too many requests from your network. Try again in ${seconds} seconds.`,
    );
    expect(refused.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(refused.headers.get("cache-control")).toBe("no-store");
    expect((await ask(path, "198.51.100.8")).status).toBe(200);
    expect((await ask("/sign-in", address)).status).toBe(200);
  });
});
