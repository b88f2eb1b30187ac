/** The origin that the site says it has; a test that needs it puts a door with TLS there. */
export const siteUrl = "https://localhost";
