import { endpoint } from "@/lib/http/endpoint";
import { answerAgain, ask } from "./ask";
import { listBranch } from "./branch";
import { answerAgainContract, askContract, getAnswerUsageContract, listAiMessagesContract } from "./contract";
import { getAnswerUsage } from "./usage";

export const listAiMessagesEndpoint = endpoint(listAiMessagesContract, ({ actor, params, query }) =>
  listBranch(actor, params.aiSessionId, query),
);
export const askEndpoint = endpoint(askContract, ({ actor, params, body }) =>
  ask(actor, params.aiSessionId, body),
);
export const answerAgainEndpoint = endpoint(answerAgainContract, ({ actor, params, body }) =>
  answerAgain(actor, params.aiMessageId, body),
);
export const getAnswerUsageEndpoint = endpoint(getAnswerUsageContract, ({ actor, params }) =>
  getAnswerUsage(actor, params.aiMessageId),
);
