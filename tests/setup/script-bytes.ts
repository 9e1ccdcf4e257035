import type { BrowserContext, Page } from "playwright";
import { scriptModules } from "./script-modules";

/**
 * Script as it came over the wire on a first visit, compressed, until the page is quiet. 1 kB is 1,000 bytes.
 * @param look sees the page then
 */
export async function scriptBytes(
  context: BrowserContext,
  url: string,
  look: (page: Page) => Promise<void> = async () => {},
) {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  const headers = new Map<string, { url: string; bytes: number }>();
  const bodies: { path: string; bytes: number }[] = [];
  cdp.on("Network.responseReceived", ({ requestId, response }) => {
    if (/javascript/.test(response.mimeType))
      headers.set(requestId, { url: response.url, bytes: response.encodedDataLength });
  });
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const header = headers.get(requestId);
    if (header) bodies.push({ path: new URL(header.url).pathname, bytes: encodedDataLength - header.bytes });
  });
  await page.goto(url, { waitUntil: "networkidle" });
  await page.getByRole("main").waitFor();
  const shown = new URL(page.url());
  if (shown.pathname !== new URL(url).pathname) throw new Error(`${url} led to ${shown.pathname}`);
  await look(page);
  await page.close();
  return {
    kilobytes: bodies.reduce((sum, { bytes }) => sum + bytes, 0) / 1000,
    files: bodies.length,
    /** The largest modules, a line each. */
    largest: (count = 10) =>
      scriptModules(bodies)
        .slice(0, count)
        .map(([name, bytes]) => `${(bytes / 1000).toFixed(1).padStart(6)} kB  ${name}`)
        .join("\n"),
  };
}
