import Handlebars from "handlebars";

/** Helpers a template may call; anything else is refused when the template is compiled. */
const helpers = { each: true, if: true, unless: true, with: true } as const;

/** Makes a page from a template and a style sheet of ours and plain data; every value is escaped. */
export function renderer<T extends object>(template: string, css: string): (data: T) => string {
  // An own environment: nobody else's helpers or partials reach it.
  const compile = Handlebars.create().compile<T>(
    template.replace("/* page.css */", () => css),
    {
      strict: true,
      knownHelpers: helpers,
      knownHelpersOnly: true,
    },
  );
  return (data) => compile(data);
}
