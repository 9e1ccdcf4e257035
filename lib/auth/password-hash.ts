import { hash, verify } from "@node-rs/argon2";

/** OWASP's minimum for argon2id (the library's default algorithm): about 10 ms and 19 MiB each. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Keyboards and systems compose accents differently; the same password must give the same bytes. */
const normalize = (password: string) => password.normalize("NFKC");

export const hashPassword = (password: string): Promise<string> => hash(normalize(password), COST);

let decoy: Promise<string> | undefined;

/**
 * Whether the password is right. Takes as long without a hash (unknown e-mail, GitHub-only account) as with one, so
 * that timing doesn't reveal who has an account.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("a password that nobody has");
  const matches = await verify(passwordHash ?? (await decoy), normalize(password));
  return matches && passwordHash !== null;
}
