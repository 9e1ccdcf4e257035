import type { Scope } from "@/lib/http/scopes";
import type { Bounds } from "@/lib/sql/bounds";

/** What a person has granted to a key of theirs. A sign-in has none: it may do whatever its person may. */
export type Grant = Bounds & {
  scopes: readonly Scope[];
  /** How many requests a minute the key may make. */
  perMinute: number;
};

/** The authenticated person, by browser cookie, program token, API key or socket. */
export type Actor = {
  userId: string;
  /** Ends with the session: sockets and documents opened by it are closed then. */
  sessionId: string;
  name: string;
  image: string | null;
  emailVerified: boolean;
  /** What the key may do that the request came with; missing for a sign-in, which may do whatever its person may. */
  grant?: Grant;
};
