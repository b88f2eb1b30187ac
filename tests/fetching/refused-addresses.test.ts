import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fetchDocument } from "@/lib/fetching/fetch-document";
import { readWebAddress } from "@/lib/fetching/web-address";
import { ATTACKS } from "./attacks";
import { listen, type Silent, serve, wayOut } from "./local-servers";

const accepts = new Set(["text/html"]);
const PUBLIC = "http://news.standfirst-press.org/";

/** Listeners of this machine at one port, one for each of its addresses that there are. */
let silent: Silent[];
let asked: string[];

beforeAll(async () => {
  const first = await listen("127.0.0.1");
  silent = [first];
  for (const host of ["127.0.0.2", "::1"])
    await listen(host, first.port).then(
      (listener) => silent.push(listener),
      () => console.log(`Fetching: this machine has no ${host}.`),
    );
});
afterAll(() => Promise.all(silent.map(({ close }) => close())));
beforeEach(() => {
  asked = [];
});

const port = () => silent[0]?.port ?? 0;
const connections = () => silent.map((listener) => listener.connections());

/** The way out with the listeners' port open, so that nothing but the address can be what is refused. */
function openPort(resolve: (name: string) => Promise<readonly string[]> = async () => []) {
  return wayOut({
    ports: new Set([80, 443, port()]),
    resolve: (name) => {
      asked.push(name);
      return resolve(name);
    },
  });
}

describe("an address that must not be asked", () => {
  test.each(ATTACKS)("$what: $address", async ({ address, refused }) => {
    const written = address.replaceAll("PORT", String(port()));
    const fetched = await fetchDocument(written, { accepts }, openPort());
    expect(fetched).toMatchObject({ ok: false, problems: [{ code: refused, at: "address" }] });
    if (!fetched.ok) expect(fetched.problems[0].message).toMatch(/so it is not asked for\. Write .*\.$/);
    expect(asked).toEqual([]);
    expect(connections()).toEqual(silent.map(() => 0));
  });

  test("is refused in the same way when a page redirects to it", async () => {
    let location = "";
    let refusals = 0;
    const server = await serve((_request, answer) => answer.writeHead(302, { location }).end());
    try {
      const from = `http://127.0.0.1:${server.port}/`;
      for (const { address } of ATTACKS) {
        // A header has no control characters and no other letters than these; Node refuses to send others.
        location = encodeURI(address.replaceAll("PORT", String(port())))
          .replaceAll("%25", "%")
          .replaceAll("%5B", "[")
          .replaceAll("%5D", "]");
        if (!location.includes("://") || location.includes("%0") || location.includes("%20")) continue;
        const way = { ...openPort(), outlets: new Set([`127.0.0.1:${server.port}`]) };
        const fetched = await fetchDocument(from, { accepts }, way);
        expect(fetched, location).toMatchObject({ ok: false });
        if (fetched.ok || fetched.problems[0].code === "source-redirects") continue;
        refusals += 1;
        expect(fetched.problems[0].message).toContain(`${from} leads on to an address that is refused`);
      }
      expect(refusals).toBeGreaterThan(80);
      expect(asked).toEqual([]);
      expect(connections()).toEqual(silent.map(() => 0));
    } finally {
      await server.close();
    }
  });

  test.each([
    ["127.0.0.1"],
    ["::1"],
    ["10.1.2.3"],
    ["::ffff:127.0.0.1"],
    ["169.254.169.254"],
    ["93.184.216.34", "127.0.0.1"],
    ["2606:4700::1111", "fd00::1"],
  ])("is one whose name leads to %s", async (...addresses) => {
    const way = openPort(async () => addresses);
    const fetched = await fetchDocument(`http://news.standfirst-press.org:${port()}/`, { accepts }, way);
    expect(fetched).toMatchObject({ ok: false, problems: [{ code: "address-not-public" }] });
    expect(asked).toEqual(["news.standfirst-press.org"]);
    expect(connections()).toEqual(silent.map(() => 0));
  });

  test("another port than the web's is refused, for names and for public addresses", () => {
    for (const address of [
      `${PUBLIC.slice(0, -1)}:8080/`,
      "http://93.184.216.34:22/",
      "https://news.standfirst-press.org:80x/",
    ])
      expect(readWebAddress(address, wayOut()).ok).toBe(false);
    for (const address of [
      PUBLIC,
      "https://93.184.216.34:443/",
      "http://[2606:4700::1111]/",
      "https://news.standfirst-press.org:80/",
    ])
      expect(readWebAddress(address, wayOut()).ok).toBe(true);
  });

  test("an outlet opens its own address and port, and nothing beside them", async () => {
    const way = { ...openPort(async () => ["127.0.0.1"]), outlets: new Set([`10.0.0.5:${port()}`]) };
    for (const host of ["127.0.0.1", "localhost", "archive.internal", "news.standfirst-press.org"]) {
      const fetched = await fetchDocument(`http://${host}:${port()}/`, { accepts }, way);
      expect(fetched, host).toMatchObject({ ok: false, problems: [{ code: "address-not-public" }] });
    }
    expect(connections()).toEqual(silent.map(() => 0));
  });

  test("an outlet may have a name of the house's own", async () => {
    const server = await serve((_request, answer) =>
      answer.setHeader("content-type", "text/html").end("kept"),
    );
    try {
      const way = wayOut({
        outlets: new Set([`127.0.0.1:${server.port}`]),
        resolve: async () => ["127.0.0.1"],
      });
      const fetched = await fetchDocument(`http://archive.internal:${server.port}/`, { accepts }, way);
      expect(fetched).toMatchObject({ ok: true, value: { mediaType: "text/html" } });
    } finally {
      await server.close();
    }
  });
});

describe("a name that leads elsewhere the second time", () => {
  test("is asked for once, and what was checked is what is connected to", async () => {
    const server = await serve((_request, answer) =>
      answer.setHeader("content-type", "text/html").end("the first"),
    );
    const victim = await listen("127.0.0.2", server.port);
    try {
      const answers = [["127.0.0.1"], ["127.0.0.2"]];
      const way = {
        ...openPort(async () => answers.shift() ?? []),
        outlets: new Set([`127.0.0.1:${server.port}`]),
      };
      const fetched = await fetchDocument(
        `http://news.standfirst-press.org:${server.port}/`,
        { accepts },
        way,
      );
      expect(fetched.ok && fetched.value.body.toString()).toBe("the first");
      expect(asked).toHaveLength(1);
      expect(victim.connections()).toBe(0);
    } finally {
      await Promise.all([server.close(), victim.close()]);
    }
  });

  test("is checked again when a redirect leads to it", async () => {
    const server = await serve((request, answer) =>
      answer.writeHead(302, { location: request.url ?? "/" }).end(),
    );
    const victim = await listen("127.0.0.2", server.port);
    try {
      const answers = [["127.0.0.1"], ["127.0.0.2"]];
      const way = {
        ...openPort(async () => answers.shift() ?? []),
        outlets: new Set([`127.0.0.1:${server.port}`]),
      };
      const fetched = await fetchDocument(
        `http://news.standfirst-press.org:${server.port}/`,
        { accepts },
        way,
      );
      expect(fetched).toMatchObject({ ok: false, problems: [{ code: "address-not-public" }] });
      expect(asked).toHaveLength(2);
      expect(victim.connections()).toBe(0);
    } finally {
      await Promise.all([server.close(), victim.close()]);
    }
  });

  test("gets no byte, even if the system went to another address than the one that was checked", async () => {
    const victim = await listen("127.0.0.1");
    try {
      const way = wayOut({
        ports: new Set([victim.port]),
        resolve: async () => ["93.184.216.34"],
        pin: () => (_name, options, answer) =>
          options.all === true
            ? answer(null, [{ address: "127.0.0.1", family: 4 }])
            : answer(null, "127.0.0.1", 4),
      });
      const fetched = await fetchDocument(
        `http://news.standfirst-press.org:${victim.port}/`,
        { accepts },
        way,
      );
      expect(fetched).toMatchObject({ ok: false, problems: [{ code: "address-not-public" }] });
      expect(victim.bytes()).toBe(0);
    } finally {
      await victim.close();
    }
  });
});
