import { expect, it } from "vitest";
import { clientOperations, clientTypes } from "@/lib/composition/client-package";
import { endpoints } from "@/lib/composition/endpoints";
import { ApiError, createClient, paginate } from "@/packages/client/index.js";
import { makeApiKey, makeSignedIn, makeWorkspace } from "@/tests/factories";
import { loadRoute, routeFile } from "@/tests/setup/request";

const folder = "../../packages/client";

// To write them anew after a change of the contracts: npm test -- api tests/api/client-package.test.ts -u
it("is generated from the contracts as they are", async () => {
  await expect(clientTypes()).toMatchFileSnapshot(`${folder}/operations.d.ts`);
  await expect(clientOperations()).toMatchFileSnapshot(`${folder}/operations.js`);
});

/** Hands a request to the route that Next would choose. */
async function toRoute(address: string | URL | Request, init?: RequestInit): Promise<Response> {
  const request = new Request(address, init);
  const { pathname } = new URL(request.url);
  for (const { contract } of endpoints) {
    const pattern = contract.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)");
    const match = new RegExp(`^${pattern}$`).exec(pathname);
    if (!match || contract.method !== request.method) continue;
    request.headers.set("host", "localhost:3000");
    const route = await loadRoute(routeFile(contract.path));
    return route[contract.method]!(request, { params: Promise.resolve({ ...match.groups }) });
  }
  return new Response(null, { status: 404 });
}

it("calls with a key, reads lists page by page, and throws what the server refuses", async () => {
  const ann = await makeSignedIn();
  for (const name of ["A", "B", "C"]) await makeWorkspace(ann, { name });
  const { key } = await makeApiKey(ann, { scopes: ["workspaces:read"] });
  const client = createClient({ url: "http://localhost:3000/", key, fetch: toRoute });
  const names: string[] = [];
  for await (const { name } of paginate(client.workspaces.listWorkspaces, { query: { limit: 2 } }))
    names.push(name);
  expect(names.toSorted()).toEqual(["A", "B", "C"]);
  const refused = client.channels.listChannels({ params: { workspaceId: crypto.randomUUID() } });
  await expect(refused).rejects.toBeInstanceOf(ApiError);
  await expect(refused).rejects.toMatchObject({
    status: 403,
    code: "forbidden",
    details: { scope: "channels:read" },
  });
});
