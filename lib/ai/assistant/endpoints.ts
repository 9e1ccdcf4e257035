import { endpoint } from "@/lib/http/endpoint";
import { getAnswerContract } from "./contract";
import { getAnswer } from "./service";

export const getAnswerEndpoint = endpoint(getAnswerContract, ({ actor, params }) =>
  getAnswer(actor, params.messageId),
);
