import { endpoint } from "@/lib/http/endpoint";
import {
  declineCallContract,
  endCallContract,
  getCallConnectionContract,
  getCallContract,
  joinCallContract,
  leaveCallContract,
  listChannelCallsContract,
  listMyCallsContract,
  listOpenCallsContract,
  ringContract,
  startCallContract,
  updateParticipantContract,
} from "./contract";
import { getCall, listChannelCalls, listMyCalls, listOpenCalls } from "./log";
import { declineCall, endCall, leaveCall, ringPeople, updateParticipant } from "./participants";
import { getConnection, joinCall, startCall } from "./service";

export const startCallEndpoint = endpoint(startCallContract, ({ actor, params, body }) =>
  startCall(actor, params.channelId, body),
);
export const joinCallEndpoint = endpoint(joinCallContract, ({ actor, params, body }) =>
  joinCall(actor, params.callId, body),
);
export const getCallEndpoint = endpoint(getCallContract, ({ actor, params }) =>
  getCall(actor, params.callId),
);
export const getCallConnectionEndpoint = endpoint(getCallConnectionContract, ({ actor, params }) =>
  getConnection(actor, params.callId, params.participantId),
);
export const updateParticipantEndpoint = endpoint(updateParticipantContract, ({ actor, params, body }) =>
  updateParticipant(actor, params.callId, params.participantId, body),
);
export const leaveCallEndpoint = endpoint(leaveCallContract, ({ actor, params, query }) =>
  leaveCall(actor, params.callId, params.participantId, query.mayReturn),
);
export const declineCallEndpoint = endpoint(declineCallContract, ({ actor, params }) =>
  declineCall(actor, params.callId),
);
export const ringEndpoint = endpoint(ringContract, ({ actor, params, body }) =>
  ringPeople(actor, params.callId, body.userIds),
);
export const endCallEndpoint = endpoint(endCallContract, ({ actor, params }) =>
  endCall(actor, params.callId),
);
export const listOpenCallsEndpoint = endpoint(listOpenCallsContract, ({ actor, query }) =>
  listOpenCalls(actor, query),
);
export const listMyCallsEndpoint = endpoint(listMyCallsContract, ({ actor, query }) =>
  listMyCalls(actor, query),
);
export const listChannelCallsEndpoint = endpoint(listChannelCallsContract, ({ actor, params, query }) =>
  listChannelCalls(actor, params.channelId, query),
);
