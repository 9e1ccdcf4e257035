import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import { sessionCookieName } from "@/lib/auth/cookie";
import { closeDatabase } from "@/lib/db";
import { makeSession } from "../../factories";
import { nextFrames } from "./frames";
import { type Instance, type InstanceKind, type SharedInstance, startInstance } from "./instance";
import { sharedInstance } from "./shared-server";

type Visitor = { id: string } | null;

export type TestFixtures = {
  /** What browsers may complain about here; anything else fails the test. */
  expectedComplaints: RegExp | null;
  /** A browser of its own for one person, or for nobody. Signed in by a session in the database. */
  browserOf: (person: Visitor, options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** A page in such a browser, opened at a path. */
  open: (person: Visitor, path: string, options?: BrowserContextOptions) => Promise<Page>;
};

type WorkerFixtures = {
  instanceKind: InstanceKind;
  /** The `server` that all workers share, or the worker's own of another kind. */
  instance: SharedInstance;
  /** The worker's own, to stop parts of. */
  ownInstance: Instance;
};

const isOwn = (instance: SharedInstance): instance is Instance => "kill" in instance;

/** A busy machine's server refuses reads for a moment, and the page repeats them: nothing is wrong with the page. */
const OVERLOADED = /status of 503/;

/** How many times slower pages run than they could: with 4, what races on a slow machine shows on a fast one. */
const SLOWDOWN = Number(process.env.E2E_SLOWDOWN ?? 1);

async function slowDown(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
}

/**
 * What the server wrote can be seen before its script listens: a key or click would be lost, as a person's who is that
 * fast. So pages count as opened when React has taken over every button, and its effects have run.
 */
function waitForHydration(page: Page) {
  for (const name of ["goto", "reload"] as const) {
    const load = page[name].bind(page) as (...given: unknown[]) => ReturnType<Page["goto"]>;
    page[name] = async (...given: unknown[]) => {
      const response = await load(...given);
      await page.waitForFunction(
        () => {
          if (!("__next_f" in window)) return true;
          const isTaken = (element: Element) =>
            Object.keys(element).some((key) => key.startsWith("__reactProps"));
          return [...document.querySelectorAll("button")].every(isTaken);
        },
        undefined,
        // A part of the navigation, and no shorter than what that may take.
        { timeout: 20_000 * SLOWDOWN },
      );
      await nextFrames(page);
      return response;
    };
  }
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  instanceKind: ["server", { option: true, scope: "worker" }],

  instance: [
    async ({ instanceKind }, use, { parallelIndex }) => {
      const own =
        instanceKind === "server"
          ? null
          : await startInstance(instanceKind, `${instanceKind}${parallelIndex}`);
      const instance = own ?? (await sharedInstance());
      // The factories of this process write to the same database.
      Object.assign(process.env, instance.settings);
      await use(instance);
      await closeDatabase();
      await own?.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  ownInstance: [
    async ({ instance }, use) => {
      if (!isOwn(instance)) throw new Error("The server is shared: choose another instanceKind.");
      await use(instance);
    },
    { scope: "worker" },
  ],

  expectedComplaints: [null, { option: true }],

  browserOf: async ({ browser, instance, expectedComplaints }, use, testInfo) => {
    testInfo.setTimeout(testInfo.timeout * SLOWDOWN);
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];
    const note = (text: string) => {
      if (!expectedComplaints?.test(text) && !OVERLOADED.test(text)) complaints.push(text);
    };
    await use(async (person, options) => {
      const context = await browser.newContext({
        baseURL: instance.url,
        reducedMotion: "reduce",
        ...options,
      });
      contexts.push(context);
      context.on("page", (page) => {
        waitForHydration(page);
        if (SLOWDOWN > 1) void slowDown(page);
      });
      context.on("weberror", (error) => note(String(error.error())));
      context.on("console", (message) => {
        if (message.type() === "error")
          note(`${message.page()?.url()}: ${message.text()} (${message.location().url})`);
      });
      if (person) {
        const { token } = await makeSession(person.id);
        await context.addCookies([
          { name: sessionCookieName(), value: token, url: instance.url, httpOnly: true, sameSite: "Lax" },
        ]);
      }
      return context;
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(complaints, "errors in the browsers' consoles").toEqual([]);
  },

  open: async ({ browserOf }, use) => {
    await use(async (person, path, options) => {
      const page = await (await browserOf(person, options)).newPage();
      await page.goto(path);
      return page;
    });
  },
});

export { expect };
