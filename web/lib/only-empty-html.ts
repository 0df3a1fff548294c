type Policies = { createPolicy: (name: "default", rules: { createHTML: (html: string) => string | null }) => unknown };

const page: typeof globalThis & { readonly trustedTypes?: Policies } = globalThis;

// The page's policy forbids markup made from text. React Aria empties its spoken notices that way, and would stop a date
// field from being typed into; so nothing at all may be written, and nothing else.
page.trustedTypes?.createPolicy("default", { createHTML: (html) => (html === "" ? html : null) });
