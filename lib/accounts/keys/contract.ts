import { z } from "zod";
import { contract, NoContent } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import { ApiKey, ApiKeyChange, CreatedApiKey, NewApiKey } from "./schema";

const tag = "API keys";
const params = z.strictObject({ keyId: Id });

export const listApiKeysContract = contract({
  method: "GET",
  path: "/api/keys",
  tag,
  summary: "List my API keys",
  scope: "account:security",
  query: PageQuery,
  response: page(ApiKey),
});

/** Asks for a fresh sign-in. */
export const createApiKeyContract = contract({
  method: "POST",
  path: "/api/keys",
  tag,
  summary: "Create an API key",
  scope: "account:security",
  body: NewApiKey,
  response: CreatedApiKey,
  status: 201,
});

export const updateApiKeyContract = contract({
  method: "PATCH",
  path: "/api/keys/{keyId}",
  tag,
  summary: "Rename an API key",
  scope: "account:security",
  params,
  body: ApiKeyChange,
  response: ApiKey,
});

export const revokeApiKeyContract = contract({
  method: "DELETE",
  path: "/api/keys/{keyId}",
  tag,
  summary: "Revoke an API key",
  scope: "account:security",
  params,
  response: NoContent,
});
