import { endpoint } from "@/lib/http/endpoint";
import {
  convertChannelLinesContract,
  convertLinesContract,
  convertMessageContract,
  getConversionContract,
  listChannelPlacesContract,
  listLinePlacesContract,
  removeOutcomeContract,
} from "./contract";
import { convertLines, convertLinesOfChannel, listLinePlaces, listPlacesOfChannel } from "./convert-lines";
import { removeOutcome } from "./outcomes";
import { convertMessage } from "./service";
import { draftConversion } from "./targets/service";

export const getConversionEndpoint = endpoint(getConversionContract, ({ actor, params, query }) =>
  draftConversion(actor, params.messageId, query.q),
);
export const convertMessageEndpoint = endpoint(convertMessageContract, ({ actor, params, body }) =>
  convertMessage(actor, params.messageId, body),
);
export const removeOutcomeEndpoint = endpoint(removeOutcomeContract, ({ actor, params }) =>
  removeOutcome(actor, params.messageId, { type: params.type, id: params.targetId }),
);
export const listLinePlacesEndpoint = endpoint(listLinePlacesContract, ({ actor, params, query }) =>
  listLinePlaces(actor, params.documentId, query.q),
);
export const convertLinesEndpoint = endpoint(convertLinesContract, ({ actor, params, body }) =>
  convertLines(actor, params.documentId, body),
);
export const listChannelPlacesEndpoint = endpoint(listChannelPlacesContract, ({ actor, params, query }) =>
  listPlacesOfChannel(actor, params.channelId, query.q),
);
export const convertChannelLinesEndpoint = endpoint(convertChannelLinesContract, ({ actor, params, body }) =>
  convertLinesOfChannel(actor, params.channelId, body),
);
