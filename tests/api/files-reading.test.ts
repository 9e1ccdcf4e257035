import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { removeChannelMemberContract } from "@/lib/channels/contract";
import { openConversationContract } from "@/lib/conversations/contract";
import { db } from "@/lib/db";
import { listChannelFilesContract } from "@/lib/files/contract";
import { signedUrl } from "@/lib/files/download/signature";
import { createMessageContract, deleteMessageContract } from "@/lib/messages/contract";
import { deleteAccountContract } from "@/lib/personal-data/contract";
import { makeChannel, makeMember, makeSignedIn, type SignedIn } from "@/tests/factories";
import { ada, ben, channelId, makePair, workspace } from "@/tests/pair";
import { send } from "@/tests/setup/request";
import { fetchFile, fetchSigned, makePhoto, sendWith, uploaded } from "./files-helpers";

beforeEach(makePair);

const sessionOf = async ({ id: userId }: { id: string }) =>
  (await db().session.findFirstOrThrow({ where: { userId } })).id;

describe("reading", () => {
  const SCRIPT = "<script>document.title = 'owned'</script>";
  it.each([
    ["picture.svg", `<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`],
    ["page.html", `<!doctype html>${SCRIPT}`],
    ["polyglot.gif", `%PDF-1.7\n${SCRIPT}`],
    [
      "photo.png",
      `${Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).toString("latin1")}${SCRIPT}`,
    ],
  ])("serves %s as a download that can't run", async (name, content) => {
    const file = await uploaded(ada, channelId, name, new Uint8Array(Buffer.from(content, "latin1")));
    const { headers } = await fetchFile(ada, file.id);
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-disposition")).toMatch(/^attachment;/);
    expect(headers.get("content-security-policy")).toContain("sandbox");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("lets a picture with script behind it be nothing but a picture", async () => {
    const polyglot = Buffer.concat([await makePhoto(), Buffer.from(SCRIPT)]);
    const file = await uploaded(ada, channelId, "page.html", new Uint8Array(polyglot));
    const { headers } = await fetchFile(ada, file.id);
    expect(headers.get("content-type")).toBe("image/jpeg");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("sandbox");
  });

  it("is for those who may read the message, and before that for its owner", async () => {
    const file = await uploaded(ada, channelId, "plan.txt", "the plan");
    expect((await fetchFile(ben, file.id)).status).toBe(404);
    await sendWith(ada, channelId, [file.id]);
    expect(await (await fetchFile(ben, file.id)).text()).toBe("the plan");
    expect((await fetchFile(await makeSignedIn(), file.id)).status).toBe(404);
    expect((await fetchFile(null, file.id)).status).toBe(401);
  });

  it("gives ranges, and refuses those that aren't there", async () => {
    const file = await uploaded(ada, channelId, "digits.txt", "0123456789");
    const part = await fetchFile(ada, file.id, { range: "bytes=2-4" });
    expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([
      206,
      "bytes 2-4/10",
      "234",
    ]);
    expect(await (await fetchFile(ada, file.id, { range: "bytes=-3" })).text()).toBe("789");
    expect((await fetchFile(ada, file.id, { range: "bytes=10-" })).status).toBe(416);
    expect((await fetchFile(ada, file.id, { range: "bytes=9-2" })).status).toBe(200);
  });

  it("by an address that ends, and is good for one file, one variant and one person's rights", async () => {
    const file = await uploaded(ada, channelId, "a.txt", "text");
    const other = await uploaded(ada, channelId, "b.txt", "text");
    const [adas, bens] = [await sessionOf(ada), await sessionOf(ben)];
    const url = signedUrl({ fileId: file.id, variant: "original", sessionId: adas });
    const statusOf = async (fileId: string, address: string) => (await fetchSigned(fileId, address)).status;
    expect(await statusOf(file.id, url)).toBe(200);
    const long = signedUrl(
      { fileId: file.id, variant: "original", sessionId: adas },
      Date.now() - 25 * 60_000,
    );
    expect(await statusOf(file.id, long)).toBe(404);
    expect(await statusOf(other.id, url)).toBe(404);
    expect(await statusOf(file.id, url.replace("original", "thumbnail"))).toBe(404);
    // Nobody but Ada sees a file that isn't sent yet.
    expect(await statusOf(file.id, url.replace(adas, bens))).toBe(404);
    const ofBen = signedUrl({ fileId: file.id, variant: "original", sessionId: bens });
    expect(await statusOf(file.id, ofBen)).toBe(404);
  });

  it("by an address that ends with the right to see the file", async () => {
    const members = [ada, ben].map((user) => ({ user, role: "EDITOR" as const }));
    const secret = await makeChannel(workspace, { visibility: "PRIVATE", members });
    const file = await uploaded(ada, secret.id, "plan.txt", "the plan");
    await sendWith(ada, secret.id, [file.id]);
    const url = signedUrl({ fileId: file.id, variant: "original", sessionId: await sessionOf(ben) });
    expect((await fetchSigned(file.id, url)).status).toBe(200);
    await send(ada, removeChannelMemberContract, { params: { channelId: secret.id, userId: ben.id } });
    expect((await fetchSigned(file.id, url)).status).toBe(404);
  });

  it("by an address that ends with the session for which it was made, as by a deleted account", async () => {
    const chiara = await makeMember(workspace);
    const { id } = await send(chiara, openConversationContract, { body: { userIds: [ada.id] } });
    const file = await uploaded(ada, id, "plan.txt", "the plan");
    await sendWith(ada, id, [file.id]);
    const addressFor = async (person: SignedIn) =>
      signedUrl({ fileId: file.id, variant: "original", sessionId: await sessionOf(person) });
    const [hers, mine] = [await addressFor(chiara), await addressFor(ada)];
    for (const address of [hers, mine]) expect((await fetchSigned(file.id, address)).status).toBe(200);
    await send(chiara, deleteAccountContract, { body: { confirmation: chiara.name } });
    expect((await fetchSigned(file.id, hers)).status).toBe(404);
    await db().session.deleteMany({ where: { userId: ada.id } });
    expect((await fetchSigned(file.id, mine)).status).toBe(404);
  });
});

describe("the files of a channel", () => {
  it("are those of its messages and threads, latest first, until they are deleted", async () => {
    const { id } = await makeChannel(workspace);
    const names = async (query: { cursor?: string; limit?: string } = {}) => {
      const { items, nextCursor } = await send(ben, listChannelFilesContract, {
        params: { channelId: id },
        query,
      });
      return { names: items.map(({ name }) => name), nextCursor, items };
    };
    const first = await uploaded(ada, id, "a.txt", "a");
    const { id: messageId } = await sendWith(ada, id, [first.id]);
    const second = await uploaded(ada, id, "b.txt", "b");
    expect((await names()).names).toEqual(["a.txt"]);
    await send(ada, createMessageContract, {
      params: { channelId: id },
      body: { nonce: randomUUID(), fileIds: [second.id], threadId: messageId },
    });
    const { items } = await names();
    expect(items[0]).toMatchObject({
      name: "b.txt",
      size: 1,
      anchor: { seq: 1, threadId: messageId },
      author: { id: ada.id },
    });
    const page = await names({ limit: "1" });
    expect(page.names).toEqual(["b.txt"]);
    expect((await names({ cursor: page.nextCursor ?? "" })).names).toEqual(["a.txt"]);
    await send(ada, deleteMessageContract, { params: { messageId } });
    expect((await names()).names).not.toContain("a.txt");
  });
});
