import { makeUser } from "../factories";
import { documentStatus, documentText, messages, send } from "./setup/screen";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";
import { webSocketUpgrade } from "./setup/web-socket";

test("no page breaks the Content-Security-Policy, and scripts need its nonce", async ({ open }) => {
  const { ada, workspace, chat, doc, pathTo } = await makeTeam();
  const pages = [
    { person: null, path: "/sign-in" },
    { person: ada, path: pathTo(chat) },
    { person: ada, path: pathTo(doc) },
    { person: ada, path: `/w/${workspace.slug}/members` },
    { person: ada, path: `/w/${workspace.slug}/settings` },
    { person: ada, path: "/settings" },
    { person: ada, path: "/settings/security" },
    { person: ada, path: "/new" },
    { person: ada, path: "/api-docs" },
  ];
  const nonces = new Set<string>();
  // What the browsers refuse or complain about fails the test: see `browserOf`.
  const visitor = await open(null, "/api/health");
  const member = await open(ada, "/api/health");
  for (const { person, path } of pages) {
    const page = person ? member : visitor;
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(200);
    const headers = response?.headers() ?? {};
    const policy = headers["content-security-policy"] ?? "";
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
    expect(scripts, path).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:/);
    nonces.add(/'nonce-([^']+)'/.exec(scripts)?.[1] ?? "");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
    await expect(page.getByRole("heading").first()).toBeVisible();
    await page.waitForLoadState("networkidle");
  }
  expect(nonces.size, "a nonce for each response").toBe(pages.length);
});

test.describe("a script that gets into a page", () => {
  test.use({ expectedComplaints: /violates the following Content Security Policy directive|status of 404/ });

  test("doesn't run", async ({ open }) => {
    const page = await open(await makeUser(), "/new");
    const refused = page.waitForEvent("console", (message) => /script-src/.test(message.text()));
    await page.evaluate(() =>
      document.body.insertAdjacentHTML(
        "beforeend",
        '<img alt="" src="/none" onerror="window.wasRun = true">',
      ),
    );
    await refused;
    expect(await page.evaluate(() => "wasRun" in window)).toBe(false);
  });
});

test("user content is never executed", async ({ open }) => {
  const { ada, ben, chat, doc, pathTo } = await makeTeam();
  const page = await open(ada, pathTo(chat));
  const benPage = await open(ben, pathTo(chat));
  await send(
    page,
    "engines",
    '<img src=x onerror="window.wasRun = true"> [press](javascript:window.wasRun=true)',
  );
  const received = messages(benPage, /press/);
  await expect(received).toBeVisible();
  await expect(received.locator("img[src=x], a[href^='javascript']")).toHaveCount(0);
  const docPage = await open(ada, pathTo(doc));
  await documentText(docPage, "Plan").click();
  await docPage.keyboard.insertText('<img src=x onerror="window.wasRun = true">');
  await expect(documentStatus(docPage)).toHaveText("Saved");
  for (const each of [page, benPage, docPage])
    expect(await each.evaluate(() => "wasRun" in window)).toBe(false);
});

test("Next's own answers have our headers, and its errors our shape", async ({ browserOf, instance }) => {
  const { request } = await browserOf(await makeUser());
  const always = { "x-content-type-options": "nosniff", "cross-origin-resource-policy": "same-origin" };
  const broken = ["/api/files/%", "/api/messages/%F0%9F/revisions", "/api/%ff"];
  for (const path of broken) {
    const response = await request.get(path);
    expect([404, 422], path).toContain(response.status());
    expect((await response.json()).error.requestId, path).toBe(response.headers()["x-request-id"]);
    expect(response.headers()).toMatchObject(always);
  }
  for (const path of ["/w/%", "/invite/%", "/%E0%A4%A"]) {
    const response = await request.get(path);
    expect(response.status(), path).toBeLessThan(500);
    expect(response.headers(), path).toMatchObject({ ...always, "x-frame-options": "DENY" });
    expect(response.headers()["content-security-policy"], path).toContain("nonce-");
  }
  const noMethod = await request.patch("/api/workspaces", { headers: { origin: instance.url }, data: {} });
  expect([noMethod.status(), (await noMethod.json()).error.code]).toEqual([404, "not_found"]);
  expect(noMethod.headers()).toMatchObject({ ...always, "content-type": "application/json" });

  const page = await (await request.get("/sign-in")).text();
  const files = [...page.matchAll(/"(\/_next\/static\/[^"\\]+)"/g)].map((match) => match[1] ?? "");
  expect(files.length).toBeGreaterThan(2);
  const encodings = ["br", "identity"];
  for (const path of ["/icon.svg", "/favicon.ico", "/_next/static/none.js", ...new Set(files)])
    for (const encoding of encodings) {
      const response = await request.get(path, { headers: { "accept-encoding": encoding } });
      expect(response.headers(), path).toMatchObject(always);
    }
});

test("a name that isn't ours gets no page", async ({ browserOf }) => {
  const { request } = await browserOf(null);
  const response = await request.get("/sign-in", { headers: { host: "evil.example" } });
  expect(response.status()).toBe(403);
  expect(await response.text()).toContain("ALLOWED_HOSTS");
});

test("NextAuth returns to our own pages only, and answers whatever it is told", async ({
  browserOf,
  instance,
}) => {
  const { request } = await browserOf(null);
  const where = async (headers: Record<string, string>, data: string) => {
    // Without the cookies of the answers before, which NextAuth doesn't set again.
    const options = { headers: { cookie: "none=1", ...headers }, data, maxRedirects: 0 };
    const response = await request.post("/api/auth/signin/github", options);
    expect(response.status(), data).toBe(302);
    const kept = response.headers()["set-cookie"]?.match(/next-auth\.callback-url=([^;]*)/)?.[1];
    return decodeURIComponent(kept ?? "");
  };
  const json = { "content-type": "application/json" };
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const { origin } = new URL(instance.url);
  for (const address of [
    5,
    [],
    { x: 1 },
    true,
    "x",
    "javascript:1",
    "//evil.example",
    "https://evil.example/x",
  ]) {
    expect(new URL(await where(json, JSON.stringify({ callbackUrl: address }))).href).toBe(`${origin}/`);
    const fields = new URLSearchParams({ callbackUrl: String(address) }).toString();
    expect(new URL(await where(form, fields)).href).toBe(`${origin}/`);
  }
  expect(await where(form, "callbackUrl=/settings?a=1")).toBe(`${origin}/settings?a=1`);
  expect(
    (await request.post("/api/auth/signin/github", { headers: json, data: Buffer.from("{") })).status(),
  ).toBe(422);
});

test("another application's cookie doesn't keep anybody from GitHub's sign-in", async ({ browserOf }) => {
  const { request } = await browserOf(null);
  const elsewhere = ["javascript:1", "x", "https://other.example/x", "http://localhost:1/x", "%E0%A4%A"];
  for (const value of elsewhere)
    for (const prefix of ["", "__Secure-"]) {
      const headers = { cookie: `${prefix}next-auth.callback-url=${value}` };
      expect((await request.get("/api/auth/csrf", { headers })).status(), value).toBe(200);
    }
});

test("a write with the cookie is taken from our own pages only", async ({ browserOf, instance }) => {
  const { request } = await browserOf(await makeUser());
  const create = (headers: Record<string, string>) =>
    request.post("/api/workspaces", { headers, data: { name: "Forged" } });
  expect((await create({ origin: "https://evil.test" })).status()).toBe(403);
  expect((await create({ origin: "null" })).status()).toBe(403);
  expect((await create({})).status()).toBe(403);
  const { items } = await (await request.get("/api/workspaces")).json();
  expect(items).toEqual([]);
  expect((await create({ origin: instance.url })).status()).toBe(201);
});

test("a page of another origin can't open our sockets", async ({ instance }) => {
  for (const path of ["/socket.io/?EIO=4&transport=websocket", "/collab"]) {
    const from = (origin: string | null) => webSocketUpgrade(instance.realtimeUrl, path, origin);
    expect(await from("https://evil.test"), path).not.toBe(101);
    expect(await from("null"), path).not.toBe(101);
    expect(await from(instance.url), path).toBe(101);
  }
});

test("without a token a socket gets nothing, wherever it comes from", async ({ open, instance }) => {
  const page = await open(await makeUser(), "/new");
  await expect(page.getByRole("heading", { name: /workspace/ })).toBeVisible();
  const port = new URL(instance.realtimeUrl).port;
  const answer = await page.evaluate(
    (url) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(url);
        socket.onmessage = ({ data }) => {
          if (String(data).startsWith("0")) socket.send('40{"token":"forged"}');
          else resolve(String(data));
        };
      }),
    `ws://localhost:${port}/socket.io/?EIO=4&transport=websocket`,
  );
  // 44 refuses the connection, 40 would accept it.
  expect(answer).toMatch(/^44/);
});
