import { clientAddress } from "@/lib/http/client-address";
import { AppError } from "@/lib/http/errors";
import { takeToken } from "@/lib/http/rate-limit";
import { SECURITY_HEADERS } from "@/lib/http/security-headers";
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
    return new Response(pageOf(`Too many requests from your network. Try again in ${retryAfter} seconds.`), {
      status: 429,
      headers: {
        ...SECURITY_HEADERS,
        "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-store",
        "retry-after": String(retryAfter),
      },
    });
  }
}

const pageOf = (sentence: string) => `<!doctype html>
<html lang="en">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Too many requests</title>
<body style="font: 1rem/1.5 system-ui, sans-serif; margin: 3rem auto; padding: 0 1.5rem; max-width: 40rem">
<h1 style="font-size: 1.25rem">Too many requests</h1>
<p>${sentence}</p>
`;
