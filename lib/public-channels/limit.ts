import { clientAddress } from "@/lib/http/client-address";
import { AppError } from "@/lib/http/errors";
import { plainPage } from "@/lib/http/plain-page";
import { takeToken } from "@/lib/http/rate-limit";
import { publicPath } from "./path";

export const isPublicPath = (path: string): boolean => path.startsWith(publicPath(""));

/**
 * Counts a request for a public channel's page against the limit of its network.
 * @returns the response 429 beyond the limit, which a page of the App Router can't send itself; null below it
 */
export async function limitPublicPage(headers: Headers): Promise<Response | null> {
  try {
    await takeToken("public", null, clientAddress(headers));
    return null;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "rate_limited") throw error;
    const { retryAfter } = error.details as { retryAfter: number };
    const sentence = `Too many requests from your network. Try again in ${retryAfter} seconds.`;
    return plainPage(429, "Too many requests", sentence, { "retry-after": String(retryAfter) });
  }
}
