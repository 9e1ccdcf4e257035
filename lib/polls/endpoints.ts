import { endpoint } from "@/lib/http/endpoint";
import { addPollOptionContract, closePollContract, getMyVotesContract, setVotesContract } from "./contract";
import { addPollOption, closePoll, listMyVotes, setVotes } from "./service";

export const getMyVotesEndpoint = endpoint(getMyVotesContract, ({ actor, params }) =>
  listMyVotes(actor, params.messageId),
);
export const setVotesEndpoint = endpoint(setVotesContract, ({ actor, params, body }) =>
  setVotes(actor, params.messageId, body.optionIds),
);
export const addPollOptionEndpoint = endpoint(addPollOptionContract, ({ actor, params, body }) =>
  addPollOption(actor, params.messageId, body.text),
);
export const closePollEndpoint = endpoint(closePollContract, ({ actor, params }) =>
  closePoll(actor, params.messageId),
);
