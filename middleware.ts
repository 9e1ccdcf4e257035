import { type NextRequest, NextResponse } from "next/server";
import { isKnownHost, UNKNOWN_HOST } from "@/lib/http/known-host";
import { plainPage } from "@/lib/http/plain-page";
import { contentSecurityPolicy, SECURITY_HEADERS } from "@/lib/http/security-headers";
import { isPublicPath, limitPublicPage } from "@/lib/public-channels/limit";

/**
 * Sets the security headers of every page, refuses names that aren't ours, and limits the requests for pages of public
 * channels. It never authorizes: access is decided where the data is read. The nonce reaches Next through the request's own Content-Security-Policy
 * header.
 */
export async function middleware(request: NextRequest) {
  const host = request.headers.get("host");
  if (!isKnownHost(host)) return plainPage(403, "Another address", UNKNOWN_HOST);
  const refusal = isPublicPath(request.nextUrl.pathname) ? await limitPublicPage(request.headers) : null;
  if (refusal) return refusal;
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce, host ?? "localhost");

  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  // For returning after signing in: layouts don't receive the path.
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });

  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  return response;
}

export const config = {
  // Static files carry no policy of their own, and what is under /api gets its headers from `serve`.
  matcher: "/((?!api/|_next/static|_next/image|favicon.ico).*)",
  runtime: "nodejs",
};
