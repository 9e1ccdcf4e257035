import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { getChannelEndpoint } from "@/lib/channels/endpoints";
import { load } from "../../../../load";

/** The channel that the address names, once a request. */
export const loadChannel = cache(async (channelId: string) => {
  if (!z.uuid().safeParse(channelId).success) notFound();
  return load(getChannelEndpoint, { params: { channelId } });
});
