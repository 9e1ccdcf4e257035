"use client";
import { useEffect } from "react";

const YEAR = 365 * 24 * 60 * 60;

/** Remembers where one was, in cookies, since it is the server that leads back there. */
export function useRememberChannel(slug: string, channelId: string) {
  useEffect(() => {
    // The channel's cookie belongs to the workspace's path: each workspace remembers its own.
    const cookies = [
      `last-workspace=${slug}; path=/; max-age=${YEAR}; samesite=lax`,
      `last-channel=${channelId}; path=/w/${slug}; max-age=${YEAR}; samesite=lax`,
    ];
    for (const cookie of cookies) Object.assign(document, { cookie });
  }, [slug, channelId]);
}
