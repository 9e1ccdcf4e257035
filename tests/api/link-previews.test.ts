import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { removeLinkPreviewContract } from "@/lib/link-previews/contract";
import { fetchLinkPreviews } from "@/lib/link-previews/fetch/service";
import { addressOf, type Guard, isPublic, publicOnly } from "@/lib/link-previews/guard";
import { listMessagesContract } from "@/lib/messages/contract";
import { makeChannel, makeMessage } from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import { fetchFile } from "./files-helpers";

let site: Server;
let origin: string;
let answer: RequestListener;
/** Paths that the site was asked for. */
let asked: string[];
let channel: { id: string };

beforeAll(async () => {
  site = createServer((request, response) => {
    asked.push(request.url ?? "");
    answer(request, response);
  });
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  origin = `http://site.test:${(site.address() as AddressInfo).port}`;
  await makePair();
  channel = await makeChannel(workspace, { defaultRole: "COMMENTER" });
});
beforeEach(() => {
  asked = [];
});
afterAll(() => new Promise((resolve) => site.close(resolve)));

/** Lets the test's own site through, under its name only. */
const guard: Guard = {
  resolve: async (hostname) => (hostname === "site.test" ? ["127.0.0.1"] : publicOnly.resolve(hostname)),
  isAllowed: (address, port) =>
    (address === "127.0.0.1" && origin.endsWith(`:${port}`)) || publicOnly.isAllowed(address, port),
};

const html =
  (text: string): RequestListener =>
  (_request, response) =>
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(text);

async function previewsOf(body: string, through = guard) {
  const message = await makeMessage(channel, ada, body);
  await fetchLinkPreviews(message.id, through);
  const { items } = await send(ben, listMessagesContract, { params: { channelId: channel.id } });
  return { message, previews: items.at(-1)!.linkPreviews };
}

it("shows what a page says of itself, with a picture that comes from us", async () => {
  const picture = await sharp({ create: { width: 1200, height: 630, channels: 3, background: "teal" } })
    .png()
    .toBuffer();
  answer = (request, response) => {
    if (request.url === "/cover.png")
      return response.writeHead(200, { "content-type": "image/png" }).end(picture);
    return html(`<title>Plain</title><meta property="og:title" content="Tea &amp; \u202Ecake">
      <meta property="og:image" content="/cover.png"><meta name="description" content=" Two
      lines ">`)(request, response);
  };
  const { message, previews } = await previewsOf(`See [this](${origin}/a_(b)), or ${origin}/a_(b)#part.`);
  expect(previews).toMatchObject([{ title: "Tea & cake", description: "Two lines", siteName: "site.test" }]);
  expect(asked).toEqual(["/a_(b)", "/cover.png"]);
  const image = await fetchFile(ben, previews[0]!.imageFileId!);
  expect(image.headers.get("content-type")).toBe("image/webp");

  // A second run asks for nothing again.
  await fetchLinkPreviews(message.id, guard);
  expect(asked).toHaveLength(2);

  const params = { previewId: previews[0]!.id };
  expect(await refusal(ben, removeLinkPreviewContract, { params })).toMatchObject({ status: 403 });
  await send(ada, removeLinkPreviewContract, { params });
  await fetchLinkPreviews(message.id, guard);
  const { items } = await send(ben, listMessagesContract, { params: { channelId: channel.id } });
  expect(items.at(-1)?.linkPreviews).toEqual([]);
  expect(asked).toHaveLength(2);
  expect(await db().file.findUnique({ where: { id: previews[0]!.imageFileId! } })).toBeNull();
});

describe("the guard", () => {
  it.each([
    "127.0.0.1",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "0.0.0.0",
    "100.64.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fd00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "::127.0.0.1",
  ])("takes %s for private", (address) => expect(isPublic(address)).toBe(false));

  it.each(["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])("takes %s for public", (address) =>
    expect(isPublic(address)).toBe(true),
  );

  it.each([
    "http://127.0.0.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://127.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://localhost/",
    "http://169.254.169.254/latest/meta-data/",
    "http://93.184.216.34:22/",
    "file:///etc/passwd",
  ])("refuses %s", async (link) => {
    await expect(addressOf(new URL(link), publicOnly)).rejects.toThrow();
  });

  it("refuses a name with one private address among its own", async () => {
    const mixed = { ...publicOnly, resolve: async () => ["93.184.216.34", "10.0.0.1"] };
    await expect(addressOf(new URL("http://mixed.test/"), mixed)).rejects.toThrow();
  });

  it("connects to the address it checked, whatever the name says the next time", async () => {
    answer = html("<title>Checked</title>");
    const answers = [["127.0.0.1"], ["10.0.0.1"]];
    const rebinding = { ...guard, resolve: async () => answers.shift() ?? [] };
    const { previews } = await previewsOf(origin, rebinding);
    expect(previews).toMatchObject([{ title: "Checked" }]);
    expect(answers).toEqual([["10.0.0.1"]]);
  });

  it.each(["http://127.0.0.1:1/", "http://localhost/", "http://[::ffff:10.0.0.1]/", "gopher://site.test/"])(
    "doesn't follow a redirect to %s",
    async (location) => {
      answer = (_request, response) => response.writeHead(302, { location }).end();
      expect((await previewsOf(`${origin}/redirects`)).previews).toEqual([]);
      expect(asked).toEqual(["/redirects"]);
    },
  );

  it("follows three redirects and no more", async () => {
    answer = (request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) return html("<title>There</title>")(request, response);
      response.writeHead(302, { location: `/${left - 1}` }).end();
    };
    expect((await previewsOf(`${origin}/3`)).previews).toMatchObject([{ title: "There" }]);
    expect((await previewsOf(`${origin}/4`)).previews).toEqual([]);
  });
});

it("reads the beginning of an endless page, and gives up on a silent one", async () => {
  answer = (_request, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.write("<title>Endless</title>");
    const more = () => {
      while (response.write("x".repeat(65_536)));
    };
    response.on("drain", more);
    more();
  };
  expect((await previewsOf(origin)).previews).toMatchObject([{ title: "Endless" }]);
  answer = () => {};
  expect((await previewsOf(`${origin}/silent`)).previews).toEqual([]);
});

it("takes nothing but a page, uncompressed", async () => {
  answer = (_request, response) =>
    response.writeHead(200, { "content-type": "text/plain" }).end("<title>No</title>");
  expect((await previewsOf(origin)).previews).toEqual([]);
  answer = (_request, response) =>
    response
      .writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" })
      .end("<title>No</title>");
  expect((await previewsOf(origin)).previews).toEqual([]);
});
