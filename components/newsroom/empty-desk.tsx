import { accountPath, deskPath, newDraftPath, peoplePath, settingsPath } from "@/lib/newsroom-urls";
import type { DeskScope } from "./desk-filters";

/** How far the setting up of a new site has come. */
export interface Steps {
  /** Whether the publication goes by a name of its own. */
  readonly named: boolean;
  /** Whether somebody else has an account, or is invited. */
  readonly invited: boolean;
  /** Whether whoever reads this signs in with a second factor. */
  readonly guarded: boolean;
}

interface EmptyDeskProps {
  readonly scope: DeskScope;
  /** For an administrator. */
  readonly steps: Steps | null;
}

/** What the desk says where it has nothing to list. */
export function EmptyDesk({ scope: { q, state, section, bearing, mine }, steps }: EmptyDeskProps) {
  if (q !== "" || state !== null || section !== null || bearing !== null || mine)
    return (
      <p className="prose-line">
        Nothing here is like that. <a href={deskPath}>Look at everything</a>.
      </p>
    );
  if (steps !== null) return <FirstSteps {...steps} />;
  return (
    <p className="prose-line">
      Nothing is here yet. <a href={newDraftPath}>Begin a draft</a>.
    </p>
  );
}

/** What the first administrator of an empty site may want to do, in this order; a step that is done says so. */
function FirstSteps({ named, invited, guarded }: Steps) {
  const steps = [
    {
      href: settingsPath,
      text: "Give the publication its name",
      why: "its tagline, its language and its time zone.",
      done: named,
    },
    {
      href: accountPath,
      text: "Set up a second factor",
      why: "then your password alone opens nothing.",
      done: guarded,
    },
    {
      href: peoplePath,
      text: "Invite the others",
      why: "each by an address that works once.",
      done: invited,
    },
    {
      href: newDraftPath,
      text: "Begin the first piece",
      why: "nobody sees it before it is published.",
      done: false,
    },
  ];
  return (
    <section className="first-steps" aria-labelledby="first-steps">
      <h2 id="first-steps">What comes first</h2>
      <ol>
        {steps.map(({ href, text, why, done }) => (
          <li key={href}>
            <a href={href}>{text}</a>: {why} {done && <span className="state">Done</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
