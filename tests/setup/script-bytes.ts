import type { BrowserContext } from "playwright";

/** Script as it came over the wire on a first visit, compressed, until the page is quiet. 1 kB is 1,000 bytes. */
export async function scriptBytes(context: BrowserContext, url: string) {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  const headers = new Map<string, number>();
  const bodies: number[] = [];
  cdp.on("Network.responseReceived", ({ requestId, response }) => {
    if (/javascript/.test(response.mimeType)) headers.set(requestId, response.encodedDataLength);
  });
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const header = headers.get(requestId);
    if (header !== undefined) bodies.push(encodedDataLength - header);
  });
  await page.goto(url, { waitUntil: "networkidle" });
  await page.getByRole("main").waitFor();
  const shown = new URL(page.url());
  if (shown.pathname !== new URL(url).pathname) throw new Error(`${url} led to ${shown.pathname}`);
  await page.close();
  return { kilobytes: bodies.reduce((a, b) => a + b, 0) / 1000, files: bodies.length };
}
