import { expect, it } from "vitest";
import { loadRoute } from "@/tests/setup/request";

it("answers like an endpoint where there is none, with the headers of all of them", async () => {
  const { GET } = await loadRoute("app/api/[...unknown]/route.ts");
  const request = new Request(`${process.env.APP_URL}/api/no-such-thing`);
  const response = await GET!(request, { params: Promise.resolve({ unknown: ["no-such-thing"] }) });
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ error: { code: "not_found" } });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
  });
});
