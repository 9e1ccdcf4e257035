import { endpoint } from "@/lib/http/endpoint";
import { blockPerson, listBlocks, unblockPerson } from "./blocks/service";
import { getPerson, listStatuses } from "./card/service";
import {
  blockPersonContract,
  getPersonContract,
  getPersonSettingsContract,
  listBlocksContract,
  listStatusesContract,
  unblockPersonContract,
  updatePersonSettingsContract,
} from "./contract";
import { getPersonSettings, updatePersonSettings } from "./settings/service";

export const getPersonEndpoint = endpoint(getPersonContract, ({ actor, params }) =>
  getPerson(actor, params.userId),
);
export const listStatusesEndpoint = endpoint(listStatusesContract, ({ actor, query }) =>
  listStatuses(actor, query),
);
export const getPersonSettingsEndpoint = endpoint(getPersonSettingsContract, ({ actor }) =>
  getPersonSettings(actor),
);
export const updatePersonSettingsEndpoint = endpoint(updatePersonSettingsContract, ({ actor, body }) =>
  updatePersonSettings(actor, body),
);

export const listBlocksEndpoint = endpoint(listBlocksContract, ({ actor, query }) =>
  listBlocks(actor, query),
);
export const blockPersonEndpoint = endpoint(blockPersonContract, ({ actor, params }) =>
  blockPerson(actor, params.userId),
);
export const unblockPersonEndpoint = endpoint(unblockPersonContract, ({ actor, params }) =>
  unblockPerson(actor, params.userId),
);
