import { endpoint } from "@/lib/http/endpoint";
import {
  createChannelContract,
  deleteChannelContract,
  getChannelContract,
  listChannelMembersContract,
  listChannelsContract,
  listNonReadersContract,
  listReadersContract,
  moveChannelContract,
  removeChannelMemberContract,
  setChannelMemberContract,
  updateChannelContract,
} from "./contract";
import {
  listChannelMembers,
  listNonReaders,
  listReaders,
  removeChannelMember,
  setChannelMember,
} from "./members/service";
import { createChannel, deleteChannel, updateChannel } from "./service";
import { getChannel, listChannels, moveChannel } from "./tree/service";

export const listChannelsEndpoint = endpoint(listChannelsContract, ({ actor, params, query }) =>
  listChannels(actor, params.workspaceId, query),
);
export const createChannelEndpoint = endpoint(createChannelContract, ({ actor, params, body }) =>
  createChannel(actor, params.workspaceId, body),
);
export const getChannelEndpoint = endpoint(getChannelContract, ({ actor, params }) =>
  getChannel(actor, params.channelId),
);
export const updateChannelEndpoint = endpoint(updateChannelContract, ({ actor, params, body }) =>
  updateChannel(actor, params.channelId, body),
);
export const moveChannelEndpoint = endpoint(moveChannelContract, ({ actor, params, body }) =>
  moveChannel(actor, params.channelId, body),
);
export const deleteChannelEndpoint = endpoint(deleteChannelContract, ({ actor, params }) =>
  deleteChannel(actor, params.channelId),
);

export const listChannelMembersEndpoint = endpoint(listChannelMembersContract, ({ actor, params, query }) =>
  listChannelMembers(actor, params.channelId, query),
);
export const setChannelMemberEndpoint = endpoint(setChannelMemberContract, ({ actor, params, body }) =>
  setChannelMember(actor, params.channelId, params.userId, body.role),
);
export const listReadersEndpoint = endpoint(listReadersContract, ({ actor, params, query }) =>
  listReaders(actor, params.channelId, query),
);
export const listNonReadersEndpoint = endpoint(listNonReadersContract, async ({ actor, params, body }) => ({
  items: await listNonReaders(actor, params.channelId, body.userIds),
}));
export const removeChannelMemberEndpoint = endpoint(removeChannelMemberContract, ({ actor, params }) =>
  removeChannelMember(actor, params.channelId, params.userId),
);
