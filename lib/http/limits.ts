/**
 * Requests per window, per person where signed in and per address otherwise (mission line G3).
 * `auth` counts per address and, apart from that, per e-mail tried.
 */
export const LIMITS = {
  read: { signedOut: 100, signedIn: 3_000, windowSeconds: 15 * 60 },
  write: { signedOut: 100, signedIn: 1_500, windowSeconds: 15 * 60 },
  /** Sending, reading, typing: what a busy person does by the second. */
  chat: { signedOut: 100, signedIn: 600, windowSeconds: 60 },
  auth: { signedOut: 5, signedIn: 30, windowSeconds: 15 * 60 },
  search: { signedOut: 30, signedIn: 30, windowSeconds: 60 },
  /** Reports of messages and people, which moderators have to read. */
  report: { signedOut: 10, signedIn: 30, windowSeconds: 60 * 60 },
  upload: { signedOut: 10, signedIn: 300, windowSeconds: 60 * 60 },
  none: null,
} as const;

/** Uploads of a workspace's guests, for each. */
export const GUEST_UPLOADS = { tokens: 10, windowSeconds: 60 * 60 };

export type LimitName = keyof typeof LIMITS;
