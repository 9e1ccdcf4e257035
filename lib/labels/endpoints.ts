import { endpoint } from "@/lib/http/endpoint";
import {
  createLabelContract,
  deleteLabelContract,
  listLabelsContract,
  updateLabelContract,
} from "./contract";
import { createLabel, deleteLabel, listLabels, updateLabel } from "./service";

export const listLabelsEndpoint = endpoint(listLabelsContract, ({ actor, params, query }) =>
  listLabels(actor, params.channelId, query),
);
export const createLabelEndpoint = endpoint(createLabelContract, ({ actor, params, body }) =>
  createLabel(actor, params.channelId, body),
);
export const updateLabelEndpoint = endpoint(updateLabelContract, ({ actor, params, body }) =>
  updateLabel(actor, params.labelId, body),
);
export const deleteLabelEndpoint = endpoint(deleteLabelContract, ({ actor, params, query }) =>
  deleteLabel(actor, params.labelId, query.unused),
);
