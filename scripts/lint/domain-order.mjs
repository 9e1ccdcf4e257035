/**
 * The folders of lib/ in the order in which they may import one another, types included: each may import its
 * own tier and those before it. A new domain adds its folder to a tier. The files that stand
 * directly in lib/ belong to the first one.
 */
export const TIERS = [
  "time dates net sql http auth realtime jobs events storage audit markdown mail settings device",
  "accounts people",
  "workspaces",
  "sso",
  "channels",
  "objects",
  "references",
  "messages documents files conversations reactions polls stickers emoji drafts link-previews",
  "inbox notifications reminders scheduled saved read-markers search moderation",
  "labels tasks boards calls projects decks ai gallery",
  "conversions channel-exports public-channels webhooks delivery",
  "admin platform personal-data",
  "composition",
].map((tier) => tier.split(" "));

/** Files by which a domain plugs into a table of a later one: they may import that. */
export const PLUG_INS = { "object-source.ts": "objects" };

/**
 * Files that still import a later domain. This list only gets shorter: the check fails on an entry without such an
 * import.
 */
export const EXCEPTIONS = {
  // A new workspace starts with a channel; an invite can name channels.
  "lib/workspaces/service.ts": ["channels"],
  "lib/workspaces/invites/acceptance/service.ts": ["channels", "inbox"],
  "lib/workspaces/invites/service.ts": ["inbox"],
};

/**
 * Browser modules that validate with zod, each loaded on demand or on a page of its own. Everything else in the
 * browser takes types from schemas, and plain values from `limits.ts`.
 */
export const VALIDATES_IN_BROWSER = [
  "components/accounts/change-password-form.tsx",
  "components/accounts/forgot-password-form.tsx",
  "components/accounts/phone/phone-settings.tsx",
  "components/accounts/reset-password-form.tsx",
  "components/accounts/sign-in-form.tsx",
  "components/accounts/sign-up-form.tsx",
  "components/accounts/two-factor/confirm-person-dialog.tsx",
  "components/accounts/two-factor/factor-dialog.tsx",
  "components/accounts/two-factor/second-step-form.tsx",
  "components/accounts/two-factor/set-up-dialog.tsx",
  "components/accounts/verify-by-code.tsx",
  "components/accounts/verify-email-form.tsx",
  "components/polls/poll-dialog.tsx",
];

/** Packages that no browser module may reach. */
export const SERVER_PACKAGES =
  /^(node:|server-only$|@prisma\/|pg$|pg-boss$|pino$|ioredis$|sharp$|nodemailer$|@aws-sdk\/|@hocuspocus\/server$|@node-rs\/|rrule-temporal$|ai$|@ai-sdk\/|@pydantic\/|unpdf$)/;
