#!/bin/sh
# `make site` on Netlify, with the addresses that Netlify knows.
set -eu

# The address of the repository may be one for ssh, or hold a token: neither may end up in a page.
if [ -z "${WIJKENGIDS_REPOSITORY:-}" ] && [ -n "${REPOSITORY_URL:-}" ]; then
    WIJKENGIDS_REPOSITORY=$(printf '%s\n' "$REPOSITORY_URL" | sed -e 's#^ssh://##' -e 's#^git@\([^:/]*\)[:/]#https://\1/#' -e 's#://[^/]*@#://#' -e 's#\.git$##')
    export WIJKENGIDS_REPOSITORY
fi
unset REPOSITORY_URL

# Every deploy names the address of the real site, also a preview, which has another one: what is copied from it, a feed or the address of a picture must
# lead to what lasts. Robots stay away from previews (WIJKENGIDS_NOINDEX).
if [ -z "${WIJKENGIDS_URL:-}" ] && [ -n "${URL:-}" ]; then
    WIJKENGIDS_URL=$URL
    export WIJKENGIDS_URL
fi

exec make site
