"use client";
import { useQuery } from "@tanstack/react-query";
import { openCallsQuery } from "@/lib/calls/queries";
import type { Call } from "@/lib/calls/schema";

const NOTHING: readonly Call[] = [];

/** The open calls of all channels that I see, in every workspace. */
export const useOpenCalls = (): readonly Call[] => useQuery(openCallsQuery()).data ?? NOTHING;

/** The open call of a channel. */
export const useOpenCall = (channelId: string): Call | undefined =>
  useOpenCalls().find((call) => call.channelId === channelId);

export const isIn = (call: Call, userId: string) =>
  call.participants.some(({ person }) => person.id === userId);

/** Whether it rings for somebody, as its state says. */
export const ringsFor = (call: Call, userId: string) =>
  !isIn(call, userId) &&
  call.invites.some((invite) => invite.userId === userId && invite.status === "RINGING");
