import { outsideLinks } from "@/lib/markdown/outside-links";

/**
 * On paper nobody can follow a link: there each has a number, and this list says where it led. It is shown in print alone.
 *
 * @param html is the body as `lib/markdown` rendered it.
 */
export function PrintedAddresses({ html }: { html: string }) {
  const addresses = outsideLinks(html).map((href, index) => ({ number: index + 1, href }));
  if (addresses.length === 0) return null;
  return (
    <section className="addresses" aria-labelledby="addresses">
      <h2 className="slug" id="addresses">
        Addresses
      </h2>
      <ol translate="no">
        {addresses.map(({ number, href }) => (
          <li key={number} value={number}>
            {href}
          </li>
        ))}
      </ol>
    </section>
  );
}
