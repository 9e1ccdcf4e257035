import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startClients } from "../client-process";
import type { HttpClients } from "../clients/http";
import { compare, type Figure, type Row, sameCount } from "../figure";
import type { Instance } from "../instance";
import { createChannel, createManyChannels, createTeam, fillChannel } from "../people";
import { type Running, start } from "../processes";
import { headersOf, type Recording, type Request, record } from "../recordings";

const CONCURRENCY = 16;

/** Builds the limit's Next app in .cache, with the project's packages, and serves it by the same server script. */
async function startBaselineApp(instance: Instance, recordings: Record<string, Recording>): Promise<Running> {
  const folder = path.resolve(".cache/bench/next-app");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync("tests/bench/baselines/next-app", folder, { recursive: true });
  const file = path.join(folder, "recordings.json");
  writeFileSync(file, JSON.stringify(recordings));
  const { name, env } = instance.service("web");
  const port = instance.baselinePorts.web;
  const baselineEnv = { ...env, BENCH_RECORDINGS: file, PORT: String(port) };
  execFileSync(process.execPath, [path.resolve("node_modules/next/dist/bin/next"), "build"], {
    cwd: folder,
    env: baselineEnv,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return start({
    name: `baseline ${name}`,
    args: [path.resolve("scripts/web.mjs")],
    cwd: folder,
    env: baselineEnv,
    health: `http://127.0.0.1:${port}/replay/messages`,
  });
}

export const endpoints: Figure = {
  name: "endpoints",
  title: "Endpoints over HTTP",
  method: `Requests a second with ${CONCURRENCY} under way. The limit is a Next app with one empty route handler, built and served alike, that runs the statements which the product's endpoint was recorded running: same SQL, same values, same pool, without middleware, validation, limits or permissions.`,
  async run({ instance, isQuick, log }) {
    const { workspaceId, people } = await createTeam(1);
    const { cookie, userId } = people[0]!;
    const channelId = await createChannel(workspaceId, "CHAT");
    await createManyChannels(workspaceId, 29);
    await fillChannel(channelId, userId, 1_000);
    const small = await createTeam(1);
    const large = await createTeam(1);
    await createManyChannels(small.workspaceId, 10);
    await createManyChannels(large.workspaceId, 1_000);
    const fewMessages = await createChannel(small.workspaceId, "CHAT");
    await fillChannel(fewMessages, small.people[0]!.userId, 10);

    const list = (of: string, by: string): Request => ({ method: "GET", path: of, cookie: by, body: null });
    const messagesOf = (id: string) => `/api/channels/${id}/messages`;
    const channelsOf = (id: string) => `/api/workspaces/${id}/channels`;
    const body = { body: "Shall we look at the **numbers** of last week together?" };
    const requests: Record<string, Request> = {
      messages: list(messagesOf(channelId), cookie),
      channels: list(channelsOf(workspaceId), cookie),
      send: { method: "POST", path: messagesOf(channelId), cookie, body },
    };
    const realtime = await instance.start("realtime");
    const recordings = await record(instance, {
      ...requests,
      "10 messages": list(messagesOf(fewMessages), small.people[0]!.cookie),
      "10 channels": list(channelsOf(small.workspaceId), small.people[0]!.cookie),
      "1,000 channels": list(channelsOf(large.workspaceId), large.people[0]!.cookie),
    });
    const baseline = await startBaselineApp(instance, recordings);
    const web = await instance.start("web");
    const clients = startClients<HttpClients>("http");

    const load = (url: string, request: Request, seconds: number) =>
      clients.call("load", {
        url,
        method: request.method,
        headers: headersOf(request, instance),
        body: request.body,
        concurrency: CONCURRENCY,
        seconds,
      });
    const rows: Row[] = [];
    for (const [name, request] of Object.entries(requests)) {
      const urls = {
        product: instance.webUrl + request.path,
        limit: `http://127.0.0.1:${instance.baselinePorts.web}/replay/${name}`,
      };
      for (const url of Object.values(urls)) await load(url, request, 4);
      const product: number[] = [];
      const limit: number[] = [];
      for (let n = 0; n < (isQuick ? 2 : 7); n += 1) {
        product.push(await load(urls.product, request, 4));
        limit.push(await load(urls.limit, request, 4));
      }
      const what = `${request.method} ${name === "channels" ? "channels of a workspace" : "messages of a channel"}`;
      rows.push(compare({ what, unit: "req/s", product, limit, atLeast: 0.8 }));
      log(`${what}: ${product.at(-1)?.toFixed(0)} to ${limit.at(-1)?.toFixed(0)} a second`);
    }
    clients.stop();
    await Promise.all([web.stop(), baseline.stop(), realtime.stop()]);

    const { messages, ...others } = recordings;
    rows.push(
      sameCount("Queries for a channel of 10 and of 1,000 messages", others["10 messages"]!, messages!),
    );
    rows.push(
      sameCount(
        "Queries for a workspace of 10 and of 1,000 channels",
        others["10 channels"]!,
        others["1,000 channels"]!,
      ),
    );
    return rows;
  },
};
