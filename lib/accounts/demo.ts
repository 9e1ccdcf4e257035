/** The people of the demo workspace, made by the seed. They can be signed in as on a local instance only. */
export const DEMO_PEOPLE = [
  { name: "Ada Lindqvist", email: "ada@demo.guildhall.test" },
  { name: "Ben Okafor", email: "ben@demo.guildhall.test" },
  { name: "Chiara Moretti", email: "chiara@demo.guildhall.test" },
  { name: "Dev Patel", email: "dev@demo.guildhall.test" },
] as const;

export const isDemoEmail = (email: string) => DEMO_PEOPLE.some((person) => person.email === email);
