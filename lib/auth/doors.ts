type Rule = {
  secondFactor: "asked" | "may prove" | "none";
  /** Also for people who must sign in with single sign-on (`assertDoorOpen`). */
  isOpenUnderSso?: boolean;
};

/**
 * The ways into an account: the closed list. Each ends in `enter`, which asks for the second factor of who has one, so a
 * door can't forget it. `secondFactor` says whether the door asks for it, or may itself prove two factors
 * (a passkey that verified its user, a provider marked as trusted), or lets in only the people of a local demo.
 */
const rules = {
  password: { secondFactor: "asked" },
  program: { secondFactor: "asked" },
  github: { secondFactor: "asked" },
  passkey: { secondFactor: "may prove" },
  sso: { secondFactor: "may prove", isOpenUnderSso: true },
  demo: { secondFactor: "none", isOpenUnderSso: true },
} satisfies Record<string, Rule>;

export type Door = keyof typeof rules;
export const DOORS: Record<Door, Rule> = rules;
