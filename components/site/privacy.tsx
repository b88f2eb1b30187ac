import type { ReactNode } from "react";
import { RanTests, TestedBy } from "@/components/site/tested-by";
import { printDay } from "@/lib/dates";
import type { Measured } from "@/lib/privacy/measured-schema";
import type { ContactsView, SiteView } from "@/lib/site/views";
import { contactUri } from "@/lib/syndication/security-txt";
import { MeasuredPages } from "./measured-pages";
import { SlugLine } from "./slug-line";

interface PrivacyProps {
  readonly site: Pick<SiteView, "name" | "language">;
  /** The origin that readers use. */
  readonly siteUrl: string;
  readonly contacts: ContactsView;
  readonly measured: Measured;
}

/**
 * What the site keeps of its readers, and how they can see for themselves. Every sentence that promises something is
 * followed by the test that holds it.
 */
export function Privacy({ site, siteUrl, contacts, measured }: PrivacyProps) {
  const { visit, kinds, measuredOn } = measured;
  const pages = kinds.reduce((sum, kind) => sum + kind.pages, 0);
  const kilobytes = (bytes: number) => `${(bytes / 1000).toLocaleString(site.language, ONE_DECIMAL)} KB`;
  return (
    <article className="article">
      <header className="article-head">
        <SlugLine items={[{ key: "privacy", text: "Privacy", signal: true }]} />
        <h1 className="headline">We don’t spy on our readers, and you can check</h1>
        <p className="standfirst">
          What {site.name} keeps about those who read it: nothing but what they write to it. How that is done,
          how to see for yourself, and what nobody can promise.
        </p>
      </header>
      <div className="prose">
        <h2>What is kept about you</h2>
        <p>Nothing. There is no account to make, no counter, and no list of who read what.</p>
        <ul>
          <Promised by={["P1a"]}>
            No page runs a script. There is none in it, and your browser is told to run none.
          </Promised>
          <Promised by={["P1b"]}>No page sets a cookie, or keeps anything else in your browser.</Promised>
          <Promised by={["P1c"]}>
            No page asks another host for anything. Its letters, pictures and styles come from here, and no
            connection to elsewhere is prepared before you ask for one.
          </Promised>
          <Promised by={["P1d"]}>
            When you follow a link, the page that it leads to is not told where you came from.
          </Promised>
          <Promised by={["P3"]}>
            Your address, your browser’s name, the page you came from and the words you search for are written
            to no file: not to a log, not to the database.
          </Promised>
          <Promised by={["P4"]}>
            Everyone is given the same page, byte for byte. Nothing in it can tell you from another reader.
          </Promised>
          <Promised by={["P7"]}>
            Feeds hold no picture and no link that would report who opened them.
          </Promised>
        </ul>
        <h2>If you report an error</h2>
        <p>
          Every article has a form to say what is wrong in it. It is the one thing here that takes something
          from you, and only when you send it.
        </p>
        <ul>
          <Promised by={["P9"]}>
            Kept are the words that you write and the minute in which they came, for the editors alone. How
            you can be reached, if you say so, is forgotten when your report has been handled, or after 90
            days.
          </Promised>
          <Promised by={["P3", "P9"]}>
            Not kept is where it came from. So that nobody sends thousands, reports are counted by your
            address for an hour at most, in memory, under a key that is thrown away each day. Nobody can be
            found by it.
          </Promised>
        </ul>
        <h2>How to see for yourself</h2>
        <ol>
          <li>
            Open the network panel of your browser (mostly with <kbd>F12</kbd>) and load this page again. Each
            line names what was asked for and of whom: it should be this host, every time, and never a script.
            The panel beside it, called Storage or Application, should be empty.
          </li>
          <li>
            Read what is sent before a page: <code>curl -I {siteUrl}/</code>. There,{" "}
            <code>script-src 'none'</code> forbids all scripts, <code>referrer-policy: no-referrer</code>{" "}
            keeps to yourself where you were, and <code>set-cookie</code> is missing.
          </li>
          <li>
            Turn JavaScript off. You will miss nothing: every page has the same words.
            <TestedBy ids={["P2"]} />
          </li>
          <li>
            Come with Tor Browser, and set it to Safest. That, too, turns scripts off; and no page needs any
            address but the one by which you reached it, be it an onion’s.
            <TestedBy ids={["P2", "P5"]} />
          </li>
          <li>
            Read the source. This site is run by Standfirst, which is free software under the MIT licence. The
            tests that are named here come with it, and <code>npm test</code> runs them all.
            <TestedBy ids={["P8"]} />
          </li>
        </ol>
        <h2>What was measured</h2>
        <p>
          A program opens {pages.toLocaleString(site.language)} pages of{" "}
          {kinds.length.toLocaleString(site.language)} kinds, those of the sample publication that Standfirst
          comes with, in a browser that would run any script, and touches everything on them. This is what it
          found; the figures last changed on {printDay(new Date(measuredOn), site.language, "UTC")}. A version
          of which they were not true would not pass its tests.
          <TestedBy ids={["P1f"]} /> Lest you wonder whether the program sleeps, it is also shown a page that
          does all that it looks for.
          <TestedBy ids={["P1g"]} />
        </p>
        <MeasuredPages kinds={kinds} language={site.language} />
        <p>
          A first visit to an article of middling length takes {kilobytes(visit.html + visit.styles)} for the
          page and its styles, {kilobytes(visit.fonts)} for its letters, and {kilobytes(visit.scripts)} for
          scripts.
          <TestedBy ids={["P1e"]} />
        </p>
        <h2>How it is done</h2>
        <p>
          The pages are finished before they leave the server. A program stands in front of what makes them
          and hands nothing about you on: not your address, not your browser’s name, not a cookie. A page
          could not be made for you alone.
          <TestedBy ids={["P4"]} />
        </p>
        <p>
          What you search for is in the address of the page that answers. It is therefore in your own
          browser’s history, and in no log of ours.
          <TestedBy ids={["P3"]} />
        </p>
        <h2>What nobody can promise</h2>
        <ul>
          <li>
            To send you a page, the server must know your address as long as the connection lasts. So must
            every network between you and us.
          </li>
          <li>
            Whoever owns the machine that this site runs on, or stands in front of it with a cache or a
            shield, can see which addresses come, and when; and where they undo the encryption, which pages
            are read and what is searched for. Whether they write that down is for them to say. This software
            cannot keep them from it.
          </li>
          <li>
            Whoever watches your connection sees that you came, and over <code>https</code> not what you read.
            Tor hides the coming as well.
          </li>
          <li>Your browser keeps a history, and copies of what it has shown. Both are yours to delete.</li>
          <li>A link out leads to a site with habits of its own.</li>
          <li>
            That the program which runs here is the one that was tested: whoever runs it can change it.
            Therefore the first four ways to check, above, take nobody’s word for anything.
          </li>
        </ul>
        {contacts.contact !== null && (
          <p>
            Have you found something that this page denies? Write to{" "}
            <ContactLink contact={contacts.contact} />.
          </p>
        )}
        <RanTests />
      </div>
    </article>
  );
}

const ONE_DECIMAL = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

function Promised({ by, children }: { by: Parameters<typeof TestedBy>[0]["ids"]; children: ReactNode }) {
  return (
    <li>
      {children}
      <TestedBy ids={by} />
    </li>
  );
}

function ContactLink({ contact }: { contact: string }) {
  return <a href={contactUri(contact)}>{contact}</a>;
}
