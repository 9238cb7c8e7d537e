/** The operator's colour, as a sheet: a style attribute would need a hole in the page's security policy. */

/** Only #rgb and #rrggbb: anything else could carry more CSS than a colour. */
export function readColour(value: string | null | undefined): string | undefined {
  const found = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(value?.trim() ?? '')?.[1];
  if (!found) return undefined;
  const full = found.length === 3 ? found.replace(/./g, '$&$&') : found;
  return `#${full.toLowerCase()}`;
}

/** Black or white, whichever reads better; one of the two always has a contrast of 4.5 or more. */
export function textOn(colour: string): '#000000' | '#ffffff' {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255));
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? '#ffffff' : '#000000';
}

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);

export function accentSheet(colour: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:host { --coach-accent: ${colour}; --coach-on-accent: ${textOn(colour)}; }`);
  return sheet;
}
