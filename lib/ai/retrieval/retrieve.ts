import { type Database, type Lookup, visibleChannels } from "./candidates";
import { findParagraphs } from "./documents";
import { findFiles } from "./files";
import { merged } from "./merge";
import { findMessages, findNewest } from "./messages";
import { findNear } from "./near";
import { ranked } from "./rank";
import { readSources } from "./read-sources";
import type { SourceRef } from "./schema";
import { keyOf, type SourceKey } from "./source-place";
import { findTasks } from "./tasks";
import { stopWordTermsOf, type Term, termsOf } from "./terms";
import type { Candidate, RetrievalRequest, Source } from "./types";

const LIMIT = 8;

type Finder = (db: Database, lookup: Lookup) => Promise<Candidate[]>;
const FINDERS: readonly Finder[] = [findMessages, findParagraphs, findTasks, findFiles];

/**
 * Finds what may answer a question, the best first: by full text, and by meaning where the question has a vector, in the
 * channels that `readable` yields, as many statements for much as for little. Empty where nothing has any of its words and
 * nothing is about it.
 */
export async function retrieve(db: Database, request: RetrievalRequest): Promise<Source[]> {
  const { question, before, scope, except, limit = LIMIT } = request;
  const visible = visibleChannels(request);
  const lookup = { visible, scope, except };
  const words = termsOf(question, before);
  // “What was said yesterday?” asks for all of it.
  const isAnything = words.length === 0 && isNarrow(scope);
  const terms = words.length > 0 ? words : stopWordTermsOf(question);
  const candidates = isAnything
    ? ranked(await findNewest(db, lookup), ANYTHING, limit * 2)
    : await findBoth(db, { ...lookup, terms }, request.vector, limit * 2);
  // Neighbours become one source, so more are read than are wanted.
  const found = (await readSources(db, visible, candidates)).slice(0, limit);
  const known = new Set(found.map(keyOf));
  const also = (request.also ?? [])
    .map(toCandidate)
    .filter((candidate) => !known.has(keyOf(candidate)))
    .slice(0, limit);
  return [...found, ...(await readSources(db, visible, also))];
}

const toCandidate = ({ type, id, block }: Omit<SourceRef, "number">): SourceKey => ({
  ...{ kind: type as Source["kind"], id },
  ...(block !== undefined && { block }),
});
const ANYTHING: readonly Pick<Term, "isEarlier">[] = [{ isEarlier: false }];
const isNarrow = (scope: RetrievalRequest["scope"]) =>
  Object.values(scope ?? {}).some((value) => value !== undefined);

/** By words, and where there is a vector of the question, by meaning as well. */
async function findBoth(
  db: Database,
  lookup: Lookup,
  vector: Float32Array | undefined,
  limit: number,
): Promise<Candidate[]> {
  const { terms } = lookup;
  const [worded, near] = await Promise.all([
    terms.length > 0 ? findAll(db, lookup) : [],
    vector ? findNear(db, lookup, vector) : [],
  ]);
  return vector ? merged(ranked(worded, terms, limit * 2), near, limit) : ranked(worded, terms, limit);
}

const findAll = async (db: Database, lookup: Lookup): Promise<Candidate[]> =>
  (await Promise.all(FINDERS.map((find) => find(db, lookup)))).flat();
