import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { freePort } from "../free-port";

// Next's own commands, without the launcher: nothing is set, nothing else runs.

test.setTimeout(180_000);

type Started = { url: string; child: ChildProcess; databasePort: number; printed: () => string };

/** Runs `next <command>` in an environment with nothing of ours but what is given, on data of its own. */
async function startNext(
  command: "dev" | "start",
  folder: string,
  env: Record<string, string> = {},
): Promise<Started> {
  const [port, databasePort] = [await freePort(), await freePort()];
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(
    process.execPath,
    ["node_modules/next/dist/bin/next", command, "-p", String(port), "-H", "127.0.0.1"],
    {
      env: {
        PATH,
        HOME,
        NODE_ENV: command === "dev" ? "development" : "production",
        NEXT_TELEMETRY_DISABLED: "1",
        BUILD_FOLDER: command === "dev" ? ".cache/next-dev" : ".cache/next",
        DATA_FOLDER: folder,
        PG_PORT: String(databasePort),
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (data) => {
      printed += data;
    });
  const url = `http://localhost:${port}`;
  await expect(async () => {
    expect(child.exitCode, printed).toBeNull();
    expect((await fetch(`${url}/api/health`)).ok).toBe(true);
  }).toPass({ timeout: 120_000 });
  return { url, child, databasePort, printed: () => printed };
}

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.unref();
  });

const folders: string[] = [];
const started: Started[] = [];

async function start(...[command, env]: [command: "dev" | "start", env?: Record<string, string>]) {
  const folder = await mkdtemp(path.join(tmpdir(), "guildhall-alone-"));
  folders.push(folder);
  const next = await startNext(command, folder, env);
  started.push(next);
  return next;
}

test.afterEach(async () => {
  for (const { child } of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill("SIGTERM");
    await once(child, "exit");
  }
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true, maxRetries: 20 });
});

async function register(page: Page) {
  await page.getByRole("textbox", { name: "Your name" }).fill("Grace Hopper");
  await page.getByRole("textbox", { name: "E-mail", exact: true }).fill("grace@home.test");
  await page.getByRole("textbox", { name: "Password", exact: true }).fill("a moth in the relay");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Make your first workspace" })).toBeVisible({
    timeout: 30_000,
  });
  await page.waitForLoadState("networkidle");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Relays");
  await page.getByRole("button", { name: "Make workspace" }).click();
}

test("`next start` brings its secret and database, works over HTTP alone, and is shown as not live", async ({
  page,
}) => {
  const { url, child, databasePort } = await start("start");
  await page.goto(`${url}/sign-up`);
  await page.waitForLoadState("networkidle");
  await register(page);
  await expect(page.getByText(/^This page isn’t live/)).toBeVisible({ timeout: 30_000 });
  // Guesses count for the address they come from, not for the one that they name.
  const guess = async (_: unknown, index: number) =>
    (
      await fetch(`${url}/api/auth/login`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": `203.0.113.${index}` },
        body: JSON.stringify({ email: `${index}@home.test`, password: "a wrong password" }),
      })
    ).status;
  expect(await Promise.all(Array.from({ length: 8 }, guess))).toContain(429);
  child.kill("SIGTERM");
  await once(child, "exit");
  await expect.poll(() => answers(databasePort), { timeout: 15_000 }).toBe(false);
});
