/** A text as it stands in HTML, between tags and within the quotes of an attribute. */
export const escaped = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
