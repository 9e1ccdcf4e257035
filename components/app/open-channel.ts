"use client";
import { usePathname } from "next/navigation";

/** The pages of channels and conversations. */
const CHANNEL = /^\/w\/[^/]+\/[cd]\/([^/]+)/;

export const channelOf = (path: string): string | undefined => CHANNEL.exec(path)?.[1];

/** The channel or conversation that is open. By the address, which is right also without a connection. */
export const useOpenChannelId = (): string | undefined => channelOf(usePathname());
