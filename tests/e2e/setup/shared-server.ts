import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { GitHubPerson } from "../../setup/github-server";
import { type Instance, type SharedInstance, startInstance } from "./instance";
import { type Mail, mailboxOf } from "./mailbox";

// One instance serves the tests of all workers: each makes its own people and workspaces. It runs beside Playwright's
// main process, which tells the workers over HTTP where it is, and hands its mails and its GitHub to them.

type Shared = Pick<Instance, "url" | "realtimeUrl" | "filesFolder" | "settings">;

/** Starts what the workers ask; the instance itself starts when the first of them does. */
export async function startSharedServer() {
  let starting: Promise<Instance> | undefined;
  const instance = () => {
    starting ??= startInstance("server", "shared");
    return starting;
  };
  const answers: Record<string, (body: string) => Promise<unknown>> = {
    "/instance": async () => {
      const { url, realtimeUrl, filesFolder, settings } = await instance();
      return { url, realtimeUrl, filesFolder, settings } satisfies Shared;
    },
    "/mails": async () => (await instance()).mailbox.mails(),
    "/github": async (body) => (await instance()).github.become(JSON.parse(body)),
  };
  const server = createServer(async (request, response) => {
    try {
      const answer = await answers[request.url ?? ""]?.(await text(request));
      response.end(JSON.stringify(answer ?? null));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await (await starting)?.stop();
    },
  };
}

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const base = process.env.E2E_SHARED_SERVER;
  if (!base) throw new Error("Run this by: npm test -- e2e");
  const response = await fetch(
    base + path,
    body === undefined ? {} : { method: "POST", body: JSON.stringify(body) },
  );
  if (!response.ok) throw new Error(`The shared instance: ${await response.text()}`);
  return (await response.json()) as T;
}

/** The instance that all workers share, as a worker sees it. */
export async function sharedInstance(): Promise<SharedInstance> {
  const shared = await ask<Shared>("/instance");
  return {
    ...shared,
    mailbox: mailboxOf(() => ask<Mail[]>("/mails")),
    github: { become: (person: GitHubPerson) => ask<void>("/github", person) },
  };
}
