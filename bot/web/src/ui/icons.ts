/** Line icons, drawn here so that no icon font is fetched. All are decoration: the name is in the text. */
import { html, type TemplateResult } from 'lit';

const icon = (paths: string): (() => TemplateResult) => {
  // One path with many moves keeps a template static: nothing is ever put in as markup.
  return () => html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${paths}></path></svg>`;
};

export const sendIcon = icon('M12 19V5 M5 12l7-7 7 7');
export const attachIcon = icon('M20 11.500l-8 8a5 5 0 0 1-7-7l8.500-8.500a3.500 3.500 0 0 1 5 5L10 17.500a2 2 0 0 1-2.500-2.500L15 7.500');
export const closeIcon = icon('M6 6l12 12 M18 6L6 18');
export const newIcon = icon('M12 5v14 M5 12h14');
export const trashIcon = icon('M4 7h16 M9 7V4h6v3 M6 7l1 13h10l1-13 M10 11v5 M14 11v5');
export const copyIcon = icon('M9 9h11v11H9z M15 9V4H4v11h5');
export const checkIcon = icon('M5 12.5l4.5 4.5L19 7.5');
export const upIcon = icon('M7 11v9H4v-9z M7 11l4-8c1.5 0 2.5 1 2.5 2.500V9H19a1.500 1.500 0 0 1 1.500 1.800l-1.500 7.700A2 2 0 0 1 17 20H7');
export const downIcon = icon('M7 13V4H4v9z M7 13l4 8c1.500 0 2.500-1 2.500-2.500V15H19a1.500 1.500 0 0 0 1.500-1.800L19 5.500A2 2 0 0 0 17 4H7');
export const alarmIcon = icon('M12 3l10 17.500H2z M12 10v4.500 M12 17.500v.01');
export const downArrow = icon('M12 5v14 M5 12l7 7 7-7');
export const menuIcon = icon('M4 7h16 M4 12h16 M4 17h16');
export const keyIcon = icon('M11.500 12.500a4 4 0 1 0-5.500 3.700 4 4 0 0 0 5.500-3.700z M11 11.500L20 4 M16.500 7l2.500 3');
export const codeIcon = icon('M4 6h16v12H4z M8 12h.01 M12 12h.01 M16 12h.01');
/** A loaded bar. */
export const barbellIcon = icon('M2 12h20 M6 7v10 M9.500 9v6 M18 7v10 M14.500 9v6');
