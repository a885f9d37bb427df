// The only place where text becomes HTML or the address of a script. The policy of the pages lets nothing else do so (`trusted-types wijkengids`).
// What comes in was made by the generator, or by `form/texts.js`, which lets nothing through that an editor may not write.

const own = globalThis.trustedTypes?.createPolicy("wijkengids", {
  createHTML: (html) => html,
  createScriptURL: (address) => {
    if (new URL(address, location.href).origin !== location.origin) throw new TypeError(`not of this site: ${address}`);
    return address;
  },
});

/** HTML that the generator or the form made. */
export const ownHtml = (html) => own?.createHTML(html) ?? html;

/** The address of a script of this site. */
export const ownScript = (address) => own?.createScriptURL(String(address)) ?? address;
