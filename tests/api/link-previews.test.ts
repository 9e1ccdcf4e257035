import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { db } from "@/lib/db";
import { removeLinkPreviewContract } from "@/lib/link-previews/contract";
import { fetchLinkPreviews } from "@/lib/link-previews/fetch/service";
import { listMessagesContract } from "@/lib/messages/contract";
import { type FetchPolicy, publicPolicy, type Target } from "@/lib/net/fetch-policy";
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
const isSite = ({ address, port }: Target) => address === "127.0.0.1" && origin.endsWith(`:${port}`);
const policy: FetchPolicy = {
  resolve: async (hostname) => (hostname === "site.test" ? ["127.0.0.1"] : publicPolicy.resolve(hostname)),
  allows: (target) => isSite(target) || publicPolicy.allows(target),
  isListed: ({ hostname, port }) => hostname === "site.test" && origin.endsWith(`:${port}`),
};

const html =
  (text: string): RequestListener =>
  (_request, response) =>
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(text);

async function previewsOf(body: string, through = policy) {
  const message = await makeMessage(channel, ada, body);
  await fetchLinkPreviews(message.id, through);
  const { items } = await send(ben, listMessagesContract, { params: { channelId: channel.id } });
  return { message, previews: items.at(-1)!.linkPreviews };
}

it("shows a page's own title and description, with a picture that this instance serves", async () => {
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
  await fetchLinkPreviews(message.id, policy);
  expect(asked).toHaveLength(2);

  const params = { previewId: previews[0]!.id };
  expect(await refusal(ben, removeLinkPreviewContract, { params })).toMatchObject({ status: 403 });
  await send(ada, removeLinkPreviewContract, { params });
  await fetchLinkPreviews(message.id, policy);
  const { items } = await send(ben, listMessagesContract, { params: { channelId: channel.id } });
  expect(items.at(-1)?.linkPreviews).toEqual([]);
  expect(asked).toHaveLength(2);
  expect(await db().file.findUnique({ where: { id: previews[0]!.imageFileId! } })).toBeNull();
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
