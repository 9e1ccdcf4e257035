import { isLocalInstance } from "@/lib/env";

/**
 * Whether a request comes from this machine to a local instance. Neither a tunnel to it nor a foreign page whose name
 * points here is: the name that was asked for must be loopback as well.
 * @param host the request's Host header
 */
export function isLocalVisit(host: string | null): boolean {
  return isLocalInstance() && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host ?? "");
}
