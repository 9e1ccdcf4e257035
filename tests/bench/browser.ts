import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type BrowserContext, chromium } from "playwright";
import type { Instance } from "./instance";

/** Runs `work` in a fresh Chromium that is signed in, unless `cookie` is null, and listens for DevTools. */
export async function inBrowser<T>(
  instance: Instance,
  cookie: string | null,
  work: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const profile = mkdtempSync(path.join(os.tmpdir(), "guildhall-bench-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: instance.chromium ?? undefined,
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--disable-background-networking",
      `--remote-debugging-port=${instance.debugPort}`,
    ],
  });
  try {
    if (cookie)
      await context.addCookies([
        {
          name: "next-auth.session-token",
          value: cookie,
          url: instance.appUrl,
          httpOnly: true,
          sameSite: "Lax",
        },
      ]);
    return await work(context);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
