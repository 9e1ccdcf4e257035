/** The longest texts of a profile, in UTF-16 units. */
export const PROFILE_LIMITS = { name: 80, title: 80, pronouns: 40, bio: 400 };
