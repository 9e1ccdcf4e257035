import { endpoint } from "@/lib/http/endpoint";
import {
  cancelScheduledContract,
  listScheduledContract,
  scheduleMessageContract,
  updateScheduledContract,
} from "./contract";
import { cancelScheduled, listScheduled, scheduleMessage, updateScheduled } from "./service";

export const listScheduledEndpoint = endpoint(listScheduledContract, ({ actor, query }) =>
  listScheduled(actor, query),
);
export const scheduleMessageEndpoint = endpoint(scheduleMessageContract, ({ actor, params, body }) =>
  scheduleMessage(actor, params.channelId, body),
);
export const updateScheduledEndpoint = endpoint(updateScheduledContract, ({ actor, params, body }) =>
  updateScheduled(actor, params.scheduledId, body),
);
export const cancelScheduledEndpoint = endpoint(cancelScheduledContract, ({ actor, params }) =>
  cancelScheduled(actor, params.scheduledId),
);
