import { expect, test } from "vitest";
import { sourceWords } from "./source-words.ts";

test("the marks of the template are names, and what somebody wrote stays as it is", () => {
  expect(sourceWords("EG3.1-Members,ECM")).toBe("OVC and BJA Task Force e-Guide, section 3.1 (Members); Enhanced Collaborative Model");
  expect(sourceWords("Our own protocol, page 4")).toBe("Our own protocol, page 4");
});
