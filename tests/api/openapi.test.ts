import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import { describeApi } from "@/lib/api/openapi";
import { operations } from "@/lib/api/operations";

describe("the description of the API", () => {
  test("is one, by OpenAPI 3.1, for a validator that others wrote", async () => {
    const verdict = await new Validator().validate(describeApi("https://wiretap.example"));
    expect(verdict).toEqual({ valid: true });
  });

  test("would not be, if a response lacked its description", async () => {
    const broken = JSON.parse(JSON.stringify(describeApi("https://wiretap.example")));
    delete broken.paths["/drafts"].get.responses["200"].description;
    expect(await new Validator().validate(broken)).toMatchObject({ valid: false });
  });

  test("names each operation once, and each address with one method once", () => {
    const names = operations.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    const doors = operations.map(({ method, path }) => `${method} ${path}`);
    expect(doors).toEqual([...new Set(doors)]);
  });
});
