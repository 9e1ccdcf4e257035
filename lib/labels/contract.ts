import { z } from "zod";
import { ChannelParams } from "@/lib/channels/contract";
import { contract, NoContent } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import { MAX_LABELS } from "./limits";
import { Label, LabelChange, NewLabel } from "./schema";

const tag = "Tasks";
const LabelParams = z.strictObject({ labelId: Id });

export const listLabelsContract = contract({
  method: "GET",
  path: "/api/channels/{channelId}/labels",
  tag,
  summary: "List the labels of a channel",
  scope: "tasks:read",
  params: ChannelParams,
  query: PageQuery.extend({ limit: z.coerce.number().int().min(1).max(MAX_LABELS).default(MAX_LABELS) }),
  response: page(Label),
  realtime: true,
  mcp: true,
});
export const createLabelContract = contract({
  method: "POST",
  path: "/api/channels/{channelId}/labels",
  tag,
  summary: "Create a label",
  scope: "tasks:write",
  params: ChannelParams,
  body: NewLabel,
  response: Label,
  status: 201,
  realtime: true,
});
export const updateLabelContract = contract({
  method: "PATCH",
  path: "/api/labels/{labelId}",
  tag,
  summary: "Change a label",
  scope: "tasks:write",
  params: LabelParams,
  body: LabelChange,
  response: Label,
  realtime: true,
});
export const deleteLabelContract = contract({
  method: "DELETE",
  path: "/api/labels/{labelId}",
  tag,
  summary: "Delete a label, also from what has it",
  scope: "tasks:write",
  params: LabelParams,
  /** `unused`: one that a task has stays. */
  query: z.strictObject({ unused: z.stringbool().default(false) }),
  response: NoContent,
  realtime: true,
});
