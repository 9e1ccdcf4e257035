import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { contract, NoContent } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import { PersonCard, PersonSettings, PersonSettingsChange, PersonStatus } from "./schema";

const tag = "People";
const PersonParams = z.strictObject({ userId: Id });

export const getPersonContract = contract({
  method: "GET",
  path: "/api/people/{userId}",
  tag,
  summary: "Get a person's profile",
  scope: "people:read",
  params: PersonParams,
  response: PersonCard,
  mcp: true,
});
export const listStatusesContract = contract({
  method: "GET",
  path: "/api/people/statuses",
  tag,
  summary: "List the statuses of the people of my workspaces",
  scope: "people:read",
  query: PageQuery.extend({ limit: z.coerce.number().int().min(1).max(500).default(500) }),
  response: page(PersonStatus),
  realtime: true,
});
export const getPersonSettingsContract = contract({
  method: "GET",
  path: "/api/people/me/settings",
  tag,
  summary: "Get my settings",
  scope: "settings:read",
  response: PersonSettings,
  realtime: true,
});
export const updatePersonSettingsContract = contract({
  method: "PATCH",
  path: "/api/people/me/settings",
  tag,
  summary: "Change my settings",
  scope: "settings:write",
  body: PersonSettingsChange,
  response: PersonSettings,
});

export const listBlocksContract = contract({
  method: "GET",
  path: "/api/blocks",
  tag,
  summary: "List the people I blocked",
  scope: "people:read",
  query: PageQuery,
  response: page(Person),
});
export const blockPersonContract = contract({
  method: "PUT",
  path: "/api/blocks/{userId}",
  tag,
  summary: "Block a person",
  scope: "people:write",
  params: PersonParams,
  response: NoContent,
});
export const unblockPersonContract = contract({
  method: "DELETE",
  path: "/api/blocks/{userId}",
  tag,
  summary: "Unblock a person",
  scope: "people:write",
  params: PersonParams,
  response: NoContent,
});
