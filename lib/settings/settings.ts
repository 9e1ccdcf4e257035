// Every setting there is. The browser reads this file: no schemas, no server code.

export type SettingScope = "person" | "workspace" | "instance";

type Plain = {
  label: string;
  description?: string;
  /** The section of its page that draws it. */
  section: string;
};

type Setting = { scope: SettingScope } & (
  | ({ kind: "switch"; default: boolean } & Plain)
  | ({ kind: "timeZone"; default: string } & Plain)
  | ({ kind: "choice"; options: readonly { value: string; label: string }[]; default: string } & Plain)
  /** Has a schema, a column and a control of its own. */
  | { kind: "own" }
);

export const SETTINGS = {
  presence: { scope: "person", kind: "own" },
  quietHours: { scope: "person", kind: "own" },
  timeZone: { scope: "person", kind: "own" },
  deviceTimeZone: {
    scope: "person",
    kind: "switch",
    default: true,
    section: "timeZone",
    label: "As on the device I use",
    description: "Your hours without disturbance and your morning mail go by it; others see your local time.",
  },
  status: { scope: "person", kind: "own" },
  sharesReceipts: {
    scope: "person",
    kind: "switch",
    default: true,
    section: "presence",
    label: "Receipts",
    description:
      "Tell others when their direct messages have arrived and when you have read them. Off works both ways: you don’t see theirs either.",
  },
  sounds: {
    scope: "person",
    kind: "switch",
    default: true,
    section: "notifications",
    label: "Sounds",
    description:
      "Notifications on your devices make the sound that the system has for them, and calls sound when people come and go.",
  },
  callsRing: {
    scope: "person",
    kind: "switch",
    default: true,
    section: "notifications",
    label: "Ring for calls",
    description:
      "Calls to you ring here and notify your devices. Off, they only show while Guildhall is open.",
  },
  reactionsInInbox: {
    scope: "person",
    kind: "switch",
    default: false,
    section: "notifications",
    label: "Reactions in my inbox",
    description: "When somebody reacts to one of my messages.",
  },
  digest: {
    scope: "person",
    kind: "choice",
    options: [
      { value: "HOURLY", label: "Every hour" },
      { value: "DAILY", label: "Every morning" },
      { value: "NEVER", label: "Never" },
    ],
    default: "DAILY",
    section: "notifications",
    label: "E-mail what stayed unread",
    description: "One mail with all of it, to your verified address.",
  },
  membersInvite: {
    scope: "workspace",
    kind: "switch",
    default: true,
    section: "members",
    label: "Members may invite people",
    description: "Owners and admins always may.",
  },
  membersUseSso: {
    scope: "workspace",
    kind: "switch",
    default: false,
    section: "members",
    label: "Members sign in with single sign-on only",
    description:
      "Holds for members who can: linked to a provider of this instance, or with an address of its domains. It counts from their next sign-in.",
  },
  workspaceTimeZone: {
    scope: "workspace",
    kind: "timeZone",
    default: "UTC",
    section: "budgets",
    label: "Time zone",
    description: "The days and months of the workspace’s AI budgets and figures are those of this zone.",
  },
  workspaceCreation: {
    scope: "instance",
    kind: "choice",
    options: [
      { value: "EVERYONE", label: "Everyone with an account" },
      { value: "ADMINS", label: "Admins of this instance" },
    ],
    default: "EVERYONE",
    section: "workspaces",
    label: "Who may create workspaces",
  },
  everyoneUsesSso: {
    scope: "instance",
    kind: "switch",
    default: false,
    section: "sso",
    label: "Everyone signs in with single sign-on only",
    description:
      "Passwords, passkeys and GitHub then let in only admins of this instance, who could be locked out else. It holds while a provider is there.",
  },
} as const satisfies Record<string, Setting>;

export type SettingKey = keyof typeof SETTINGS;
export type KeyOf<S extends SettingScope> = {
  [K in SettingKey]: (typeof SETTINGS)[K]["scope"] extends S ? K : never;
}[SettingKey];
/** Those that a page draws from the table. */
export type PlainKey<S extends SettingScope = SettingScope> = {
  [K in KeyOf<S>]: (typeof SETTINGS)[K]["kind"] extends "own" ? never : K;
}[KeyOf<S>];

export type ValueOf<S> = S extends { kind: "switch" }
  ? boolean
  : S extends { options: readonly { value: infer V }[] }
    ? V
    : S extends { kind: "timeZone" }
      ? string
      : never;
export type PlainSettings<S extends SettingScope> = { [K in PlainKey<S>]: ValueOf<(typeof SETTINGS)[K]> };

export const keysOf = <S extends SettingScope>(scope: S): KeyOf<S>[] =>
  (Object.keys(SETTINGS) as KeyOf<S>[]).filter((key) => SETTINGS[key].scope === scope);

export const plainKeysOf = <S extends SettingScope>(scope: S): PlainKey<S>[] =>
  keysOf(scope).filter((key) => SETTINGS[key].kind !== "own") as unknown as PlainKey<S>[];

export const defaultsOf = <S extends SettingScope>(scope: S): PlainSettings<S> =>
  Object.fromEntries(
    plainKeysOf(scope).map((key) => [key, (SETTINGS[key] as { default?: unknown }).default]),
  ) as PlainSettings<S>;
