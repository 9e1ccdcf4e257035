/**
 * Requests per window, per person where signed in and per address otherwise (mission line G3).
 * What isn't hot is counted by all processes together
 * (see rate-limit.ts).
 */
export const LIMITS = {
  read: { signedOut: 100, signedIn: 3_000, windowSeconds: 15 * 60, isHot: true },
  write: { signedOut: 100, signedIn: 1_500, windowSeconds: 15 * 60, isHot: true },
  /** Sending, reading, typing: what a busy person does by the second. */
  chat: { signedOut: 100, signedIn: 600, windowSeconds: 60, isHot: true },
  auth: { signedOut: 5, signedIn: 30, windowSeconds: 15 * 60, isHot: false },
  register: { signedOut: 5, signedIn: 5, windowSeconds: 15 * 60, isHot: false },
  /** Counted with the attempts at an account (lib/accounts/passwords/guesses.ts): known devices pass, and success is free. */
  signIn: { signedOut: 5, signedIn: 5, windowSeconds: 15 * 60, isHot: false },
  search: { signedOut: 30, signedIn: 30, windowSeconds: 60, isHot: false },
  /** Reports of messages and people, which moderators have to read. */
  report: { signedOut: 10, signedIn: 30, windowSeconds: 60 * 60, isHot: false },
  /** Questions to a model, which cost money. */
  ai: { signedOut: 5, signedIn: 30, windowSeconds: 60, isHot: false },
  upload: { signedOut: 10, signedIn: 300, windowSeconds: 60 * 60, isHot: false },
  /** Public channels, by address: a page and the pictures in it. */
  public: { signedOut: 300, signedIn: 600, windowSeconds: 60, isHot: true },
  none: null,
} as const;

/**
 * Limits that public endpoints count per network, whoever is signed in: accounts cost nothing. IPv6 counts by /48 here,
 * since anybody can rent one, with its 65,536 networks of /64.
 */
export const PER_NETWORK: ReadonlySet<string> = new Set(["auth", "register", "signIn"]);

/** Uploads of a workspace's guests, for each. */
export const GUEST_UPLOADS = { tokens: 10, windowSeconds: 60 * 60 };

export type LimitName = keyof typeof LIMITS;
