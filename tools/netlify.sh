#!/bin/sh
# `make site` on Netlify, with the addresses that Netlify knows.
set -eu

# The address of the repository may be one for ssh, or hold a token: neither may end up in a page.
if [ -z "${WIJKENGIDS_REPOSITORY:-}" ] && [ -n "${REPOSITORY_URL:-}" ]; then
    WIJKENGIDS_REPOSITORY=$(printf '%s\n' "$REPOSITORY_URL" | sed -e 's#^ssh://##' -e 's#^git@\([^:/]*\)[:/]#https://\1/#' -e 's#://[^/]*@#://#' -e 's#\.git$##')
    export WIJKENGIDS_REPOSITORY
fi
unset REPOSITORY_URL

# In production the site has its own address; every other deploy has that of the deploy.
if [ "${CONTEXT:-}" = production ]; then address=${URL:-}; else address=${DEPLOY_PRIME_URL:-}; fi
if [ -z "${WIJKENGIDS_URL:-}" ] && [ -n "$address" ]; then
    WIJKENGIDS_URL=$address
    export WIJKENGIDS_URL
fi

exec make site
