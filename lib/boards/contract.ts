import { z } from "zod";
import { ChannelParams } from "@/lib/channels/contract";
import { contract, NoContent } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import { MAX_COLUMNS } from "./limits";
import { Column, ColumnChange, ColumnDeletion, ColumnPosition, NewColumn } from "./schema";

const tag = "Boards";
const ColumnParams = z.strictObject({ columnId: Id });

export const listColumnsContract = contract({
  method: "GET",
  path: "/api/channels/{channelId}/columns",
  tag,
  summary: "List the columns of a board",
  scope: "tasks:read",
  params: ChannelParams,
  query: PageQuery.extend({ limit: z.coerce.number().int().min(1).max(MAX_COLUMNS).default(MAX_COLUMNS) }),
  response: page(Column),
  realtime: true,
  mcp: true,
});
export const createColumnContract = contract({
  method: "POST",
  path: "/api/channels/{channelId}/columns",
  tag,
  summary: "Create a column of a board",
  scope: "tasks:write",
  params: ChannelParams,
  body: NewColumn,
  response: Column,
  status: 201,
  realtime: true,
});
export const getColumnContract = contract({
  method: "GET",
  path: "/api/columns/{columnId}",
  tag,
  summary: "Get a column of a board",
  scope: "tasks:read",
  params: ColumnParams,
  response: Column,
});
export const updateColumnContract = contract({
  method: "PATCH",
  path: "/api/columns/{columnId}",
  tag,
  summary: "Change a column",
  scope: "tasks:write",
  params: ColumnParams,
  body: ColumnChange,
  response: Column,
  realtime: true,
});
export const moveColumnContract = contract({
  method: "PUT",
  path: "/api/columns/{columnId}/position",
  tag,
  summary: "Move a column on its board",
  scope: "tasks:write",
  params: ColumnParams,
  body: ColumnPosition,
  response: Column,
  realtime: true,
});
/** Refused without `moveTo` where cards stand in it; they go to the end of that column. */
export const deleteColumnContract = contract({
  method: "DELETE",
  path: "/api/columns/{columnId}",
  tag,
  summary: "Delete a column",
  scope: "tasks:write",
  params: ColumnParams,
  query: ColumnDeletion,
  response: NoContent,
  realtime: true,
});
