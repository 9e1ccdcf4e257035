import { expect, it } from "vitest";
import { endpoints, rawRoutes } from "@/lib/composition/endpoints";
import type { Contract } from "@/lib/http/contract";
import { loadRoute } from "@/tests/setup/request";

type Operation = {
  operationId: string;
  responses: object;
  security?: object[];
  requestBody?: object;
  "x-scope": string;
};

async function describeApi() {
  const { GET } = await loadRoute("app/api/openapi.json/route.ts");
  const response = await GET!(new Request("http://localhost:3000/api/openapi.json"), {
    params: Promise.resolve({}),
  });
  expect(response.headers.get("cache-control")).toContain("public");
  return response.json();
}

const scopesOf = ({ scope, alsoNeeds = [] }: Contract) => [scope, ...alsoNeeds];

it("describes every endpoint once, in OpenAPI 3.1", async () => {
  const api = await describeApi();
  expect(api.openapi).toBe("3.1.0");
  const operations: Operation[] = endpoints.map(
    ({ contract }) => api.paths[contract.path][contract.method.toLowerCase()],
  );
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(endpoints.length);
  for (const [index, { contract }] of endpoints.entries()) {
    const operation = operations[index]!;
    expect(operation.responses).toHaveProperty(String(contract.status));
    expect(operation.responses).toHaveProperty("422");
    expect(operation.security).toEqual(
      contract.auth === "public"
        ? []
        : [{ key: scopesOf(contract) }, { bearer: scopesOf(contract) }, { cookie: [] }],
    );
    expect(operation["x-scope"]).toBe(scopesOf(contract).join(" "));
  }
});

it("takes a scope for what is read and one for what is written where something becomes something else", async () => {
  const api = await describeApi();
  const scope = (path: string) => api.paths[path].post["x-scope"];
  expect(scope("/api/messages/{messageId}/conversion")).toBe("tasks:write messages:read documents:write");
  expect(scope("/api/documents/{documentId}/conversion")).toBe("tasks:write documents:read");
});

it("leaves no reference dangling and no field without a type", async () => {
  const api = await describeApi();
  const references = [...JSON.stringify(api).matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1]!);
  expect(references.length).toBeGreaterThan(50);
  for (const reference of new Set(references)) {
    const found = reference.split("/").reduce((at, key) => at?.[key], api);
    expect(found, reference).toBeDefined();
  }
  const { parameters } = api.paths["/api/channels/{channelId}/messages"].get;
  expect(
    parameters.map((given: { name: string; schema: { type: string } }) => [given.name, given.schema.type]),
  ).toEqual([
    ["channelId", "string"],
    ["threadId", "string"],
    ["after", "integer"],
    ["before", "integer"],
    ["around", "integer"],
    ["limit", "integer"],
  ]);
});

it("describes the routes that stream, with their bodies and answers", async () => {
  const api = await describeApi();
  for (const { path, method, response, scope } of Object.values(rawRoutes)) {
    const operation = api.paths[path][method.toLowerCase()];
    expect(operation).toMatchObject({ "x-scope": scope });
    expect(operation.responses).toHaveProperty(String(response.status));
  }
  const upload = api.paths["/api/uploads"].post;
  expect(upload.requestBody.content["application/octet-stream"].schema).toEqual({
    type: "string",
    format: "binary",
  });
  expect(upload.responses["201"].content["application/json"].schema).toHaveProperty(
    "properties.hasThumbnail",
  );
  expect(upload.parameters.map(({ name }: { name: string }) => name)).toContain("channelId");
  expect(api.paths["/api/files/{fileId}/content"].get.security).toEqual([]);
  expect(api.paths["/api/files/{fileId}"].get.responses).toHaveProperty("302");
});
