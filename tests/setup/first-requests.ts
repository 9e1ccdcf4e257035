import type { BrowserContext } from "playwright";

/** What makes up the page itself. */
const PARTS = new Set(["document", "script", "stylesheet", "font", "image", "manifest", "websocket"]);

/** What a page asks for on a first visit, beside its parts, until it is live and quiet. */
export async function firstRequests(context: BrowserContext, url: string): Promise<string[]> {
  const page = await context.newPage();
  const requests: string[] = [];
  page.on("request", (request) => {
    if (!PARTS.has(request.resourceType()))
      requests.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  const isLive = new Promise<void>((resolve) =>
    page.on("websocket", (socket) =>
      socket.on("framereceived", ({ payload }) => {
        // Comes right after what was missed.
        if (String(payload).includes("token.renewed")) resolve();
      }),
    ),
  );
  await page.goto(url);
  await page.getByRole("main").waitFor();
  await isLive;
  await page.waitForLoadState("networkidle");
  await page.close();
  return requests;
}
