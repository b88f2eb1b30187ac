import type { Prisma } from "@/lib/database/generated/client";
import type { StatementFacts, StatementRecord } from "./statement-record";

/**
 * Does to the rows what a record says: the same for a command and for a rebuild. A statement whose article is not there any more, such as
 * one of the samples, is passed over with all that hangs on it.
 */
export async function writeChange(
  transaction: Prisma.TransactionClient,
  { number, recordedAt, change }: StatementRecord,
): Promise<void> {
  if (change.verb === "state" || change.verb === "correct") {
    const { statement } = change;
    if ((await transaction.draft.count({ where: { id: statement.article } })) === 0) return;
    await writeSpeaker(transaction, statement);
    if (change.verb === "state")
      await transaction.statement.create({ data: { id: number, recordedAt, ...columnsOf(statement) } });
    else
      await transaction.statement.updateMany({
        where: { id: change.id },
        data: { correctedAt: recordedAt, ...columnsOf(statement) },
      });
  } else if (change.verb === "withdraw") {
    await transaction.statement.deleteMany({ where: { id: change.id } });
  } else {
    const [oneId, otherId] = inOrder(change.one, change.other);
    await transaction.contradiction.deleteMany({ where: { oneId, otherId } });
    if (change.verb === "reconcile") return;
    if ((await transaction.statement.count({ where: { id: { in: [oneId, otherId] } } })) < 2) return;
    const data = { oneId, otherId, note: change.note, markedAt: recordedAt };
    await transaction.contradiction.create({ data });
  }
}

/** Which of two statements is named first. */
export function inOrder(one: number, other: number): [number, number] {
  return one < other ? [one, other] : [other, one];
}

/** The newest record says what a speaker is called. */
async function writeSpeaker(
  transaction: Prisma.TransactionClient,
  { speaker }: StatementFacts,
): Promise<void> {
  const { slug, name, kind } = speaker;
  await transaction.speaker.upsert({ where: { slug }, create: { slug, name, kind }, update: { name, kind } });
}

/** A statement's facts as its row has them. */
export function columnsOf({
  speaker,
  kind,
  saidOn,
  quote,
  original,
  article,
  revision,
  source,
}: StatementFacts) {
  return {
    speakerSlug: speaker.slug,
    kind,
    saidOn,
    words: quote?.text ?? null,
    language: quote?.language ?? null,
    original: original?.text ?? null,
    originalLanguage: original?.language ?? null,
    articleId: article,
    revisionHash: revision,
    address: source,
  };
}
