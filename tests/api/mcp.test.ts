import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { POST } from "@/app/api/mcp/route";
import { db } from "@/lib/db";
import {
  makeApiKey,
  makeChannel,
  makeMessage,
  makeSignedIn,
  makeWorkspace,
  type SignedIn,
} from "@/tests/factories";

let http: Server;
let address: URL;
let ann: SignedIn;
let workspace: Awaited<ReturnType<typeof makeWorkspace>>;
let channel: { id: string };

beforeAll(async () => {
  http = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const headers = new Headers(request.headers as Record<string, string>);
    const body = parts.length > 0 ? Buffer.concat(parts) : undefined;
    const isPost = request.method === "POST";
    const url = new URL(request.url ?? "/", process.env.APP_URL);
    headers.set("host", url.host);
    const answer = isPost
      ? await POST(new Request(url, { method: "POST", headers, body }), { params: Promise.resolve({}) })
      : new Response(null, { status: 405 });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  address = new URL(`http://127.0.0.1:${(http.address() as AddressInfo).port}/api/mcp`);
  ann = await makeSignedIn({ name: "Ann" });
  workspace = await makeWorkspace(ann);
  channel = await makeChannel(workspace, { name: "finance" });
  await makeMessage(channel, ann, "The invoice is paid");
});
afterAll(() => void http.close());

async function connect({ key }: { key: string }) {
  const client = new Client({ name: "test", version: "1" });
  const requestInit = { headers: { authorization: `Bearer ${key}` } };
  await client.connect(new StreamableHTTPClientTransport(address, { requestInit }));
  return client;
}

type Result = { isError?: boolean; content: { text: string }[]; structuredContent?: Record<string, unknown> };
const call = async (client: Client, name: string, given?: object) =>
  (await client.callTool({ name, ...(given && { arguments: given as Record<string, unknown> }) })) as Result;

it("offers the official client the tools that the key was granted, each with strict arguments", async () => {
  const client = await connect(await makeApiKey(ann, { scopes: ["channels:read", "workspaces:read"] }));
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).toSorted()).toEqual([
    "get_channel",
    "list_channel_members",
    "list_channels",
    "list_workspaces",
  ]);
  const every = await connect(await makeApiKey(ann));
  const all = (await every.listTools()).tools;
  expect(all.length).toBeGreaterThanOrEqual(20);
  expect(all.length).toBeLessThanOrEqual(40);
  for (const { name, inputSchema } of all) {
    expect(name).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
    expect(inputSchema).toMatchObject({ type: "object", properties: {}, additionalProperties: false });
  }
  await Promise.all([client.close(), every.close()]);
});

it("reads and writes as the key's person, and says what a model can mend", async () => {
  const client = await connect(await makeApiKey(ann));
  const sent = await call(client, "create_message", { channelId: channel.id, body: "Thanks" });
  expect(sent.structuredContent).toMatchObject({ body: "Thanks", channelId: channel.id });
  const window = await call(client, "list_messages", { channelId: channel.id, limit: 10 });
  expect(JSON.stringify(window.structuredContent)).toContain("The invoice is paid");
  const nowhere = await call(client, "list_messages", { channelId: crypto.randomUUID() });
  expect([nowhere.isError, nowhere.content[0]?.text]).toEqual([true, expect.stringContaining("not_found")]);
  await client.close();
});

it("keeps to the key's scopes and bounds", async () => {
  const other = await makeChannel(await makeWorkspace(ann));
  const given = { scopes: ["messages:read" as const], workspaceIds: [workspace.id] };
  const client = await connect(await makeApiKey(ann, given));
  expect(await call(client, "list_messages", { channelId: other.id })).toMatchObject({ isError: true });
  await expect(call(client, "create_message", { channelId: channel.id, body: "No" })).rejects.toMatchObject({
    code: -32602,
  });
  await client.close();
});

it("reads documents, threads and files as resources", async () => {
  const client = await connect(await makeApiKey(ann));
  const { resourceTemplates } = await client.listResourceTemplates();
  expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
    "guildhall://documents/{id}",
    "guildhall://threads/{id}",
    "guildhall://files/{id}",
  ]);
  const document = await makeChannel(workspace, { type: "DOC" });
  const { contents } = await client.readResource({ uri: `guildhall://documents/${document.id}` });
  expect(contents).toMatchObject([{ mimeType: "text/markdown" }]);
  const missing = `guildhall://files/${crypto.randomUUID()}`;
  await expect(client.readResource({ uri: missing })).rejects.toMatchObject({ code: -32602 });
  await client.close();
});

/** A message as it goes over the wire, past the client's own checks. */
async function post(key: string | null, message: object, headers: Record<string, string> = {}) {
  const response = await fetch(address, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...(key && { authorization: `Bearer ${key}` }),
      ...headers,
    },
    body: JSON.stringify(message),
  });
  const text = await response.text();
  const data = /^data: (.*)$/m.exec(text)?.[1] ?? text;
  return { status: response.status, body: JSON.parse(data) as { result?: Result; error?: { code: number } } };
}

it("refuses wrong arguments by name, and does nothing then (case 23)", async () => {
  const { key } = await makeApiKey(ann);
  const file = `${process.cwd()}/tests/api/cases/mcp-calls.jsonl`;
  const lines = readFileSync(file, "utf8").trim().split("\n");
  const before = await db().message.count();
  const answers = [];
  for (const line of lines) {
    const message = JSON.parse(line);
    const { body } = await post(key, message);
    answers.push([message.id, body.error?.code ?? body.result?.content[0]?.text]);
  }
  const says = (text: string) => expect.stringContaining(text);
  expect(answers).toEqual([
    [1, says("Unknown argument chanel; did you mean channelId?")],
    [2, says("limit")],
    [3, says("Unknown argument status_filter.")],
    [4, says('"items"')],
    ...[5, 6, 7].map((id) => [id, -32602]),
    [8, says("Unknown argument text")],
  ]);
  expect(await db().message.count()).toBe(before);
});

it("takes nobody without a key, and no page of another site", async () => {
  const { key } = await makeApiKey(ann);
  const message = { jsonrpc: "2.0", id: 1, method: "tools/list" };
  expect(await post(null, message)).toMatchObject({ status: 401 });
  expect(await post(null, message, { cookie: ann.cookie })).toMatchObject({ status: 403 });
  const own = { cookie: ann.cookie, origin: process.env.APP_URL! };
  expect(await post(null, message, own)).toMatchObject({ status: 401 });
  expect(await post(key, message, { origin: "https://evil.test" })).toMatchObject({ status: 403 });
});
