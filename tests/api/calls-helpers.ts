import { randomUUID } from "node:crypto";
import {
  getCallContract,
  joinCallContract,
  leaveCallContract,
  startCallContract,
  updateParticipantContract,
} from "@/lib/calls/contract";
import { openConversationContract } from "@/lib/conversations/contract";
import type { Input } from "@/lib/http/contract";
import type { SignedIn } from "@/tests/factories";
import { send } from "@/tests/setup/request";

type StartOptions = Partial<Input<typeof startCallContract>["body"]>;

export const start = (who: SignedIn, channelId: string, options: StartOptions = {}) =>
  send(who, startCallContract, { params: { channelId }, body: { participantId: randomUUID(), ...options } });

export const join = (who: SignedIn, callId: string, options: StartOptions = {}) =>
  send(who, joinCallContract, { params: { callId }, body: { participantId: randomUUID(), ...options } });

export const leave = (who: SignedIn, callId: string, participantId: string) =>
  send(who, leaveCallContract, { params: { callId, participantId } });

export const change = (
  who: SignedIn,
  callId: string,
  participantId: string,
  body: Input<typeof updateParticipantContract>["body"],
) => send(who, updateParticipantContract, { params: { callId, participantId }, body });

export const read = (who: SignedIn, callId: string) => send(who, getCallContract, { params: { callId } });

export const converse = async (who: SignedIn, ...others: SignedIn[]) =>
  (await send(who, openConversationContract, { body: { userIds: others.map(({ id }) => id) } })).id;

/** Who is in a call, by name. */
export const namesIn = ({ participants }: { participants: { person: { name: string } }[] }) =>
  participants.map(({ person }) => person.name);
