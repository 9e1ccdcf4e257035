import { addressesIn } from "@/lib/markdown/addresses";
import { MAX_MENTIONS, type ProductLink, parseProductLink } from "./mentions";

/** Every address of this instance in a text that shows a channel, a message or a thread. */
export function productLinksIn(body: string, origin: string): ProductLink[] {
  if (!body.includes(origin)) return [];
  return addressesIn(body)
    .slice(0, MAX_MENTIONS)
    .flatMap(({ start, end }) => parseProductLink(body.slice(start, end), origin) ?? []);
}
