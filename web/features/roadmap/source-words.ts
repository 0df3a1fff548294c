import { m } from "@roundtable/shared/i18n/messages.js";

/** What the template's short marks stand for: names of bodies and papers, the same in every language. */
const names: Record<string, string> = {
  "BJA spotlight": "Bureau of Justice Assistance, spotlight",
  "BJA-PMT": "BJA Performance Measurement Tool",
  CTDC: "Counter Trafficking Data Collaborative",
  "DOJ-MDT": "U.S. Department of Justice, MDT toolkit",
  ECM: "Enhanced Collaborative Model",
  HTRS: "Human Trafficking Reporting System (BJA)",
  IACP: "International Association of Chiefs of Police",
  "IACP abstract": "International Association of Chiefs of Police, abstract of the roadmap",
  "MDPI-GNO": "Study of the task force of Greater New Orleans (MDPI)",
  NNEDV: "National Network to End Domestic Violence",
  "NIJ/Urban": "National Institute of Justice, Urban Institute",
  OJP: "Office of Justice Programs",
  OTIP: "Office on Trafficking in Persons",
  "OIG08-26": "DOJ Office of the Inspector General, report 08-26",
  "OVC-FAQ": "Office for Victims of Crime, FAQ",
  SOG: "UNC School of Government",
  Urban: "Urban Institute",
  VAWA: "Violence Against Women Act",
};

/** Where the thought of a milestone comes from, for people: "EG2.3,ECM" is a mark of the template. What a task force wrote itself stays as it is. */
export function sourceWords(source: string): string {
  const parts = source.split(",").map((part) => part.trim());
  const words = parts.map((part) => eGuide(part) ?? names[part]);
  return words.every((one) => one === undefined) ? source : words.map((one, at) => one ?? parts[at]).join("; ");
}

/** A section of the guide for task forces, "EG3.1-Members". */
function eGuide(part: string): string | undefined {
  const [, number, rest] = /^EG(\d(?:\.\d)?)(?:-(.+))?$/u.exec(part) ?? [];
  if (number === undefined) return undefined;
  const words = m.roadmap_source_guide({ section: number });
  return rest === undefined ? words : `${words} (${rest})`;
}
