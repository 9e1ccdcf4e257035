import { endpoint } from "@/lib/http/endpoint";
import {
  createColumnContract,
  deleteColumnContract,
  getColumnContract,
  listColumnsContract,
  moveColumnContract,
  updateColumnContract,
} from "./contract";
import { deleteColumn } from "./deletion/service";
import { createColumn, getColumn, listColumns, moveColumn, updateColumn } from "./service";

export const listColumnsEndpoint = endpoint(listColumnsContract, ({ actor, params, query }) =>
  listColumns(actor, params.channelId, query),
);
export const createColumnEndpoint = endpoint(createColumnContract, ({ actor, params, body }) =>
  createColumn(actor, params.channelId, body),
);
export const getColumnEndpoint = endpoint(getColumnContract, ({ actor, params }) =>
  getColumn(actor, params.columnId),
);
export const updateColumnEndpoint = endpoint(updateColumnContract, ({ actor, params, body }) =>
  updateColumn(actor, params.columnId, body),
);
export const moveColumnEndpoint = endpoint(moveColumnContract, ({ actor, params, body }) =>
  moveColumn(actor, params.columnId, body),
);
export const deleteColumnEndpoint = endpoint(deleteColumnContract, ({ actor, params, query }) =>
  deleteColumn(actor, params.columnId, query),
);
